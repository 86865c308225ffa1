package mongodb

import (
	"fmt"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// grouping is what tallies are grouped by within one province.
type grouping struct {
	fields   []string
	unwound  string // list of technologies, one after the other, "" = none
	province bool
	bins     bool // see sums
}

// dimensions are the fields by what they are asked for.
var dimensions = map[stats.Dimension]string{
	stats.ByVersion: fieldVersion, stats.BySize: fieldSize, stats.BySection: fieldSection, stats.ByReason: fieldReason,
	stats.ByAssurance: fieldAssurance, stats.ByLevel: fieldLevel, stats.ByMonth: fieldMonth, stats.ByEnd: fieldEnd,
	stats.ByInUse: fieldInUse, stats.ByPlanned: fieldPlanned,
}

func newGrouping(by []stats.Dimension) (grouping, error) {
	var g grouping
	for _, one := range by {
		field, known := dimensions[one]
		technologies := one == stats.ByInUse || one == stats.ByPlanned
		switch {
		case one == stats.ByProvince:
			g.province = true
			continue
		case one == stats.ByBin:
			g.bins = true
			continue
		case !known, technologies && g.unwound != "" && g.unwound != field:
			return g, ungroupable(by)
		case technologies:
			g.unwound = field
		}
		if !slices.Contains(g.fields, field) {
			g.fields = append(g.fields, field)
		}
	}
	return g, nil
}

// key is what documents are grouped by: a list of values, which takes less time
// than a document, and one value by itself less still.
func (g grouping) key() any {
	switch len(g.fields) {
	case 0:
		return nil
	case 1:
		return "$" + g.fields[0]
	}
	list := bson.A{}
	for _, field := range g.fields {
		list = append(list, "$"+field)
	}
	return list
}

// sums are what the tallies of a group come to: how many there are, and the sums
// of their overalls. Where bins are told apart it is the overalls themselves, as
// the server takes twenty microseconds for each group that it hands over, and there
// are nearly as many as tallies.
func (g grouping) sums() bson.D {
	sums := bson.D{{Key: "_id", Value: g.key()}, {Key: "n", Value: sumOf(1)}}
	switch {
	case g.bins:
		sums = append(sums, bson.E{Key: "all", Value: bson.D{{Key: "$push", Value: "$" + fieldOverall}}})
	case g.unwound == "":
		sums = append(sums, bson.E{Key: "h", Value: sumOf("$" + fieldScored)}, bson.E{Key: "o", Value: sumOf("$" + fieldOverall)}, bson.E{Key: "q", Value: sumOf("$" + fieldSquare)})
	}
	return sums
}

// stages are those of a pipeline that adds up.
func (g grouping) stages(sums bson.D) bson.A {
	stages := bson.A{}
	if g.unwound != "" {
		stages = append(stages, bson.D{{Key: "$unwind", Value: "$" + g.unwound}})
	}
	return append(stages, bson.D{{Key: "$group", Value: sums}})
}

// group reads a key, and the areas that stand in it.
func (g grouping) group(province territory.Sigla, key bson.RawValue) (of stats.Group, areas string, err error) {
	if g.province {
		of.Province = province
	}
	parts := []bson.RawValue{key}
	if len(g.fields) > 1 {
		if parts, err = key.Array().Values(); err != nil {
			return of, "", err
		}
	}
	for i, field := range g.fields {
		value := parts[i]
		text, isText := value.StringValueOK()
		number, isNumber := value.Int32OK()
		if !isText && !isNumber {
			return of, "", fmt.Errorf("a tally has no %s: %s", field, key)
		}
		switch field {
		case fieldVersion:
			if of.Version, err = survey.ParseVersion(text); err != nil {
				return of, "", err
			}
		case fieldSize:
			of.Size = survey.SizeClass(text)
		case fieldSection:
			of.Section = text
		case fieldReason:
			of.Reason = survey.Reason(text)
		case fieldAssurance:
			of.Assurance = survey.Assurance(text)
		case fieldLevel:
			of.Level = survey.LevelID(text)
		case fieldMonth:
			of.Month = stats.Month(number)
		case fieldEnd:
			of.End = stats.Month(number)
		case fieldBin:
			of.Bin = stats.Bin(number)
		case fieldInUse, fieldPlanned:
			of.Technology = survey.TechnologyID(text)
		case fieldAreas:
			areas = text
		}
	}
	return of, areas, nil
}
