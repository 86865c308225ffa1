package stats

import "slices"

// releases are what may be told of what was gathered. Counts of companies are
// protected together, in all tables at once; scores, beside that, as the counts of
// those whose scores they are; and responses submitted in the span apart, as they
// are not companies.
type releases struct {
	counts, scores, flow *Release
	areas                map[string]*Release
}

// protect decides what may be told.
func (g gathered) protect(policy Policy) (r releases, err error) {
	if r.counts, err = Protect(g.variables(), g.countTables(), policy); err != nil {
		return r, err
	}
	if r.scores, err = Protect(g.groups(), g.scoreTables(), policy); err != nil {
		return r, err
	}
	r.areas = map[string]*Release{}
	for _, area := range g.values(AxisArea) {
		if r.areas[area], err = Protect(g.groups(), g.areaTables(area), policy); err != nil {
			return r, err
		}
	}
	r.flow, err = Protect(g.groups()[:2], []FrequencyTable{
		g.oneWay(AxisChamber, g.counts[FlowOf(AxisChamber)]), g.oneWay(AxisRegion, g.counts[FlowOf(AxisRegion)]),
	}, policy)
	return r, err
}

// groups are the variables whose values stand in the business register.
func (g gathered) groups() []Variable {
	return []Variable{
		{Name: string(AxisRegion), Values: g.values(AxisRegion)},
		{Name: string(AxisChamber), Values: g.values(AxisChamber), Within: string(AxisRegion), Parent: g.regionAbove},
		{Name: string(AxisSize), Values: g.values(AxisSize)},
		{Name: string(AxisSection), Values: g.values(AxisSection)},
	}
}

// variables are all by which companies are classified.
func (g gathered) variables() []Variable {
	all := append(g.groups(),
		Variable{Name: string(AxisLevel), Values: g.values(AxisLevel), Sensitive: true},
		Variable{Name: string(AxisFrom), Values: g.values(AxisFrom), Sensitive: true},
		Variable{Name: string(AxisAssurance), Values: g.values(AxisAssurance)})
	for _, t := range g.shape.Technologies {
		axis := TechnologyAxis(t)
		all = append(all, Variable{Name: string(axis), Values: g.values(axis), Sensitive: true})
	}
	return all
}

// countTables are the tables of companies by two variables. Those by one are
// margins of them.
func (g gathered) countTables() []FrequencyTable {
	var all []FrequencyTable
	for _, t := range tablesFor(g.shape) {
		if t.flow || t.column == "" || t.column == AxisArea {
			continue
		}
		f := FrequencyTable{By: []string{string(t.row), string(t.column)}, Counts: map[CellKey]int{}}
		for at, n := range g.counts[t.id()] {
			f.Counts[keyAt(t.row, at.row, t.column, at.column)] = int(n)
		}
		all = append(all, f)
	}
	return all
}

// scoreTables count the companies that have an overall.
func (g gathered) scoreTables() []FrequencyTable {
	var all []FrequencyTable
	for _, t := range []tableSpec{{row: AxisRegion}, {row: AxisChamber}, {row: AxisSize, column: AxisSection}} {
		f := FrequencyTable{By: slices.DeleteFunc([]string{string(t.row), string(t.column)}, func(s string) bool { return s == "" }), Counts: map[CellKey]int{}}
		for at, set := range g.scores[t.id()] {
			f.Counts[keyAt(t.row, at.row, t.column, at.column)] = int(set.sum.N)
		}
		all = append(all, f)
	}
	return all
}

// areaTables count the companies in which an area counts.
func (g gathered) areaTables(area string) []FrequencyTable {
	var all []FrequencyTable
	for _, row := range []Axis{AxisRegion, AxisChamber, AxisSize, AxisSection} {
		counts := map[pair]int64{}
		for at, sum := range g.areas[row] {
			if at.column == area {
				counts[pair{row: at.row}] = sum.N
			}
		}
		all = append(all, g.oneWay(row, counts))
	}
	return all
}

func (g gathered) oneWay(row Axis, counts map[pair]int64) FrequencyTable {
	f := FrequencyTable{By: []string{string(row)}, Counts: map[CellKey]int{}}
	for at, n := range counts {
		f.Counts[keyAt(row, at.row, "", "")] = int(n)
	}
	return f
}

// keyAt names a cell to the control of disclosure; "" is the total over an axis.
func keyAt(row Axis, rowValue string, column Axis, columnValue string) CellKey {
	var at []Coordinate
	if rowValue != "" {
		at = append(at, Coordinate{string(row), rowValue})
	}
	if columnValue != "" {
		at = append(at, Coordinate{string(column), columnValue})
	}
	return CellOf(at...)
}

// figure is what may be told of a cell's count.
func (r releases) figure(t tableSpec, row, column string) Figure {
	switch {
	case t.flow:
		return r.flow.Figure(keyAt(t.row, row, "", ""))
	case t.column == AxisArea:
		return r.counts.Figure(keyAt(t.row, row, "", ""))
	}
	return r.counts.Figure(keyAt(t.row, row, t.column, column))
}

// showsScores reports whether the scores of a cell may be told.
func (r releases) showsScores(t tableSpec, row, column string) bool {
	if t.column == AxisArea {
		return r.areas[column].ShowsMean(keyAt(t.row, row, "", ""))
	}
	return t.scored && r.scores.ShowsMean(keyAt(t.row, row, t.column, column))
}
