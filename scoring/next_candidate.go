package scoring

import "slices"

// candidate is what a search adds in one go: one move, or a set of moves in one
// area whose score does not follow from the single moves.
type candidate struct {
	moves []*move
	group int    // of candidates of one group at most one is chosen
	gain  amount // of the overall
	rise  amount // of the area, where a search asks for it
}

// mostAlike is how many candidates of the same effect a search must know: each in
// a group of its own, so that one is left whatever the other two moves are.
const mostAlike = mostMoves

// out reports whether the candidate is set aside.
func (c *candidate) out() bool { return c.moves[0].out > 0 }

// classes sorts candidates by effect and keeps of each effect the first few in
// reading order, each of another group.
func classes(all []candidate, effect func(a, b *candidate) int) [][]candidate {
	list := wholeClasses(all, effect)
	for i, class := range list {
		few := class[:0]
		for _, c := range class {
			if len(few) < mostAlike && !taken(few, c.group) {
				few = append(few, c)
			}
		}
		list[i] = few
	}
	return list
}

// wholeClasses sorts candidates by effect, those of each in reading order.
func wholeClasses(all []candidate, effect func(a, b *candidate) int) [][]candidate {
	places := make([]int32, len(all)) // moved about in place of candidates
	for i := range places {
		places[i] = int32(i)
	}
	slices.SortFunc(places, func(i, j int32) int {
		a, b := &all[i], &all[j]
		if c := effect(a, b); c != 0 {
			return c
		}
		return a.moves[0].order - b.moves[0].order
	})
	sorted := make([]candidate, len(all))
	for i, place := range places {
		sorted[i] = all[place]
	}
	all = sorted
	var list [][]candidate
	from := 0
	for i := range all {
		if i+1 == len(all) || effect(&all[i], &all[i+1]) != 0 {
			list = append(list, all[from:i+1:i+1])
			from = i + 1
		}
	}
	return list
}

// taken reports whether one of the candidates is of a group.
func taken(chosen []candidate, group int) bool {
	for i := range chosen {
		if chosen[i].group == group {
			return true
		}
	}
	return false
}

// gathered are the moves of several candidates.
func gathered(chosen []candidate) []*move {
	var moves []*move
	for i := range chosen {
		moves = append(moves, chosen[i].moves...)
	}
	return moves
}
