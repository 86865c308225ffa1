package stats_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"maturita/stats"
)

var (
	bySize    = stats.Variable{Name: "size", Values: []string{"micro", "small", "medium"}}
	byLevel   = stats.Variable{Name: "level", Values: []string{"low", "middle", "high"}, Sensitive: true}
	byRegion  = stats.Variable{Name: "region", Values: []string{"north", "south"}}
	byChamber = stats.Variable{
		Name: "chamber", Values: []string{"n1", "n2", "s1"}, Within: "region",
		Parent: map[string]string{"n1": "north", "n2": "north", "s1": "south"},
	}
	fourVariables = []stats.Variable{bySize, byLevel, byRegion, byChamber}
)

// crossTable reads rows of counts: one line per value of the first variable, one
// number per value of the second.
func crossTable(rows, columns stats.Variable, text string) stats.FrequencyTable {
	t := stats.FrequencyTable{By: []string{rows.Name, columns.Name}, Counts: map[stats.CellKey]int{}}
	numbers := strings.Fields(text)
	for i, r := range rows.Values {
		for k, c := range columns.Values {
			var n int
			if _, err := fmt.Sscan(numbers[i*len(columns.Values)+k], &n); err != nil {
				panic(err)
			}
			t.Counts[cellAt(rows.Name, r, columns.Name, c)] = n
		}
	}
	return t
}

func oneWay(v stats.Variable, counts ...int) stats.FrequencyTable {
	t := stats.FrequencyTable{By: []string{v.Name}, Counts: map[stats.CellKey]int{}}
	for i, n := range counts {
		t.Counts[cellAt(v.Name, v.Values[i])] = n
	}
	return t
}

// cellAt reads variable, value, variable, value.
func cellAt(words ...string) stats.CellKey {
	var at []stats.Coordinate
	for i := 0; i < len(words); i += 2 {
		at = append(at, stats.Coordinate{Variable: words[i], Value: words[i+1]})
	}
	return stats.CellOf(at...)
}

// layOut writes what is shown of a table with its margins, a dot for what is not.
func layOut(r *stats.Release, rows, columns stats.Variable) string {
	var lines []string
	for _, v := range append([]string{""}, rows.Values...) {
		var line []string
		for _, w := range append([]string{""}, columns.Values...) {
			var words []string
			if v != "" {
				words = append(words, rows.Name, v)
			}
			if w != "" {
				words = append(words, columns.Name, w)
			}
			text := "."
			if f := r.Figure(cellAt(words...)); f.Shown {
				text = fmt.Sprint(f.N)
			}
			line = append(line, text)
		}
		lines = append(lines, strings.Join(line, " "))
	}
	return strings.Join(lines, " | ")
}

