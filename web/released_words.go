package web

import (
	"strings"

	"maturita/locale"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// spanName is a span in words.
func spanName(p *locale.Printer, s stats.Span) string {
	year := s.String()[:4]
	switch s.Months {
	case 1:
		return p.T("released.month", survey.Args{"Month": s.String()[5:], "Year": year})
	case 6:
		if strings.HasSuffix(s.String(), "1") {
			return p.T("released.half-1", survey.Args{"Year": year})
		}
		return p.T("released.half-2", survey.Args{"Year": year})
	}
	return p.T("released.year", survey.Args{"Year": year})
}

// value names a value of an axis; "" is the total over it.
func (m *releasedMaker) value(a stats.Axis, value string) string {
	p := m.p
	if value == "" {
		return p.T("released.all")
	}
	switch a {
	case stats.AxisChamber:
		return m.chamber(value)
	case stats.AxisSize:
		return p.T("size." + value)
	case stats.AxisAssurance:
		return p.T("assurance.short." + value)
	case stats.AxisSection:
		return m.section(value)
	case stats.AxisLevel, stats.AxisFrom:
		return m.level(value)
	case stats.AxisArea:
		if one := m.q.Area(survey.AreaID(value)); one != nil {
			return words(p, m.q, one.Title)
		}
		return value
	}
	if strings.HasPrefix(string(a), string(stats.AxisTechnology)) {
		return p.T("released.tech." + value)
	}
	return value // a region's is its name
}

func (m *releasedMaker) chamber(id string) string {
	if chamber, ok := territory.Italy().Chamber(territory.ChamberID(id)); ok {
		return chamber.Name
	}
	_, region, _ := strings.Cut(id, ":")
	return m.p.T("released.unknown-chamber", survey.Args{"Region": region})
}

func (m *releasedMaker) section(letter string) string {
	activity, ok := territory.Ateco2025().Activity(letter)
	if letter == stats.Unknown || !ok {
		return m.p.T("released.no-section")
	}
	return letter + " " + foreign(m.p, activity.Title, "it")
}

func (m *releasedMaker) level(id string) string {
	switch id {
	case stats.NoLevel:
		return m.p.T("company.result.no-level")
	case stats.FromFirst:
		return m.p.T("released.first")
	}
	if level := m.q.Level(survey.LevelID(id)); level != nil {
		return words(m.p, m.q, level.Name)
	}
	return id
}

// axis names an axis, as the head of its values.
func (m *releasedMaker) axis(a stats.Axis) string {
	if id, ok := strings.CutPrefix(string(a), string(stats.AxisTechnology)+":"); ok {
		return m.p.T("technology." + id)
	}
	return m.p.T("released.axis." + string(a))
}

// tableName names a table of the catalogue.
func (m *releasedMaker) tableName(t stats.Table) string {
	name := m.axis(t.Row)
	if t.Column != "" {
		name = m.p.T("released.two-axes", survey.Args{"Row": name, "Column": m.axis(t.Column)})
	}
	if t.Flow {
		return m.p.T("released.flow", survey.Args{"Row": name})
	}
	return name
}

// chambers are those that the page is of, in the order of their names.
func (m *releasedMaker) chambers() []string {
	var all []string
	for _, id := range m.s.Table(stats.TableOf(stats.AxisChamber, "")).RowValues {
		if m.region == "" || m.regionOf(id) == m.region {
			all = append(all, id)
		}
	}
	return all
}

// regionOf is the region of a chamber, of one that is not known as its id says.
func (m *releasedMaker) regionOf(id string) string {
	if region := territory.Italy().RegionOf(territory.ChamberID(id)); region != "" {
		return region
	}
	_, region, _ := strings.Cut(id, ":")
	return region
}
