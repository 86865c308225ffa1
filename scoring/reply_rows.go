package scoring

import "maturita/survey"

// readRows takes an answer to a matrix: checks it as survey.CheckAnswer does,
// without making problems of it, and values it in the same walk over the rows.
func (q *question) readRows(r *reply, cells map[survey.RowID]survey.Cell) {
	if q.form != byRows {
		return
	}
	known, apply := 0, 0
	sum := rowSum{question: q, earned: whole(0), weight: whole(0)}
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
			continue
		}
		t, ok := q.tally(cell.Options)
		if !ok || !q.Columns && len(cell.Options) != 1 {
			return
		}
		apply++
		if r.ticks += t.ticks; q.scored {
			sum.add(i, q.worth(t))
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
	if q.scored {
		sum.value(r, apply == known)
	}
}

// rowSum adds up the rows of a matrix that are applicable: in units while whatever
// is answered fits, else as fractions.
type rowSum struct {
	*question
	units, unitsWeight int64
	earned, weight     fraction
}

func (s *rowSum) add(row int, worth survey.Decimal) {
	if s.question.units.fits {
		weight := s.question.units.rows[row]
		s.units += weight * int64(worth/s.question.units.step)
		s.unitsWeight += weight
		return
	}
	s.earned = s.earned.add(s.rowWeights[row].mul(points(worth)))
	s.weight = s.weight.add(s.rowWeights[row])
}

// value notes what the rows come to; all says that they are all applicable.
func (s *rowSum) value(r *reply, all bool) {
	q := s.question
	switch u := &q.units; {
	case all && u.fits:
		r.value(s.units)
	case u.fits:
		r.earned, r.best = u.of(s.units), u.of(s.unitsWeight*int64(q.part/u.step))
		r.applicable = fraction{num: s.unitsWeight, den: u.weight}
	case all:
		r.earned, r.best, r.applicable = s.earned, q.best, whole(1)
	default:
		r.earned, r.best, r.applicable = s.earned, s.weight.mul(points(q.part)), s.weight.quo(q.rowWeight)
	}
}
