package stats

import (
	"slices"

	"maturita/survey"
)

// Peers are the companies that one is compared with. Zero fields are all.
type Peers struct {
	Size    survey.SizeClass
	Section string // letter of ATECO 2025
}

// Quantiles divide the overall scores of some companies into equal parts.
type Quantiles struct {
	N      int64 // companies with an overall
	Bounds []Bin // of all parts but the highest, from the lowest part: the highest score in each
}

// Benchmark is what companies are compared with: quantiles by size and section
// from one snapshot. Peers that are too few are not in it.
type Benchmark struct {
	Month   Month
	Edition int
	Groups  map[Peers]Quantiles
}

// Quantile is the bin that so many percent of the scores do not exceed: the nearest
// rank, that of the company at ⌈n·percent/100⌉. Histogram are counts by bin, in
// order; n is their sum.
func Quantile(histogram []BinCount, n int64, percent int) Bin {
	rank := (n*int64(percent) + 99) / 100
	for _, one := range histogram {
		if rank -= one.N; rank <= 0 {
			return one.Bin
		}
	}
	return NoBin
}

// BinCount is how many scores fall into a bin.
type BinCount struct {
	Bin Bin
	N   int64
}

// part is the one that a score falls into, from 1: the lowest that reaches it.
func (q Quantiles) part(score Bin) int {
	place, _ := slices.BinarySearch(q.Bounds, score)
	return place + 1
}

// Position finds where a score stands: among companies of the same size and
// section, or of the same size, or among all, whichever is the first with enough
// of them. The zero Position is none.
func (b Benchmark) Position(size survey.SizeClass, section string, overall *MicroPoints) survey.Position {
	if overall == nil {
		return survey.Position{}
	}
	wider := []Peers{{size, section}, {Size: size}, {}}
	if section == "" {
		wider = wider[1:]
	}
	for _, peers := range wider {
		if q, ok := b.Groups[peers]; ok && len(q.Bounds) > 0 {
			return survey.Position{
				Month: b.Month.String(), Edition: b.Edition, Size: peers.Size, Section: peers.Section, N: q.N,
				Parts: len(q.Bounds) + 1, Part: q.part(BinOf(overall)),
			}
		}
	}
	return survey.Position{}
}
