package scoring

import (
	"slices"

	"maturita/survey"
)

// tally is what ticked options come to.
type tally struct {
	ticks   int            // those not exclusive
	sum     survey.Decimal // points
	highest survey.Decimal // points of one, 0 where none is ticked
}

// tally counts options ticked together; ok is false where survey.CheckAnswer
// does not permit them: one is unknown, there twice, or exclusive beside others.
func (q *question) tally(ids []survey.OptionID) (t tally, ok bool) {
	var seen uint64 // of the first options
	place := -1
	for i, id := range ids {
		place = q.option(id, place+1) // mostly they come in order
		if place < 0 || seen>>place&1 == 1 || place >= 64 && slices.Contains(ids[:i], id) {
			return t, false
		}
		seen |= 1 << place
		option := &q.choices[place]
		switch {
		case !option.exclusive:
			t.ticks++
		case len(ids) > 1:
			return t, false
		}
		t.sum += option.points
		if i == 0 || option.points > t.highest {
			t.highest = option.points
		}
	}
	return t, true
}

// worth gives the points of a tally, before the weight of a matrix row: the
// highest, or the sum, at most the cap; with AtLeast 1 point from so many ticks.
func (q *question) worth(t tally) survey.Decimal {
	switch {
	case q.AtLeast > 0 && t.ticks >= q.AtLeast:
		return survey.Whole(1)
	case q.AtLeast > 0:
		return 0
	case q.form == byRows && (!q.Columns || q.Combine == survey.Maximum):
		return t.highest
	}
	return min(t.sum, q.part)
}
