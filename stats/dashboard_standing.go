package stats

import (
	"cmp"
	"iter"
	"slices"

	"maturita/survey"
)

// sorted is the values of a sequence in order.
func sorted[T cmp.Ordered](values iter.Seq[T]) []T { return slices.Sorted(values) }

// State is what the companies of a selection come to at an instant.
type State struct {
	Companies int64
	Confirmed int64
	Overall   Sum   // of those that can be assessed
	Spread    *Five // of the overall, nil without one
}

// StateOf folds cells by assurance and bin.
func StateOf(cells []Cell) State {
	var s State
	bins := Histogram{}
	for _, c := range cells {
		s.Companies += c.N
		if c.Assurance == survey.Confirmed {
			s.Confirmed += c.N
		}
		s.Overall = s.Overall.Plus(c.Overall)
		bins[c.Bin] += c.N
	}
	s.Spread = bins.Five()
	return s
}

// Box is the spread of the overall among the companies of one size.
type Box struct {
	Size survey.SizeClass
	N    int64 // those with an overall
	Five
}

// BoxesOf folds cells by size and bin into one box for each size that has scores,
// the smallest size first.
func BoxesOf(cells []Cell) []Box {
	bins := map[survey.SizeClass]Histogram{}
	for _, c := range cells {
		if bins[c.Size] == nil {
			bins[c.Size] = Histogram{}
		}
		bins[c.Size][c.Bin] += c.N
	}
	var all []Box
	for _, size := range survey.SizeClasses() {
		if five := bins[size].Five(); five != nil {
			all = append(all, Box{size, bins[size].Scores(), *five})
		}
	}
	return all
}

// CountBy adds the facts of cells up by one of their values.
func CountBy[K comparable](cells []Cell, of func(Group) K) map[K]int64 {
	counts := map[K]int64{}
	for _, c := range cells {
		counts[of(c.Group)] += c.N
	}
	return counts
}

// AreasBy adds the scores of each area up by one of their groups' values.
func AreasBy[K comparable](cells []AreaCell, of func(Group) K) map[K]map[survey.AreaID]Sum {
	all := map[K]map[survey.AreaID]Sum{}
	for _, c := range cells {
		k := of(c.Group)
		if all[k] == nil {
			all[k] = map[survey.AreaID]Sum{}
		}
		all[k][c.Area] = all[k][c.Area].Plus(c.Scores)
	}
	return all
}
