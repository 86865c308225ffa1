package scoring

import (
	"math/big"

	"maturita/survey"
)

// QuestionScore is the score of one question that counts (SCORING.md §4).
type QuestionScore struct {
	Area     survey.AreaID
	Question survey.QuestionID
	S        *big.Rat // 0–1
	Weight   *big.Rat // within its area, not normalised
}

// Questions returns the scores of the questions that count, in reading order,
// those of areas that are non valutabile too.
func (m *Model) Questions(answers survey.Answers) []QuestionScore {
	scores := []QuestionScore{}
	e := m.evaluate(answers)
	for i := range e.areas {
		for _, q := range e.areas[i].counting {
			scores = append(scores, q.public())
		}
	}
	return scores
}

// question is a scored question of which everything that answers do not change
// is known.
type question struct {
	*survey.Question
	area      survey.AreaID
	order     int // in the whole questionnaire
	weight    *big.Rat
	floor     *big.Rat
	best      *big.Rat       // of a matrix: with every row applicable
	part      survey.Decimal // best of one matrix row of weight 1
	rowWeight *big.Rat       // of all rows together
}

func newQuestion(q *survey.Question, area survey.AreaID, order int) question {
	return question{
		Question: q, area: area, order: order,
		weight: q.Weight.Rat(), floor: q.Floor.Rat(), best: bestOf(q), part: bestPart(q), rowWeight: rowWeight(q),
	}
}

// exclusion tells why a scored question on the path does not count.
type exclusion int

const (
	counts exclusion = iota
	unanswered
	inapplicable
)

// scored is one scored question on the path, with what its answer is worth. The
// numbers are nil when it does not count.
type scored struct {
	*question
	excluded     exclusion
	earned, best *big.Rat // points; earned clamped
	s            *big.Rat // earned / best
	applicable   *big.Rat // share of a matrix's row weight that is applicable, else 1
}

// score values the answer to a question on the path.
func (q *question) score(a survey.Answer) scored {
	r := scored{question: q}
	switch {
	case survey.Inapplicable(q.Question, a):
		r.excluded = inapplicable
		return r
	case survey.Answered(q.Question, a):
		r.earned, r.best, r.applicable = q.earn(a)
	case q.Optional && q.UnansweredZero:
		r.earned, r.best, r.applicable = new(big.Rat), q.best, big.NewRat(1, 1)
	default:
		r.excluded = unanswered
		return r
	}
	if r.best.Sign() <= 0 { // only rows without weight are applicable
		return scored{question: q, excluded: inapplicable}
	}
	r.earned = least(most(r.earned, q.floor), r.best)
	r.s = new(big.Rat).Quo(r.earned, r.best)
	return r
}

func (r *scored) public() QuestionScore {
	return QuestionScore{Area: r.area, Question: r.ID, S: new(big.Rat).Set(r.s), Weight: new(big.Rat).Set(r.weight)}
}
