package scoring

import (
	"slices"

	"maturita/survey"
)

// mover lists the moves of one question. Of those with the same effect only the
// first in reading order is kept, since no set can need another in its place.
type mover struct {
	*reply
	before   survey.Answer
	compared []*comparison // with the question
	moves    []move
	seen     map[effect]bool
}

// effect is what moves of one question differ in: the weight of the row, the points
// more, before cap, floor and best, and the comparisons that they turn.
type effect struct {
	weight, points survey.Decimal
	turned         string
}

// moves lists the moves of all questions in reading order: of those that count,
// and of others the ticks, which gates may ask for. compared are by place the
// comparisons that conditions make.
func (e *evaluation) moves(compared map[int][]*comparison) []move {
	var all []move
	for i := range e.replies {
		if m := (mover{reply: &e.replies[i], moves: all, compared: compared[i]}); m.given == answered {
			m.before = e.answers[m.ID]
			m.list(m.before)
			all = m.moves
		}
	}
	for i := range all {
		all[i].order = i
	}
	return all
}

func (m *mover) list(a survey.Answer) {
	switch m.Type {
	case survey.Single, survey.Scale:
		for _, better := range m.better(m.Options[m.option].Points) {
			if mv := (move{row: -1, option: better}); m.first(&mv, effect{}) {
				m.add(mv, points(m.Options[better].Points))
			}
		}
	case survey.Multiple:
		m.listTicks(a.Options)
	case survey.Matrix:
		m.listRows(a.Rows)
	case survey.Number:
		if m.counts() {
			m.listBands(band(m.Bands, a.Number))
		}
	}
}

// first notes what a move turns, and reports whether none with the same effect
// comes before it.
func (m *mover) first(mv *move, x effect) bool {
	mv.reply = m.reply
	mv.compared = mv.turned(m.before, m.compared)
	x.turned = signature(mv.compared)
	if m.seen[x] {
		return false
	}
	if m.seen == nil {
		m.seen = map[effect]bool{}
	}
	m.seen[x] = true
	return true
}

// add keeps a move with the points earned after it, before they are clamped,
// unless it lowers the question or does nothing.
func (m *mover) add(mv move, raw fraction) {
	if m.counts() {
		mv.raised = least(most(raw, m.floor), m.best).over(m.best.den)
		if mv.raised.cmp(m.earned) < 0 {
			return
		}
	}
	if mv.ticks || mv.raises() {
		m.moves = append(m.moves, mv)
	}
}

// better are the places of the options with the least points above those now.
func (m *mover) better(now survey.Decimal) []int {
	var list []int
	for i := range m.Options {
		p := m.Options[i].Points
		switch {
		case p <= now || len(list) > 0 && p > m.Options[list[0]].Points:
		case len(list) > 0 && p == m.Options[list[0]].Points:
			list = append(list, i)
		default:
			list = append(list[:0], i)
		}
	}
	return list
}

// listTicks lists one more tick of a multiple choice, of an option that is not
// exclusive. Where one that is was ticked, it takes its place.
func (m *mover) listTicks(ids []survey.OptionID) {
	ticked := m.ticked(ids)
	var sum survey.Decimal
	for i := range ticked {
		if ticked[i] && !m.Options[i].Exclusive {
			sum += m.Options[i].Points
		}
	}
	for i := range m.Options {
		o := &m.Options[i]
		if mv := (move{row: -1, option: i, ticks: true}); !ticked[i] && !o.Exclusive && m.first(&mv, effect{points: o.Points}) {
			m.add(mv, points(m.worth(tally{ticks: m.reply.ticks + 1, sum: sum + o.Points})))
		}
	}
}

// ticked tells of each option whether it is ticked.
func (m *mover) ticked(ids []survey.OptionID) []bool {
	list := make([]bool, len(m.Options))
	for i := range m.Options {
		list[i] = slices.Contains(ids, m.Options[i].ID)
	}
	return list
}

// listBands lists the next better bands with the smallest number that lies in each;
// a band without a number that may be entered is no band to reach.
func (m *mover) listBands(now survey.Decimal) {
	var better []survey.Band
	for i := range m.Bands {
		b := m.Bands[i]
		if b.Points <= now || len(better) > 0 && b.Points > better[0].Points {
			continue
		}
		if number, ok := m.smallest(i); ok {
			if len(better) > 0 && b.Points < better[0].Points {
				better = better[:0]
			}
			better = append(better, survey.Band{From: number, Points: b.Points})
		}
	}
	for _, b := range better {
		if mv := (move{row: -1, option: -1, number: b.From}); m.first(&mv, effect{}) {
			m.add(mv, points(b.Points))
		}
	}
}

// smallest is the smallest number of a band that has no more decimal places than
// permitted.
func (m *mover) smallest(place int) (survey.Decimal, bool) {
	step := survey.Decimal(1)
	for range 3 - m.Decimals {
		step *= 10
	}
	number := m.Bands[place].From
	if over := ((number % step) + step) % step; over > 0 {
		number += step - over
	}
	last := place == len(m.Bands)-1
	return number, number <= m.Max && (last || number < m.Bands[place+1].From)
}
