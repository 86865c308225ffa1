package scoring

import "maturita/survey"

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
	// full says of a question that counts that best is the question's own, and earned
	// a number of its units.
	full   bool
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
	var r reply
	q.read(&r, &a)
	return r
}

// read makes r the reply to a question on the path. An answer that is not
// permitted is as good as none.
func (q *question) read(r *reply, a *survey.Answer) {
	*r = reply{question: q, given: unanswered}
	if a.Kind == survey.AnswerRows {
		q.readRows(r, a.Rows)
	} else {
		q.readOther(r, a)
	}
	if r.given != answered {
		r.ticks = 0
	}
	if !q.scored {
		return
	}
	r.valued = r.given
	switch {
	case r.given == unanswered && q.zero:
		r.valued = answered
		r.value(0)
	case r.given == answered && !r.full && r.best.sign() <= 0: // only rows without weight are applicable
		r.valued, r.earned, r.best, r.applicable = inapplicable, fraction{}, fraction{}, fraction{}
	}
	if r.full {
		r.earned.num = min(max(r.earned.num, q.floor.num), q.best.num)
	} else if r.counts() {
		r.earned = least(most(r.earned, q.floor), r.best)
	}
}

// readOther takes an answer of another form than rows.
func (q *question) readOther(r *reply, a *survey.Answer) {
	var earned int64
	switch {
	case a.Kind == survey.AnswerOption && q.form == byOption:
		if r.option = q.option(a.Option, 0); r.option < 0 {
			return
		}
		earned = q.choices[r.option].units
	case a.Kind == survey.AnswerOptions && q.form == byTicks:
		t, ok := q.tally(a.Options)
		if !ok {
			return
		}
		r.ticks, earned = t.ticks, int64(q.worth(t)/q.units.step)
	case a.Kind == survey.Unanswered || len(survey.CheckAnswer(q.Question, *a)) > 0:
		return
	case a.Kind == survey.AnswerInapplicable:
		r.given = inapplicable
		return
	case a.Kind == survey.AnswerNumber && q.scored:
		earned = int64(band(q.Bands, a.Number) / q.units.step)
	}
	r.given = answered
	if q.scored {
		r.value(earned)
	}
}

// value notes so many units earned, before they are clamped, of all that may be.
func (r *reply) value(units int64) {
	u := &r.question.units
	r.earned, r.best, r.applicable, r.full = u.of(units), r.question.best, whole(1), u.fits
}
