package scoring

import (
	"cmp"
	"slices"
	"sort"

	"maturita/survey"
)

// additive is the search among sets that mend the path where all that is asked for
// adds up: the overall, and every area that must come to a score. A set is judged by
// sums alone. To others one move may be added in an area that takes the highest score.
type additive struct {
	*search
	pool   pool
	single [][]candidate         // free moves that may be added to others, by what they gain
	top    amount                // the most that one of them gains
	wanted []int                 // places of the areas that must rise
	lists  map[int][][]candidate // free moves of each of these, see ofArea
	ticked map[int][][]candidate // of each question that must gain a tick
	inStep bool                  // what raises an area more raises the overall more
}

// additive prepares it; nil where something does not add up.
func (s *search) additive() *additive {
	w := s.outlook
	if !w.sums {
		return nil
	}
	m := &additive{search: s, lists: map[int][][]candidate{}, ticked: map[int][][]candidate{}, inStep: !s.from.gains().sum, top: w.top}
	for i := range w.areas {
		a := &s.from.areas[i]
		switch p := &w.areas[i]; {
		case p.closed && (p.wanted || a.Aggregate != survey.Maximum), p.wanted && !a.adds():
			return nil
		case p.wanted:
			m.wanted = append(m.wanted, i)
		}
	}
	m.pool = pool{need: w.need, exclusive: w.exclusive, zero: w.ruler.zero(), shift: w.ruler.shift}
	if w.allOpen() {
		m.single = s.byGain()
		return m
	}
	list := s.candidates(-1)
	for i := range s.moves {
		if mv := &s.moves[i]; !mv.alone && w.areas[mv.areaPlace].closed && mv.solo.cmp(m.pool.zero) > 0 {
			list = append(list, candidate{moves: []*move{mv}, group: mv.place, gain: mv.solo})
			m.top = larger(m.top, mv.solo)
		}
	}
	m.single = wholeClasses(list, byGain)
	return m
}

// takes reports whether the moves of kinds add up.
func (m *additive) takes(kinds []*kind) bool {
	return !slices.ContainsFunc(kinds, func(k *kind) bool { return m.outlook.areas[k.first().areaPlace].closed })
}

// mend offers the sets of n moves that sets of kinds make, with free ones where
// kinds are fewer.
func (m *additive) mend(sets [][]*kind, n int) {
	m.resume()
	for _, set := range sets {
		m.combine(set, n, m.pool.zero, nil)
	}
	m.conclude()
}

// resume looks for no more than the best set that the search knows.
func (m *additive) resume() {
	m.pool.best, m.pool.limit = nil, nil
	if m.best != nil {
		m.pool.atMost(m.outlook.ruler, m.best.overall.sub(m.from.overall))
	}
}

// sum is what moves gain together.
func (m *additive) sum(moves []*move) amount {
	sum := m.pool.zero
	for _, mv := range moves {
		sum = sum.add(mv.gain)
	}
	return sum
}

// conclude offers the best set to the search.
func (m *additive) conclude() {
	if b := m.pool.best; b != nil {
		m.offer(m.from.overall.add(m.outlook.ruler.value(b.gain)), b.moves)
	}
}

// tick offers sets that keep the path, with a tick in each of some questions, of
// those chosen, so many more and at most one of no such question.
func (m *additive) tick(questions []int, chosen []*move, left int) {
	m.resume()
	var choose func(questions []int, set []*move, sum amount, left int)
	choose = func(questions []int, set []*move, sum amount, left int) {
		switch {
		case len(questions) > 0:
			for _, class := range m.ofQuestion(questions[0]) {
				total := sum.add(class[0].gain)
				if m.pool.exceeds(total) {
					return
				}
				for _, c := range class {
					if !moved(set, c.group) {
						choose(questions[1:], append(set[:len(set):len(set)], c.moves[0]), total, left-1)
					}
				}
			}
		case left > 0:
			m.last(set, sum)
		case m.pool.suffices(sum) && m.lacks(set).nothing() && m.pool.better(sum, set) && m.keepsPath(set...):
			m.pool.keep(sum, set)
		}
	}
	choose(questions, chosen, m.sum(chosen), left)
	m.conclude()
}

