package stats

import (
	"slices"

	"maturita/survey"
)

// Moves is how many companies went up and down between their first response and
// the one that counts.
type Moves struct{ N, Up, Same, Down int64 }

// MovesOf counts transitions by their direction. Levels are in ascending order;
// no level stands below all, and so does one that is not among them.
func MovesOf(transitions []Transition, levels []survey.LevelID) Moves {
	var m Moves
	for _, t := range transitions {
		m.N += t.N
		switch from, to := slices.Index(levels, t.From), slices.Index(levels, t.To); {
		case to > from:
			m.Up += t.N
		case to < from:
			m.Down += t.N
		default:
			m.Same += t.N
		}
	}
	return m
}
