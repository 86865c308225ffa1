package stats_test

import (
	"errors"
	"strings"
	"testing"

	"maturita/stats"
)

func TestCatalogue(t *testing.T) {
	sector := stats.Variable{Name: "sector", Values: []string{"industry", "services"}}
	section := stats.Variable{
		Name: "section", Values: []string{"C", "J"}, Within: "sector",
		Parent: map[string]string{"C": "industry", "J": "services"},
	}
	province := stats.Variable{
		Name: "province", Values: []string{"x", "y"}, Within: "region",
		Parent: map[string]string{"x": "north", "y": "south"},
	}
	orphan := section
	orphan.Parent = map[string]string{"C": "industry"}
	childless := section
	childless.Parent = map[string]string{"C": "industry", "J": "industry"}
	circle := sector
	circle.Within, circle.Parent = "section", map[string]string{"industry": "C", "services": "J"}
	doubled := stats.Variable{Name: "doubled", Values: []string{"x", "x"}}
	table := func(by ...string) stats.FrequencyTable { return stats.FrequencyTable{By: by} }
	counted := func(n int, c stats.CellKey, by ...string) stats.FrequencyTable {
		return stats.FrequencyTable{By: by, Counts: map[stats.CellKey]int{c: n}}
	}
	impossible := counted(1, cellAt("size", "micro"), "size")
	impossible.Impossible = []stats.CellKey{cellAt("size", "micro")}
	misplaced := table("size")
	misplaced.Impossible = []stats.CellKey{cellAt("level", "low")}

	for want, c := range map[string]struct {
		more   []stats.Variable
		tables []stats.FrequencyTable
	}{
		`no variable "colour"`:                         {nil, []stats.FrequencyTable{table("colour")}},
		"a table by 0 variables":                       {nil, []stats.FrequencyTable{table()}},
		"a table by 3 variables":                       {nil, []stats.FrequencyTable{table("size", "level", "region")}},
		`two tables by ["level" "size"]`:               {nil, []stats.FrequencyTable{table("size", "level"), table("level", "size")}},
		`levels of one hierarchy`:                      {nil, []stats.FrequencyTable{table("chamber", "region")}},
		`["size" "size"] are levels of one hierarchy`:  {nil, []stats.FrequencyTable{table("size", "size")}},
		`variable "size" twice`:                        {[]stats.Variable{bySize}, nil},
		`value "x" of "doubled" twice`:                 {[]stats.Variable{doubled}, []stats.FrequencyTable{table("doubled")}},
		`"section" lies within "sector"`:               {[]stats.Variable{section}, nil},
		`value "J" of "section" lies within no value`:  {[]stats.Variable{sector, orphan}, nil},
		`no value of "section" lies within "services"`: {[]stats.Variable{sector, childless}, nil},
		`"sector" lies within "section"`:               {[]stats.Variable{section, circle}, nil},
		`add up to the same variable, neither to`:      {[]stats.Variable{province}, []stats.FrequencyTable{table("province"), table("chamber")}},
		`are crossed`:                                  {[]stats.Variable{sector, section}, []stats.FrequencyTable{table("chamber", "sector"), table("region", "section")}},
		`is no inner cell of a table by ["size"]`:      {nil, []stats.FrequencyTable{counted(1, cellAt("size", "large"), "size")}},
		`is no inner cell of a table by ["size" "leve`: {nil, []stats.FrequencyTable{counted(1, cellAt("size", "micro"), "size", "level")}},
		`Variable: Value:}} is no inner cell`:          {nil, []stats.FrequencyTable{misplaced}},
		`-1 companies in`:                              {nil, []stats.FrequencyTable{counted(-1, cellAt("size", "micro"), "size")}},
		`which is impossible`:                          {nil, []stats.FrequencyTable{impossible}},
		`is 1 in the table by ["size"], 0 in another`:  {nil, []stats.FrequencyTable{table("level"), counted(1, cellAt("size", "micro"), "size")}},
	} {
		variables := append(append([]stats.Variable{}, fourVariables...), c.more...)
		_, err := stats.Protect(variables, c.tables, stats.DefaultPolicy)
		if !errors.Is(err, stats.ErrCatalogue) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, not %s", err, want)
		}
	}
	if _, err := stats.Protect(append(fourVariables[:4:4], sector, section), []stats.FrequencyTable{
		table("section", "region"), table("section", "chamber"), table("sector"), table("size", "sector"),
	}, stats.DefaultPolicy); err != nil {
		t.Errorf("one side with several levels: %v", err)
	}
}
