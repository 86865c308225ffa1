package scoring

import "maturita/survey"

// readRows takes an answer to a matrix: checks it as survey.CheckAnswer does,
// without making problems of it, and values it in the same walk over the rows.
func (q *question) readRows(r *reply, cells map[survey.RowID]survey.Cell) {
	if q.Type != survey.Matrix {
		return
	}
	known, apply := 0, 0
	earned, idle := whole(0), whole(0) // points; weight of the rows non applicabili
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
	r.earned, r.best, r.applicable = earned, q.best, whole(1)
	if apply < known {
		weight := q.rowWeight.sub(idle)
		r.best, r.applicable = weight.mul(points(q.part)), weight.quo(q.rowWeight)
	}
}
