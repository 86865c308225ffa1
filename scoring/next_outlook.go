package scoring

import (
	"slices"

	"maturita/survey"
)

// outlook tells of sets of moves, without valuing them, that they cannot be the
// answer: what they promise at most is too little, or what they add at least is more
// than in the best set found.
type outlook struct {
	ruler     ruler
	sums      bool // the overall is what areas add up to, not the lowest of them
	need      amount
	exclusive bool   // more than need
	top       amount // the most that a move in an open area gains
	ticks     []int  // see goal
	areas     []prospect
	classes   [][]candidate // all that raise the overall, where every area is open
}

// allOpen reports whether every area is open and the overall adds up.
func (w *outlook) allOpen() bool {
	return w.sums && !slices.ContainsFunc(w.areas, func(p prospect) bool { return p.closed })
}

// prospect is what an area takes to rise as the goal asks, or at all where it is
// not open: moves that rise so much together.
type prospect struct {
	lack, top amount // top = the most that one move rises
	wanted    bool   // by the goal
	ruler     ruler
	classes   [][]candidate // all that raise it
	closed    bool
	leap      amount // what the overall gains at most, where the area is not open
}

// promise is the most that moves give.
type promise struct {
	gain, rise amount // of the overall, and of what the area takes to rise
	ticks      bool
}

// newOutlook measures all moves; nil where no moves can bring the goal about.
func (s *search) newOutlook() *outlook {
	goal, possible := s.from.goal(s.level)
	if !possible {
		return nil
	}
	g := s.from.gains()
	s.rates = g.rates
	how := s.from.model.questionnaire.Overall.Aggregate
	w := &outlook{sums: how != survey.Minimum, exclusive: goal.bound.exclusive, ticks: goal.ticks, areas: make([]prospect, len(s.from.areas))}
	need, leaps := goal.bound.value.sub(s.from.overall), whole(0)
	numbers, leap := []fraction{need}, make([]fraction, len(s.from.areas))
	for i := range s.from.areas {
		a := &s.from.areas[i]
		if leap[i] = whole(0); a.state == Assessable && w.sums && !g.isOpen(a) {
			w.areas[i].closed = true
			leap[i] = g.ofArea(a, s.summit(a).sub(a.exact))
			leaps = leaps.add(leap[i])
		}
	}
	for i := range s.moves {
		mv, gain := &s.moves[i], whole(0)
		if a := &s.from.areas[mv.areaPlace]; a.state == Assessable && w.sums && mv.raises() && g.isOpen(a) {
			gain = g.open(a, mv)
		} else if w.areas[mv.areaPlace].closed && a.Aggregate == survey.Maximum && mv.raises() {
			gain = g.ofArea(a, most(a.exact, mv.raised.quo(mv.best).percent()).sub(a.exact))
		}
		numbers = append(numbers, gain)
	}
	w.ruler = newRuler(append(append(numbers, leap...), leaps))
	w.need, w.top = w.ruler.measure(need), w.ruler.zero()
	for i := range s.moves {
		gain := w.ruler.measure(numbers[i+1])
		if w.areas[s.moves[i].areaPlace].closed {
			s.moves[i].gain, s.moves[i].solo = w.ruler.zero(), gain
			continue
		}
		s.moves[i].gain = gain
		w.top = larger(w.top, s.moves[i].gain)
	}
	for i := range w.areas {
		w.areas[i].leap = w.ruler.measure(leap[i])
		w.areas[i].wanted = goal.boundOf(i) != bound{}
		if w.areas[i].wanted || w.areas[i].closed {
			s.look(w, &s.from.areas[i], i, goal.boundOf(i))
		}
	}
	for _, k := range s.kinds {
		k.low, k.most = k.first().gain, k.first().promise()
		for _, mv := range k.moves {
			p := mv.promise()
			if mv.gain.cmp(k.low) < 0 {
				k.low = mv.gain
			}
			k.most.gain, k.most.rise = larger(k.most.gain, p.gain), larger(k.most.rise, p.rise)
		}
	}
	return w
}

func (mv *move) promise() promise { return promise{mv.gain, mv.rise, mv.ticks} }

func larger(a, b amount) amount {
	if a.cmp(b) < 0 {
		return b
	}
	return a
}

// look measures what an area takes to rise.
func (s *search) look(w *outlook, a *assessed, place int, wanted bound) {
	p := &w.areas[place]
	var moves []*move
	for i := range s.moves {
		if mv := &s.moves[i]; mv.areaPlace == place && mv.raises() {
			moves = append(moves, mv)
		}
	}
	lack, rise := a.step(wanted)
	numbers := []fraction{lack}
	for _, mv := range moves {
		numbers = append(numbers, rise(mv))
	}
	r := newRuler(numbers)
	p.ruler = r
	p.lack, p.top = r.measure(lack), r.zero()
	for i, mv := range moves {
		mv.rise = r.measure(numbers[i+1])
		p.top = larger(p.top, mv.rise)
	}
}

// step is what moves in an area must rise together for it to come to a bound, where
// its questions add up, or else to rise at all, and by how much each does.
func (a *assessed) step(wanted bound) (lack fraction, rise func(*move) fraction) {
	switch a.Aggregate {
	case survey.Minimum: // all the lowest
		lack = whole(0)
		for i := range a.replies {
			if r := &a.replies[i]; r.counts() && r.s().percent().cmp(a.exact) == 0 {
				lack = lack.add(whole(1))
			}
		}
		return lack, func(mv *move) fraction { return truth(mv.s().percent().cmp(a.exact) == 0) }
	case survey.Maximum:
		return whole(1), func(mv *move) fraction { return truth(mv.raised.quo(mv.best).percent().cmp(a.exact) > 0) }
	case survey.Stages:
		return a.nextStage()
	}
	rate := a.rates()
	return wanted.value.sub(a.exact), func(mv *move) fraction { return rate(mv.reply).mul(mv.lift()) }
}

// nextStage is what the first stage not reached lacks, in w·s.
func (a *assessed) nextStage() (lack fraction, rise func(*move) fraction) {
	for i := range a.stages {
		if a.reaches(&a.stages[i]) {
			continue
		}
		lack, within := whole(0), map[int]bool{}
		for _, place := range a.stages[i].questions {
			if r := &a.replies[place]; r.counts() {
				lack = lack.add(r.weight.mul(a.stages[i].share.sub(r.s())))
				within[a.first+place] = true
			}
		}
		return lack, func(mv *move) fraction {
			if within[mv.place] {
				return mv.weight.mul(mv.lift())
			}
			return whole(0)
		}
	}
	return whole(1), func(*move) fraction { return whole(0) }
}

func truth(is bool) fraction {
	if is {
		return whole(1)
	}
	return whole(0)
}
