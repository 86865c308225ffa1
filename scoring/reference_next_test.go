package scoring_test

import (
	"maps"
	"math/big"
	"slices"

	"maturita/survey"
)

// move raises one question by one step (SCORING.md §7): a choice to the next
// better option, a multiple choice by one more tick, a matrix in one row by one
// step, a number to the next better band. An answer that is not there is not
// raised, nor is a text.
//
// What the contract leaves open: of several options with the fewest points above
// the chosen one's each is a move, the first in reading order before the others; a tick takes the place of an
// exclusive option; a tick that earns nothing is a move too, for the gates that
// count ticks; a tick that would lower the question is none. A set of moves after
// which the path or what is excluded is another one is left aside, so that what
// is promised comes true. Only questions that count, or whose ticks a gate
// counts, are raised.
type move struct {
	question survey.QuestionID
	place    []int // in reading order: question, row, option
	after    survey.Answer
	gain     *big.Rat // points of the overall, for this move alone
}

// advance is what nextLevel finds: either moves that reach the level, or where
// three do not suffice the three that give most in each area.
type advance struct {
	level   survey.LevelID // "" when there is none to reach
	moves   []move
	overall *big.Rat // with the moves
	areas   map[survey.AreaID][]move
}

// nextLevel tries every set of at most three moves on different questions: the
// fewest moves, then the smallest overall, then reading order.
func nextLevel(q *survey.Questionnaire, answers survey.Answers) advance {
	before := newReference(q, answers)
	target := before.target()
	if target < 0 {
		return advance{}
	}
	found := advance{level: q.Levels[target].ID}
	all := before.moves()
	for size := 1; size <= 3 && found.moves == nil; size++ {
		for _, set := range sets(all, size) {
			after := before.with(set...)
			if !before.sameStanding(after) || after.held() < target {
				continue
			}
			if found.moves == nil || after.overall.Cmp(found.overall) < 0 { // sets come in reading order
				found.moves, found.overall = set, after.overall
			}
		}
	}
	if found.moves == nil {
		found.areas = before.bestMoves(all)
	}
	return found
}

// target is the place of the level above the one held, −1 when there is none or
// the overall is not assessable.
func (r *reference) target() int {
	if next := r.held() + 1; r.overall != nil && next < len(r.q.Levels) {
		return next
	}
	return -1
}

// held is the place of the level held, −1 for none.
func (r *reference) held() int {
	if r.overall == nil {
		return -1
	}
	level := r.levels().held
	return slices.IndexFunc(r.q.Levels, func(l survey.Level) bool { return level != nil && l.ID == *level })
}

func (r *reference) with(moves ...move) *reference {
	answers := maps.Clone(r.answers)
	for _, m := range moves {
		answers[m.question] = m.after
	}
	return newReference(r.q, answers)
}

// sameStanding reports whether path and exclusions are the same.
func (r *reference) sameStanding(other *reference) bool {
	for _, area := range r.q.Areas {
		for _, q := range area.Questions {
			if r.on[q.ID] != other.on[q.ID] || r.worth(q).excluded != other.worth(q).excluded {
				return false
			}
		}
	}
	return true
}

// bestMoves are of each area the three moves, on different questions, that give
// the overall most; those that give nothing are left out.
func (r *reference) bestMoves(all []move) map[survey.AreaID][]move {
	best := map[survey.AreaID][]move{}
	for _, area := range r.q.Areas {
		var inside []move
		for _, m := range all {
			after := r.with(m)
			if !slices.ContainsFunc(area.Questions, func(q survey.Question) bool { return q.ID == m.question }) || !r.sameStanding(after) {
				continue
			}
			if m.gain = minus(after.overall, r.overall); m.gain.Sign() > 0 {
				inside = append(inside, m)
			}
		}
		slices.SortStableFunc(inside, func(a, b move) int { return b.gain.Cmp(a.gain) })
		used := map[survey.QuestionID]bool{}
		for _, m := range inside {
			if !used[m.question] && len(used) < 3 {
				used[m.question] = true
				best[area.ID] = append(best[area.ID], m)
			}
		}
	}
	return best
}

// sets are all sets of so many moves on different questions, in reading order.
func sets(all []move, size int) [][]move {
	if size == 0 {
		return [][]move{nil}
	}
	var found [][]move
	for i, first := range all {
		var later []move
		for _, m := range all[i+1:] {
			if m.question != first.question {
				later = append(later, m)
			}
		}
		for _, rest := range sets(later, size-1) {
			found = append(found, append([]move{first}, rest...))
		}
	}
	return found
}
