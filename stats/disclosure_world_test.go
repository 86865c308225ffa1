package stats_test

import (
	"fmt"
	"math/rand/v2"

	"maturita/stats"
)

// world is made-up companies, each with a value of every finest variable, and
// the catalogue of tables that is released of them.
type world struct {
	variables []stats.Variable
	finest    []string
	companies []map[string]string
	by        [][]string
}

// valueOf returns a company's value of a variable, coarser ones included.
func (w world) valueOf(company map[string]string, name string) string {
	if value, ok := company[name]; ok {
		return value
	}
	for _, v := range w.variables {
		if v.Within == name {
			return v.Parent[w.valueOf(company, v.Name)]
		}
	}
	panic("no variable " + name)
}

func (w world) tables() []stats.FrequencyTable {
	var all []stats.FrequencyTable
	for _, by := range w.by {
		t := stats.FrequencyTable{By: by, Counts: map[stats.CellKey]int{}}
		for _, company := range w.companies {
			var at []stats.Coordinate
			for _, name := range by {
				at = append(at, stats.Coordinate{Variable: name, Value: w.valueOf(company, name)})
			}
			t.Counts[stats.CellOf(at...)]++
		}
		all = append(all, t)
	}
	return all
}

// counts returns how many companies are in each cell of at most two values.
func (w world) counts() map[stats.CellKey]int {
	counts := map[stats.CellKey]int{}
	for _, company := range w.companies {
		counts[stats.CellKey{}]++
		var all []stats.Coordinate
		for _, v := range w.variables {
			all = append(all, stats.Coordinate{Variable: v.Name, Value: w.valueOf(company, v.Name)})
		}
		for i, a := range all {
			counts[stats.CellOf(a)]++
			for _, b := range all[:i] {
				counts[stats.CellOf(a, b)]++
			}
		}
	}
	return counts
}

func numbered(letter string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf("%s%02d", letter, i)
	}
	return all
}

// hung hangs the values of a variable under those of another, each of which
// gets one at least if there are enough.
func hung(random *rand.Rand, name string, fine, coarse []string) stats.Variable {
	v := stats.Variable{Name: name, Values: fine, Parent: map[string]string{}}
	for i, value := range fine {
		v.Parent[value] = coarse[random.IntN(len(coarse))]
		if i < len(coarse) {
			v.Parent[value] = coarse[i]
		}
	}
	return v
}

// skewed draws low numbers more often than high ones.
func skewed(random *rand.Rand, n int) int { return min(random.IntN(n), random.IntN(n)) }

// someWorld draws a small world with one hierarchy, up to three further
// variables and some tables.
func someWorld(random *rand.Rand) world {
	regions, chambers := numbered("r", 1+random.IntN(3)), numbered("c", 3+random.IntN(3))
	chamber := hung(random, "chamber", chambers, regions)
	chamber.Within = "region"
	w := world{
		variables: []stats.Variable{
			{Name: "level", Values: numbered("l", 2+random.IntN(3)), Sensitive: random.IntN(2) == 0},
			{Name: "region", Values: regions},
			chamber,
			{Name: "size", Values: numbered("s", 2+random.IntN(3))},
			{Name: "cloud", Values: []string{"yes", "no"}, Sensitive: random.IntN(2) == 0},
		},
		finest: []string{"level", "chamber", "size", "cloud"},
	}
	if random.IntN(4) == 0 { // a hierarchy of three levels
		areas := numbered("a", min(2, len(regions)))
		w.variables[1] = hung(random, "region", regions, areas)
		w.variables[1].Within = "area"
		w.variables = append(w.variables, stats.Variable{Name: "area", Values: areas})
		w.by = append(w.by, []string{"area"})
	}
	for _, by := range [][]string{
		{"level", "chamber"}, {"size", "level"}, {"region", "level"}, {"chamber", "size"}, {"size", "region"},
		{"cloud", "level"}, {"chamber", "cloud"}, {"cloud", "size"}, {"region"}, {"chamber"}, {"level"},
	} {
		if random.IntN(2) == 0 {
			w.by = append(w.by, by)
		}
	}
	if w.by == nil {
		w.by = [][]string{{"level"}}
	}
	most := []int{4, 20, 60, 200}[random.IntN(4)]
	w.fill(random, random.IntN(most))
	return w
}

// fill adds companies whose values lean to the first of each variable.
func (w *world) fill(random *rand.Rand, companies int) {
	for range companies {
		company := map[string]string{}
		for _, name := range w.finest {
			for _, v := range w.variables {
				if v.Name == name {
					company[name] = v.Values[skewed(random, len(v.Values))]
				}
			}
		}
		w.companies = append(w.companies, company)
	}
}

// italy is a world of the size of a real snapshot.
func italy(random *rand.Rand, companies int) world {
	regions, areas := numbered("r", 20), numbered("a", 5)
	chamber := hung(random, "chamber", numbered("c", 60), regions)
	chamber.Within = "region"
	region := hung(random, "region", regions, areas)
	region.Within = "area"
	w := world{
		variables: []stats.Variable{
			{Name: "area", Values: areas}, region, chamber,
			{Name: "level", Values: numbered("l", 5), Sensitive: true},
			{Name: "size", Values: numbered("s", 4)},
			{Name: "staff", Values: numbered("f", 5)},
			{Name: "section", Values: numbered("x", 21)},
			{Name: "reason", Values: numbered("m", 5)},
		},
		finest: []string{"chamber", "level", "size", "staff", "section", "reason"},
		by:     [][]string{{"size", "staff"}, {"section", "size"}, {"level", "section"}, {"level", "size"}, {"level", "staff"}, {"reason", "level"}},
	}
	for _, place := range []string{"area", "region", "chamber"} {
		for _, other := range []string{"level", "size", "staff", "section", "reason"} {
			w.by = append(w.by, []string{place, other})
		}
	}
	for _, technology := range numbered("t", 17) {
		w.variables = append(w.variables, stats.Variable{Name: technology, Values: []string{"yes", "no"}, Sensitive: true})
		w.finest = append(w.finest, technology)
		w.by = append(w.by, []string{technology, "level"}, []string{technology, "size"}, []string{technology, "region"}, []string{technology, "chamber"})
	}
	w.fill(random, companies)
	return w
}
