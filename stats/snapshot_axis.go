package stats

import (
	"strings"

	"maturita/survey"
	"maturita/territory"
)

// frame is what gives the tables of one snapshot their values.
type frame struct {
	places
	shape Shape
}

// values are those of an axis, in the order of the catalogue.
func (f frame) values(a Axis) []string {
	switch a {
	case AxisChamber:
		return f.chambers
	case AxisRegion:
		return f.regions
	case AxisSize:
		return []string{string(survey.Micro), string(survey.Small), string(survey.Medium), string(survey.Large)}
	case AxisSection:
		return append(territory.Ateco2025().Sections(), Unknown)
	case AxisLevel:
		return append(idsOf(f.shape.Levels), NoLevel)
	case AxisFrom:
		return append(idsOf(f.shape.Levels), NoLevel, FromFirst)
	case AxisAssurance:
		return []string{string(survey.Claimed), string(survey.Confirmed)}
	case AxisArea:
		return idsOf(f.shape.Areas)
	}
	if _, ok := a.technology(); ok {
		return []string{TechInUse, TechPlanned, TechNeither}
	}
	return nil
}

// technology is the one that an axis tells of.
func (a Axis) technology() (t survey.TechnologyID, ok bool) {
	id, ok := strings.CutPrefix(string(a), string(AxisTechnology)+":")
	return survey.TechnologyID(id), ok
}

// value is where a group of a source stands on an axis.
func (f frame) value(a Axis, g Group) string {
	switch a {
	case AxisChamber:
		return f.chamberOf[g.Province]
	case AxisRegion:
		return f.regionOf[g.Province]
	case AxisSize:
		return string(g.Size)
	case AxisSection:
		return valueOr(g.Section, Unknown)
	case AxisLevel:
		return valueOr(string(g.Level), NoLevel)
	case AxisAssurance:
		return string(g.Assurance)
	}
	return ""
}

func valueOr(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}

func idsOf[T ~string](all []T) []string {
	var plain []string
	for _, one := range all {
		plain = append(plain, string(one))
	}
	return plain
}
