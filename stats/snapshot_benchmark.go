package stats

import "maturita/survey"

// Benchmark is what companies are compared with. N of its groups counts their
// companies, also those without an overall, whose number is not told for itself.
func (s *Snapshot) Benchmark() Benchmark {
	b := Benchmark{Month: s.Span.First + Month(s.Span.Months) - 1, Edition: s.Edition, Groups: map[Peers]Quantiles{}}
	t := s.Table(TableOf(AxisSize, AxisSection))
	for _, size := range append(append([]string{}, t.RowValues...), "") {
		b.put(Peers{Size: survey.SizeClass(size)}, t.Cell(size, ""))
		for _, section := range t.ColumnValues {
			if size != "" && section != Unknown {
				b.put(Peers{survey.SizeClass(size), section}, t.Cell(size, section))
			}
		}
	}
	return b
}

// put divides peers into ten, four or two parts, as their quantiles permit.
func (b Benchmark) put(p Peers, c TableCell) {
	n, _ := c.Count()
	scores, shown := c.Scores()
	if !shown {
		return
	}
	for _, parts := range []int{10, 4, 2} {
		var bounds []Bin
		for part := 1; part < parts; part++ {
			if points, told := scores.At(100 * part / parts); told {
				bounds = append(bounds, Bin(points))
			}
		}
		if len(bounds) == parts-1 {
			b.Groups[p] = Quantiles{N: n, Bounds: bounds}
			return
		}
	}
}
