package scoring

import (
	"slices"

	"maturita/survey"
)

// mover lists the moves of one question. Of those with the same effect only the
// first in reading order is kept, since no set can need another in its place;
// unless conditions may tell them apart.
type mover struct {
	*reply
	steering bool // conditions refer to the question
	moves    []move
	seen     map[effect]bool
}

// effect is what moves of one question differ in: the weight of the row and the
// points more, before cap, floor and best.
type effect struct{ weight, points survey.Decimal }

// moves lists the moves of all questions in reading order: of those that count,
// and of others the ticks, which gates may ask for. steering tells by place which
// questions conditions refer to.
func (e *evaluation) moves(steering []bool) []move {
	var all []move
	for i := range e.replies {
		if m := (mover{reply: &e.replies[i], moves: all, steering: steering[i]}); m.given == answered {
			m.list(e.answers[m.ID])
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
		if better := m.better(m.Options[m.option].Points); better >= 0 {
			m.add(move{row: -1, option: better}, points(m.Options[better].Points))
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

// add keeps a move with the points earned after it, before they are clamped,
// unless it lowers the question or does nothing.
func (m *mover) add(mv move, raw fraction) {
	mv.reply = m.reply
	if m.counts() {
		mv.raised = least(most(raw, m.floor), m.best)
		if mv.raised.cmp(m.earned) < 0 {
			return
		}
	}
	if mv.ticks || mv.raises() {
		m.moves = append(m.moves, mv)
	}
}

// first reports whether a move with this effect is to be kept.
func (m *mover) first(x effect) bool {
	if m.seen[x] {
		return m.steering
	}
	if m.seen == nil {
		m.seen = map[effect]bool{}
	}
	m.seen[x] = true
	return true
}

// better is the place of the option with the least points above those now, the
// first of several; -1 when there is none.
func (m *mover) better(now survey.Decimal) int {
	best := -1
	for i := range m.Options {
		if p := m.Options[i].Points; p > now && (best < 0 || p < m.Options[best].Points) {
			best = i
		}
	}
	return best
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
		if ticked[i] || o.Exclusive || !m.first(effect{points: o.Points}) {
			continue
		}
		earned := m.worth(tally{ticks: m.reply.ticks + 1, sum: sum + o.Points})
		m.add(move{row: -1, option: i, ticks: true}, points(earned))
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

// listBands lists the next better band with the smallest number that lies in it;
// a band without a number that may be entered is no band to reach.
func (m *mover) listBands(now survey.Decimal) {
	found, better := false, survey.Band{}
	for i := range m.Bands {
		b := m.Bands[i]
		if b.Points <= now || found && b.Points >= better.Points {
			continue
		}
		if number, ok := m.smallest(i); ok {
			found, better = true, survey.Band{From: number, Points: b.Points}
		}
	}
	if found {
		m.add(move{row: -1, option: -1, number: better.From}, points(better.Points))
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