// combine chooses a move of each kind and, where a set is not whole then, a free one.
func (m *additive) combine(kinds []*kind, n int, sum amount, chosen []*move) {
	if len(kinds) == 0 {
		m.last(chosen, sum)
		return
	}
	steps := kinds[0].steps()
	rest := m.pool.need.sub(sum) // of this step, with the most of all others
	for _, k := range kinds[1:] {
		rest = rest.sub(k.most.gain)
	}
	for range n - len(chosen) - len(kinds) {
		rest = rest.sub(m.top)
	}
	whole := len(kinds) == 1 && n == len(chosen)+1
	m.judged++
	var found *move
	for i := sort.Search(len(steps), func(i int) bool { return steps[i].gain.cmp(rest) >= 0 }); i < len(steps); i++ {
		mv := steps[i]
		total := sum.add(mv.gain)
		switch {
		case m.pool.exceeds(total), found != nil && mv.gain.cmp(found.gain) > 0:
			return
		case !whole:
			m.combine(kinds[1:], n, total, append(chosen[:len(chosen):len(chosen)], mv))
		case m.pool.suffices(total):
			if set := append(chosen[:len(chosen):len(chosen)], mv); m.lacks(set).nothing() {
				m.pool.keep(total, set)
				found = mv
			}
		}
	}
}

// steps are the moves of a kind by what they gain. A move that gains more raises its
// area more, or all the same.
func (k *kind) steps() []*move {
	if k.sorted == nil {
		k.sorted = slices.Clone(k.moves)
		slices.SortStableFunc(k.sorted, func(a, b *move) int { return cmp.Or(a.gain.cmp(b.gain), a.rise.cmp(b.rise)) })
	}
	return k.sorted
}

// lack is what moves leave to be done: areas that must rise still, and questions
// that must gain a tick.
type lack struct {
	areas, ticks   int
	area, question int    // one of each
	rise           amount // of the area
}

func (l lack) nothing() bool { return l.areas == 0 && l.ticks == 0 }

func (m *additive) lacks(set []*move) lack {
	l := lack{question: -1, area: -1}
	for _, place := range m.wanted {
		rest := m.outlook.areas[place].lack
		for _, mv := range set {
			if mv.areaPlace == place && mv.raises() {
				rest = rest.sub(mv.rise)
			}
		}
		if rest.cmp(m.outlook.areas[place].ruler.zero()) > 0 {
			l.areas, l.area, l.rise = l.areas+1, place, rest
		}
	}
	for _, place := range m.outlook.ticks {
		if !slices.ContainsFunc(set, func(mv *move) bool { return mv.place == place && mv.ticks }) {
			l.ticks, l.question = l.ticks+1, place
		}
	}
	return l
}

// last adds one free move: of those that do all that is left to be done, the first
// that suffices and keeps the path.
func (m *additive) last(base []*move, sum amount) {
	m.judged++
	l := m.lacks(base)
	if l.areas > 1 || l.ticks > 1 {
		return
	}
	p := pool{need: m.pool.need, exclusive: m.pool.exclusive, single: m.single}
	if l.ticks > 0 {
		p.single = m.ofQuestion(l.question)
	} else if l.areas > 0 {
		p.single = m.ofArea(l.area)
	}
	from := p.from(0, sum)
	enough := func(i int) bool { return p.single[i][0].rise.cmp(l.rise) >= 0 }
	if l.areas > 0 && l.ticks == 0 && m.inStep {
		from += sort.Search(len(p.single)-from, func(i int) bool { return enough(from + i) })
	}
	for i := from; i < len(p.single); i++ {
		class := p.single[i]
		total := sum.add(class[0].gain)
		if m.pool.exceeds(total) {
			return
		}
		if l.areas > 0 && (class[0].moves[0].areaPlace != l.area || !enough(i)) {
			continue
		}
		for _, c := range class {
			if moved(base, c.group) {
				continue
			}
			set := append(base[:len(base):len(base)], c.moves[0])
			if !m.pool.better(total, set) {
				break
			}
			if c.moves[0].kind == nil || m.keepsPath(set...) {
				m.pool.keep(total, set)
				break
			}
		}
	}
}

// ofArea are the free moves that raise an area, by what they gain.
func (m *additive) ofArea(place int) [][]candidate {
	if m.inStep {
		return m.byRise(place)
	}
	if m.lists[place] == nil {
		m.lists[place] = wholeClasses(m.candidates(place), byGainAndRise)
	}
	return m.lists[place]
}

// ofQuestion are the free moves that tick one option more.
func (m *additive) ofQuestion(place int) [][]candidate {
	if m.ticked[place] == nil {
		var list []candidate
		for i := range m.moves {
			if mv := &m.moves[i]; mv.place == place && mv.ticks && !mv.alone {
				list = append(list, candidate{moves: []*move{mv}, group: mv.place, gain: mv.gain, rise: mv.rise})
			}
		}
		m.ticked[place] = wholeClasses(list, byGainAndRise)
	}
	return m.ticked[place]
}

// byGainAndRise orders candidates of one area.
func byGainAndRise(a, b *candidate) int {
	if c := a.gain.cmp(b.gain); c != 0 {
		return c
	}
	return a.rise.cmp(b.rise)
}
