package scoring

// walk finds the replies along the path, in one pass in reading order. The path
// is that of survey.Walk; only what is on it is read.
func (e *evaluation) walk() {
	for i := range e.areas {
		a := &e.areas[i]
		on := a.when == nil || e.holds(a.when)
		for j := range a.replies {
			r := &a.replies[j]
			if on && (r.when == nil || e.holds(r.when)) {
				answer := e.answers[r.ID]
				r.read(&answer)
			} else {
				r.reset(offPath)
			}
		}
	}
}
