package scoring

// walk finds the replies along the path, in one pass in reading order. The path
// is that of survey.Walk; only what is on it is read.
func (e *evaluation) walk() {
	m := e.model
	for i := range m.areas {
		a := &m.areas[i]
		on := a.when == nil || e.holds(a.when)
		replies := a.of(e.replies)
		for j := range replies {
			q := &a.questions[j]
			if on && (q.when == nil || e.holds(q.when)) {
				answer := e.answers[q.id]
				q.read(&replies[j], &answer)
			} else {
				replies[j] = reply{question: q}
			}
		}
	}
}
