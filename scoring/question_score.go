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
	for i := range e.replies {
		if r := &e.replies[i]; r.counts() {
			scores = append(scores, r.public())
		}
	}
	return scores
}

func (r *reply) public() QuestionScore {
	return QuestionScore{Area: r.area, Question: r.ID, S: r.s().rat(), Weight: r.weight.rat()}
}
