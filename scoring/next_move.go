package scoring

import (
	"slices"

	"maturita/survey"
)

// move raises one question by one step, all else held (SCORING.md §7).
type move struct {
	*reply        // as it stands
	order    int  // among all moves, in reading order
	row      int  // place of a matrix row, else -1
	option   int  // place of the option chosen or ticked, -1 for a number
	ticks    bool // one more option that is not exclusive is ticked
	number   survey.Decimal
	raised   fraction // points earned after it; none when the question does not count
	compared []int    // of the comparisons with its question, those that it turns
	turns    []leaf   // what it turns of conditions that few moves might turn, by node
	kind     *kind    // of moves that turn the same, nil = it turns nothing
	alone    bool     // it changes the path alone
	gain     amount   // of the overall, where the area is open (see outlook)
	solo     amount   // of the overall by this move alone, where its area takes the highest score
	rise     amount   // of what the area takes to rise, where that is asked
	out      int      // not 0 = set aside
}

// raises reports whether the question is worth more after the move.
func (mv *move) raises() bool { return !mv.raised.none() && mv.raised.cmp(mv.earned) > 0 }

// lift is by how much s rises.
func (mv *move) lift() fraction { return mv.raised.sub(mv.earned).quo(mv.best) }

// after is the reply after the move.
func (mv *move) after() reply {
	r := *mv.reply
	if !mv.raised.none() {
		r.earned, r.full = mv.raised, r.full && mv.raised.wide == nil && mv.raised.den == r.best.den
	}
	if mv.ticks {
		r.ticks++
	}
	return r
}

// answer is the answer after the move, of what it was before it.
func (mv *move) answer(before survey.Answer) survey.Answer {
	switch mv.Type {
	case survey.Number:
		return survey.Answer{Kind: survey.AnswerNumber, Number: mv.number}
	case survey.Multiple:
		return survey.Answer{Kind: survey.AnswerOptions, Options: with(mv.Question, before.Options, mv.option)}
	case survey.Matrix:
		after := survey.Answer{Kind: survey.AnswerRows, Rows: make(map[survey.RowID]survey.Cell, len(before.Rows))}
		for id, cell := range before.Rows {
			after.Rows[id] = cell
		}
		ids := []survey.OptionID{mv.Options[mv.option].ID}
		if id := mv.Rows[mv.row].ID; mv.Columns {
			ids = with(mv.Question, before.Rows[id].Options, mv.option)
		}
		after.Rows[mv.Rows[mv.row].ID] = survey.Cell{Options: ids}
		return after
	}
	return survey.Answer{Kind: survey.AnswerOption, Option: mv.Options[mv.option].ID}
}

// with ticks one more option, in the order of the questionnaire. An exclusive one
// that was ticked is no longer.
func with(q *survey.Question, ids []survey.OptionID, option int) []survey.OptionID {
	var list []survey.OptionID
	for i := range q.Options {
		if o := &q.Options[i]; i == option || !o.Exclusive && slices.Contains(ids, o.ID) {
			list = append(list, o.ID)
		}
	}
	return list
}
