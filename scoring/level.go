package scoring

// decideLevel finds the level by score alone, the level held and what stands
// between them. Gates are cumulative (SCORING.md §6): a level is held only if
// the gates of all levels up to it hold.
func (e *evaluation) decideLevel() {
	e.byScore = reached(e.model.bounds, e.overall)
	e.held = e.byScore
	for i := 0; i <= e.byScore; i++ {
		gates := e.model.gates[i]
		for j := range gates {
			e.check(i, &gates[j])
		}
		if len(e.failed) > 0 && e.held >= i {
			e.held = i - 1
		}
	}
}
