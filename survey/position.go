package survey

// Position is where a submitted response stood among the companies of a monthly
// snapshot. It is found once, at submission, and stays as it was. The zero value
// is none.
type Position struct {
	Month   string    // of the snapshot, "2026-03"
	Edition int       // of the snapshot, from 1
	Size    SizeClass // of the companies compared with, "" = of all sizes
	Section string    // letter of ATECO 2025 that they stand in, "" = of all
	N       int64     // companies compared with
	// Of the companies in the order of their scores, from the lowest, Parts equal
	// parts were made: 2, 4 or 10. Part is the one whose scores the response's own
	// falls among, from 1.
	Parts, Part int
}
