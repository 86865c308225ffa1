package web

import (
	"strconv"

	"maturita/stats"
)

// csvTable is a table as a file: a line for each cell, divided by semicolons, with
// decimal commas. A cell that is not told says so, and its fields are empty.
func (m *releasedMaker) csvTable(t stats.Table) ([]byte, error) {
	file := newSheet()
	heads := []string{m.axis(t.Row), m.p.T("released.csv.row")}
	if t.Column != "" {
		heads = append(heads, m.axis(t.Column), m.p.T("released.csv.column"))
	}
	for _, key := range []string{"released.csv.state", "released.csv.count", "released.csv.share", "released.csv.mean", "released.csv.low", "released.csv.high", "released.csv.lower", "released.csv.median", "released.csv.upper"} {
		heads = append(heads, m.p.T(key))
	}
	file.line(heads...)
	columns := t.ColumnValues
	if t.Column != stats.AxisArea {
		columns = append(append([]string{}, columns...), "")
	}
	for _, row := range append(append([]string{}, t.RowValues...), "") {
		for _, column := range columns {
			fields := []string{unmarkedAll(m.place(t.Row, row)), row}
			if t.Column != "" {
				fields = append(fields, unmarkedAll(m.value(t.Column, column)), column)
			}
			file.line(append(fields, m.csvFigures(t.Cell(row, column))...)...)
		}
	}
	return file.bytes()
}

// csvFigures are the state and the numbers of a cell.
func (m *releasedMaker) csvFigures(c stats.TableCell) []string {
	out := make([]string, 9)
	n, shown := c.Count()
	if !shown {
		out[0] = m.p.T("released.hidden")
		return out
	}
	out[0], out[1] = m.p.T("released.csv.told"), strconv.FormatInt(n, 10)
	if share, shown := c.Share(); shown {
		out[2] = fileHundredths(share)
	}
	s, shown := c.Scores()
	if !shown {
		return out
	}
	out[3], out[4], out[5] = fileHundredths(s.Mean), fileHundredths(s.Low), fileHundredths(s.High)
	for i, percent := range []int{25, 50, 75} {
		if points, told := s.At(percent); told {
			out[6+i] = fileHundredths(points)
		}
	}
	return out
}
