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

// Parts is into how many parts so many companies are divided: 10, 4 or 2, so many
// that each has at least five companies; 0 when they are too few for two.
func Parts(n int64) int {
	for _, parts := range []int{10, 4, 2} {
		if n >= int64(parts)*fewestInPart {
			return parts
		}
	}
	return 0
}

// fewestInPart keeps a bound from telling the score of one company: it has to be
// one of the default threshold of distributions.
const fewestInPart = 5

// Quantile is the highest bin of the lowest part of so many: the nearest rank,
// that of the company at ⌈n·part/parts⌉. Histogram are counts by bin, in order; n
// is their sum.
func Quantile(histogram []BinCount, n int64, part, parts int) Bin {
	rank := (n*int64(part) + int64(parts) - 1) / int64(parts)
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

// NewQuantiles divides scores into as many parts as Parts says; false when they
// are too few. Histogram is in order of bins, without NoBin.
func NewQuantiles(histogram []BinCount) (Quantiles, bool) {
	var q Quantiles
	for _, one := range histogram {
		q.N += one.N
	}
	parts := Parts(q.N)
	for part := 1; part < parts; part++ {
		q.Bounds = append(q.Bounds, Quantile(histogram, q.N, part, parts))
	}
	return q, parts > 0
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
