package stats

import (
	"slices"

	"maturita/survey"
)

// Axis is a variable that companies are classified by in a table.
type Axis string

const (
	AxisChamber    Axis = "chamber" // that of the last day of the span
	AxisRegion     Axis = "region"
	AxisSize       Axis = "size"
	AxisSection    Axis = "section" // letter of ATECO 2025, or Unknown
	AxisLevel      Axis = "level"
	AxisAssurance  Axis = "assurance"
	AxisFrom       Axis = "from"       // level of the first response by which the company counted
	AxisTechnology Axis = "technology" // an axis for each, see TechnologyAxis
	AxisArea       Axis = "area"       // classifies nothing: each company is in every column
)

// TechnologyAxis says of a technology whether it is in use, planned or neither.
func TechnologyAxis(t survey.TechnologyID) Axis { return AxisTechnology + ":" + Axis(t) }

// Values of an axis that are nobody's ids.
const (
	Unknown     = "unknown" // of a section; a chamber that is not known is this, a colon and the region
	NoLevel     = "none"    // non valutabile
	FromFirst   = "first"   // there is no earlier response
	TechInUse   = "in-use"
	TechPlanned = "planned"
	TechNeither = "neither"
)

// TableID names a table of the catalogue: its axes, divided by a stroke.
type TableID string

// TableOf names the table of a row and a column axis; "" is no column.
func TableOf(row, column Axis) TableID {
	if column == "" {
		return TableID(row)
	}
	return TableID(row + "/" + column)
}

// FlowOf names the table of what was submitted in the span.
func FlowOf(row Axis) TableID { return "flow/" + TableID(row) }

// Table is one table of a snapshot.
type Table struct {
	ID     TableID
	Row    Axis
	Column Axis // "" = none
	// Flow tells that responses submitted in the span are counted, not companies by
	// their state at its end.
	Flow bool
	// Scored tells that cells have scores.
	Scored       bool
	RowValues    []string // in the order of the catalogue, without the total
	ColumnValues []string
	cells        [][]TableCell // by row and column, the totals last
}

// Cell returns a cell by its values; "" is the total over an axis. One that the
// table does not have is suppressed.
func (t Table) Cell(row, column string) TableCell {
	r, c := placeOf(t.RowValues, row), placeOf(t.ColumnValues, column)
	if r < 0 || c < 0 || r >= len(t.cells) || c >= len(t.cells[r]) {
		return TableCell{}
	}
	return t.cells[r][c]
}

// placeOf is the row or column of a value, with the total last.
func placeOf(values []string, value string) int {
	if value == "" {
		return len(values)
	}
	return slices.Index(values, value)
}

// TableCell is what may be told of one group of companies. The zero value tells
// nothing: it is suppressed, which is not zero, and everything about it is
// suppressed with it.
type TableCell struct {
	shown  bool
	count  int64
	share  *Hundredths
	scores *Scores
}

// Suppressed reports whether nothing may be told.
func (c TableCell) Suppressed() bool { return !c.shown }

// Count is how many companies there are, or responses in a table of a flow.
func (c TableCell) Count() (n int64, shown bool) { return c.count, c.shown }

// Share is the count's of that of its row, in hundredths of a percent; of
// everything in totals and tables of one axis. Tables by area have none.
func (c TableCell) Share() (share Hundredths, shown bool) {
	if c.share == nil {
		return 0, false
	}
	return *c.share, true
}

// Scores are those of the cell's companies; there are none of too few.
func (c TableCell) Scores() (s Scores, shown bool) {
	if c.scores == nil {
		return Scores{}, false
	}
	return *c.scores, true
}
