package stats

// tableSpec is a line of the catalogue.
type tableSpec struct {
	row, column Axis
	scored      bool // cells have the overall's scores
	flow        bool // of responses submitted in the span
}

// catalogue are the tables of every snapshot. At most two variables classify the
// companies of a table. A table by technology stands for one of each, with
// whether it is in use, planned or neither. In one by area every column counts all
// companies of the row, as in how many an area counts is not told; the scores are
// those of the ones in which it does.
var catalogue = []tableSpec{
	{row: AxisChamber, scored: true},
	{row: AxisRegion, scored: true},
	{row: AxisSize, scored: true},
	{row: AxisSection, scored: true},
	{row: AxisSize, column: AxisSection, scored: true},
	{row: AxisChamber, column: AxisLevel},
	{row: AxisChamber, column: AxisSize},
	{row: AxisChamber, column: AxisAssurance},
	{row: AxisRegion, column: AxisLevel},
	{row: AxisRegion, column: AxisSize},
	{row: AxisRegion, column: AxisSection},
	{row: AxisSize, column: AxisLevel},
	{row: AxisSection, column: AxisLevel},
	{row: AxisFrom, column: AxisLevel},
	{row: AxisChamber, column: AxisArea},
	{row: AxisRegion, column: AxisArea},
	{row: AxisSize, column: AxisArea},
	{row: AxisSection, column: AxisArea},
	{row: AxisRegion, column: AxisTechnology},
	{row: AxisSize, column: AxisTechnology},
	{row: AxisSection, column: AxisTechnology},
	{row: AxisChamber, flow: true},
	{row: AxisRegion, flow: true},
}

// tablesFor are those of the catalogue for some questionnaires.
func tablesFor(s Shape) []tableSpec {
	var all []tableSpec
	for _, one := range catalogue {
		if one.column != AxisTechnology {
			all = append(all, one)
			continue
		}
		for _, t := range s.Technologies {
			each := one
			each.column = TechnologyAxis(t)
			all = append(all, each)
		}
	}
	return all
}

func (t tableSpec) id() TableID {
	if t.flow {
		return FlowOf(t.row)
	}
	return TableOf(t.row, t.column)
}

// plain reports whether a table counts companies by what each fact has one of.
func (t tableSpec) plain() bool {
	_, tells := t.column.technology()
	return !t.flow && !tells && t.row != AxisFrom && t.column != AxisArea
}