func TestProtect(t *testing.T) {
	for _, c := range []struct {
		name          string
		rows, columns stats.Variable
		counts, want  string
	}{
		{
			"nothing small, nothing hidden, zero stays zero", byRegion, bySize,
			"20 0 30  0 10 20", "80 20 10 50 | 50 20 0 30 | 30 0 10 20",
		},
		{"nobody", byRegion, bySize, "0 0 0  0 0 0", "0 0 0 0 | 0 0 0 0 | 0 0 0 0"},
		{"fewer than the threshold in all", byRegion, bySize, "1 0 1  0 1 1", ". . . . | . . . . | . . . ."},
		{
			"a small one takes three more with it, the zeros stay", byRegion, bySize,
			"20 2 30  0 10 20", "82 20 12 50 | 52 20 . . | 30 0 . .",
		},
		{
			"the cheapest three", byChamber, bySize,
			"2 40 900  50 60 900  800 700 900", "4352 852 800 2700 | 942 . . 900 | 1010 . . 900 | 2400 800 700 900",
		},
		{
			"all of a group at one level: nothing of its levels, though sizes would be shown", byRegion, byLevel,
			"12 0 0  30 30 30", "102 42 30 30 | 12 . . . | 90 . . .",
		},
		{
			"sizes can be looked up", byRegion, bySize,
			"12 0 0  30 30 30", "102 42 30 30 | 12 12 0 0 | 90 30 30 30",
		},
	} {
		r, err := stats.Protect(fourVariables, []stats.FrequencyTable{crossTable(c.rows, c.columns, c.counts)}, stats.DefaultPolicy)
		if err != nil {
			t.Fatal(c.name, err)
		}
		if got := layOut(r, c.rows, c.columns); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

func TestOneMarginInManyTables(t *testing.T) {
	r, err := stats.Protect(fourVariables, []stats.FrequencyTable{
		crossTable(byChamber, bySize, "30 40 50  2 1 0  60 60 60"),
		crossTable(byChamber, byLevel, "40 40 40  2 1 0  60 60 60"),
		crossTable(bySize, byLevel, "32 30 30  35 36 30  35 35 40"),
	}, stats.DefaultPolicy)
	if err != nil {
		t.Fatal(err)
	}
	small := cellAt("chamber", "n2")
	if r.Reason(small) != stats.Primary || r.Figure(small) != (stats.Figure{}) {
		t.Errorf("3 companies: %v %v", r.Reason(small), r.Figure(small))
	}
	hidden := 0
	for _, c := range byChamber.Values {
		if !r.Figure(cellAt("chamber", c)).Shown {
			hidden++
		}
	}
	if hidden != 2 {
		t.Errorf("%d chambers are hidden, not 2", hidden)
	}
	for _, v := range []stats.Variable{bySize, byLevel} {
		for _, value := range v.Values {
			for _, c := range []stats.CellKey{cellAt("chamber", "n2", v.Name, value), cellAt(v.Name, value, "chamber", "n2")} {
				if r.Figure(c).Shown {
					t.Errorf("%v of a group of 3 is shown", c)
				}
			}
		}
	}
}

func TestImpossibleStaysZero(t *testing.T) {
	counts := crossTable(byChamber, bySize, "2 1 0  30 40 0  50 60 70")
	counts.Impossible = []stats.CellKey{cellAt("chamber", "n1", "size", "medium"), cellAt("chamber", "n2", "size", "medium")}
	for _, tables := range [][]stats.FrequencyTable{{counts}, {counts, crossTable(byRegion, bySize, "32 41 0  50 60 70")}} {
		r, err := stats.Protect(fourVariables, tables, stats.DefaultPolicy)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range counts.Impossible {
			if f := r.Figure(c); !f.Shown || f.N != 0 {
				t.Errorf("%v: %+v", c, f)
			}
		}
		if r.Figure(cellAt("chamber", "n1", "size", "micro")).Shown {
			t.Error("2 is shown")
		}
	}
}

func TestRelease(t *testing.T) {
	r, err := stats.Protect(fourVariables, []stats.FrequencyTable{oneWay(bySize, 7, 20, 30), oneWay(byLevel, 2, 25, 30)}, stats.DefaultPolicy)
	if err != nil {
		t.Fatal(err)
	}
	if share, ok := r.Share(cellAt("size", "small"), cellAt()); !ok || share != 20./57 {
		t.Errorf("share %v %v", share, ok)
	}
	for _, pair := range [][2]stats.CellKey{
		{cellAt("level", "low"), cellAt()}, {cellAt(), cellAt("level", "low")}, {cellAt("size", "none"), cellAt()}, {cellAt(), cellAt("size", "none")},
	} {
		if share, ok := r.Share(pair[0], pair[1]); ok || share != 0 {
			t.Errorf("share of %v: %v", pair, share)
		}
	}
	var words []string
	for _, value := range bySize.Values {
		c := cellAt("size", value)
		switch f := r.Figure(c); {
		case f.Shown && r.ShowsMean(c):
			words = append(words, value+":both")
		case f.Shown:
			words = append(words, value+":count")
		}
	}
	// the mean of 7 would follow from the total's and the other two
	if want := "micro:count small:count medium:both"; strings.Join(words, " ") != want {
		t.Errorf("%s, not %s", words, want)
	}
	if unknown := cellAt("size", "none"); r.Reason(unknown) != stats.Unlisted || r.ShowsMean(unknown) || r.Figure(unknown).Shown {
		t.Error("a cell that is not of the release is shown")
	}
	if low, high, ok := r.Interval(cellAt("level", "low")); !ok || high-low <= 5 {
		t.Errorf("2 is between %d and %d: %v", low, high, ok)
	}
}

func TestCellOf(t *testing.T) {
	if cellAt("size", "micro", "chamber", "n1") != cellAt("chamber", "n1", "size", "micro") {
		t.Error("the order of coordinates makes two cells")
	}
	if cellAt() != (stats.CellKey{}) {
		t.Error("the total is not the zero cell")
	}
	defer func() {
		if recover() == nil {
			t.Error("a cell of three coordinates")
		}
	}()
	cellAt("size", "micro", "chamber", "n1", "level", "low")
}

func TestWithheld(t *testing.T) {
	// 6 companies, everywhere 1 or 2: nothing but withholding hides them
	w := stats.Variable{Name: "w", Values: []string{"a", "b"}}
	v := stats.Variable{Name: "v", Values: []string{"c", "d"}}
	counts := crossTable(v, w, "2 1  1 2")
	counts.Impossible = nil
	r, err := stats.Protect([]stats.Variable{v, w}, []stats.FrequencyTable{counts}, stats.Policy{Counts: 6, Means: 6})
	if err != nil {
		t.Fatal(err)
	}
	if got := layOut(r, v, w); got != "6 . . | . . . | . . ." {
		t.Error(got)
	}
	if got := fmt.Sprint(r.Withheld()); got != "[[v] [w] [v w]]" {
		t.Error(got)
	}
	if _, _, ok := r.Interval(cellAt("v", "c")); ok {
		t.Error("an interval of what is withheld")
	}
}

func TestPolicy(t *testing.T) {
	for _, p := range []stats.Policy{{}, {Counts: 2, Means: 10}, {Counts: 5, Means: 2}, {Counts: -5, Means: 10}} {
		if _, err := stats.Protect(fourVariables, nil, p); !errors.Is(err, stats.ErrPolicy) {
			t.Errorf("%+v: %v", p, err)
		}
	}
	if err := (stats.Policy{Counts: stats.LegalMinimum, Means: stats.LegalMinimum}).Check(); err != nil {
		t.Error(err)
	}
	if err := stats.DefaultPolicy.Check(); err != nil {
		t.Error(err)
	}
}
