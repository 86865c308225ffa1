package scoring

import (
	"slices"

	"maturita/survey"
)

// standing is where a question stands with one set of answers.
type standing uint8

const (
	offPath      standing = iota // not asked
	unanswered                   // asked, without an answer that is permitted and whole
	inapplicable                 // asked, non applicabile
	answered                     // asked and answered
)

// reply is what one set of answers makes of one question (SCORING.md §4).
type reply struct {
	*question
	// given is what was answered: conditions, gates and counts of ticks go by it.
	given standing
	// valued is what the score goes by: that of a scored question which counts is
	// answered. It differs from given where unanswered counts as 0, and where only
	// rows without weight are applicable. A question that is not scored has offPath.
	valued standing
	option int // of a choice of one option: the place of that chosen
	ticks  int // non-exclusive options ticked, over all applicable rows of a matrix
	// Of a question that counts; none for others.
	earned, best fraction // points; earned clamped; best over the applicable rows
	applicable   fraction // share of a matrix's row weight that is applicable, else 1
}

// counts reports whether the question enters the score of its area.
func (r *reply) counts() bool { return r.valued == answered }

// asked reports whether the question is a scored one on the path.
func (r *reply) asked() bool { return r.valued != offPath }

// s is the score of a question that counts, 0–1.
func (r *reply) s() fraction { return r.earned.quo(r.best) }

// reply values an answer to a question on the path.
func (q *question) reply(a survey.Answer) reply {
	r := reply{question: q}
	r.read(&a)
	return r
}

// reset forgets everything but the question.
func (r *reply) reset(given standing) {
	r.given, r.valued, r.option, r.ticks = given, offPath, 0, 0
	r.value(fraction{}, fraction{}, fraction{})
}

// value sets the points and the share of a matrix that is applicable.
func (r *reply) value(earned, best, applicable fraction) {
	r.earned.become(earned)
	r.best.become(best)
	r.applicable.become(applicable)
}

// read finds what an answer to a question on the path makes of it. An answer that
// is not permitted is as good as none.
func (r *reply) read(a *survey.Answer) {
	r.reset(unanswered)
	if a.Kind == survey.AnswerRows {
		r.readRows(a.Rows)
	} else {
		r.readOther(a)
	}
	if r.given != answered {
		r.ticks = 0
	}
	if !r.Scored {
		return
	}
	r.valued = r.given
	switch {
	case r.given == unanswered && r.Optional && r.UnansweredZero:
		r.valued = answered
		r.value(points(0), r.question.best, one)
	case r.given == answered && r.best.sign() <= 0: // only rows without weight are applicable
		r.valued = inapplicable
		r.value(fraction{}, fraction{}, fraction{})
	}
	if r.counts() {
		r.earned.become(least(most(r.earned, r.floor), r.best))
	}
}

// readOther takes an answer of another form than rows.
func (r *reply) readOther(a *survey.Answer) {
	q := r.question
	var earned survey.Decimal
	switch {
	case a.Kind == survey.AnswerOption && (q.Type == survey.Single || q.Type == survey.Scale):
		if r.option = slices.Index(q.options, a.Option); r.option < 0 {
			return
		}
		earned = q.Options[r.option].Points
	case a.Kind == survey.AnswerOptions && q.Type == survey.Multiple:
		t, ok := q.tally(a.Options)
		if !ok {
			return
		}
		r.ticks, earned = t.ticks, q.worth(t)
	case a.Kind == survey.Unanswered || len(survey.CheckAnswer(q.Question, *a)) > 0:
		return
	case a.Kind == survey.AnswerInapplicable:
		r.given = inapplicable
		return
	case a.Kind == survey.AnswerNumber && q.Scored:
		earned = band(q.Bands, a.Number)
	}
	r.given = answered
	if q.Scored {
		r.value(points(earned), q.best, one)
	}
}
