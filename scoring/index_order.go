package scoring

import "maturita/survey"

// indexPlace finds an index by id, -1 when there is none.
func indexPlace(q *survey.Questionnaire, id survey.IndexID) int {
	for i := range q.Indices {
		if q.Indices[i].ID == id {
			return i
		}
	}
	return -1
}

// indexOrder lists the indices so that operands come before their difference;
// the ones that depend on themselves are left out, which check reports.
func indexOrder(q *survey.Questionnaire) []int {
	var order []int
	done := make([]bool, len(q.Indices))
	ready := func(id survey.IndexID) bool {
		i := indexPlace(q, id)
		return i >= 0 && done[i]
	}
	for range q.Indices {
		for i := range q.Indices {
			x := &q.Indices[i]
			if !done[i] && (x.Minuend == "" || ready(x.Minuend) && ready(x.Subtrahend)) {
				done[i] = true
				order = append(order, i)
			}
		}
	}
	return order
}
