package scoring

import "maturita/survey"

// listRows lists the moves of a matrix: in one applicable row the next better
// point, or one more tick.
func (m *mover) listRows(cells map[survey.RowID]survey.Cell) {
	raw := whole(0)
	if m.counts() {
		for i := range m.Rows {
			if cell := cells[m.Rows[i].ID]; !cell.NotApplicable {
				raw = raw.add(m.rowWeights[i].mul(points(m.cell(cell.Options))))
			}
		}
	}
	for i := range m.Rows {
		switch cell := cells[m.Rows[i].ID]; {
		case cell.NotApplicable:
		case m.Columns:
			m.listColumns(i, cell, raw)
		default:
			now := m.cell(cell.Options)
			for _, better := range m.better(now) {
				m.addRow(move{row: i, option: better}, raw, m.Options[better].Points-now)
			}
		}
	}
}

// listColumns lists one more tick in a row, as listTicks does.
func (m *mover) listColumns(row int, cell survey.Cell, raw fraction) {
	now, ticked := m.cell(cell.Options), m.ticked(cell.Options)
	for i := range m.Options {
		if !ticked[i] && !m.Options[i].Exclusive {
			after := m.cell(with(m.Question, cell.Options, i))
			m.addRow(move{row: row, option: i, ticks: true}, raw, after-now)
		}
	}
}

// addRow keeps a move in one row that changes its points, of all rows raw.
func (m *mover) addRow(mv move, raw fraction, change survey.Decimal) {
	if !m.first(&mv, effect{weight: m.Rows[mv.row].Weight, points: change}) {
		return
	}
	if m.counts() {
		raw = raw.add(m.rowWeights[mv.row].mul(points(change)))
	}
	m.add(mv, raw)
}

// cell is what options chosen in one row come to, before its weight.
func (m *mover) cell(ids []survey.OptionID) survey.Decimal {
	t, _ := m.tally(ids)
	return m.worth(t)
}
