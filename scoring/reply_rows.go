package scoring

import "maturita/survey"

// readRows takes an answer to a matrix: checks it as survey.CheckAnswer does,
// without making problems of it, and values it in the same walk over the rows.
func (r *reply) readRows(cells map[survey.RowID]survey.Cell) {
	q := r.question
	if q.Type != survey.Matrix {
		return
	}
	known, apply := 0, 0
	earned, idle := points(0), whole(0) // points; weight of the rows non applicabili
	for i := range q.Rows {
		cell, present := cells[q.Rows[i].ID]
		if !present {
			continue
		}
		known++
		if cell.NotApplicable {
			if !q.RowNotApplicable {
				return
			}
			if q.Scored {
				idle = idle.add(q.rowWeights[i])
			}
			continue
		}
		t, ok := q.tally(cell.Options)
		if !ok || !q.Columns && len(cell.Options) != 1 {
			return
		}
		apply++
		r.ticks += t.ticks
		if q.Scored {
			earned = earned.add(q.rowWeights[i].mul(points(q.worth(t))))
		}
	}
	switch {
	case known < len(cells) || known < len(q.Rows): // an unknown row, or one missing
		return
	case apply == 0 && known > 0:
		r.given = inapplicable
		return
	}
	r.given = answered
	if !q.Scored {
		return
	}
	r.value(earned, q.best, one)
	if apply < known {
		weight := q.rowWeight.sub(idle)
		r.value(earned, weight.mul(points(q.part)), weight.quo(q.rowWeight))
	}
}
