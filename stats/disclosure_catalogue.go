package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// placeVariables makes the chains of the variables that tables use, and their
// places.
func (j *joint) placeVariables(variables []Variable, tables []FrequencyTable) (map[string]chainLevel, error) {
	byName := map[string]Variable{}
	for _, v := range variables {
		if _, twice := byName[v.Name]; twice || v.Name == "" {
			return nil, fmt.Errorf("%w: variable %q twice or without a name", ErrCatalogue, v.Name)
		}
		byName[v.Name] = v
	}
	used := map[string]bool{}
	for _, t := range tables {
		if len(t.By) < 1 || len(t.By) > 2 {
			return nil, fmt.Errorf("%w: a table by %d variables", ErrCatalogue, len(t.By))
		}
		for _, name := range t.By {
			if _, known := byName[name]; !known {
				return nil, fmt.Errorf("%w: no variable %q", ErrCatalogue, name)
			}
			used[name] = true
		}
	}
	upwards := map[string][]string{} // a variable and all coarser ones
	for _, v := range variables {
		line, err := lineage(byName, v.Name)
		if err != nil {
			return nil, err
		}
		upwards[v.Name] = line
	}
	where := map[string]chainLevel{}
	roots := map[string]int{}
	for _, v := range variables {
		if !used[v.Name] {
			continue
		}
		line := upwards[v.Name]
		root, known := roots[line[len(line)-1]]
		if !known {
			root = len(j.chains)
			roots[line[len(line)-1]] = root
			j.chains = append(j.chains, chain{})
		}
		j.chains[root].names = append(j.chains[root].names, v.Name)
	}
	for c := range j.chains {
		names := j.chains[c].names
		slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(len(upwards[a]), len(upwards[b])) })
		ids := map[Coordinate]int{}
		for level, name := range names {
			if level > 0 && !slices.Contains(upwards[name], names[level-1]) {
				return nil, fmt.Errorf("%w: %q and %q add up to the same variable, neither to the other", ErrCatalogue, names[level-1], name)
			}
			where[name] = chainLevel{c, level}
			var places []int
			for _, value := range byName[name].Values {
				p := standing{at: Coordinate{name, value}, chain: c, level: level, up: nowhere, sensitive: byName[name].Sensitive}
				if level > 0 {
					p.up = ids[Coordinate{names[level-1], climb(byName, name, value, names[level-1])}]
				}
				if _, twice := ids[p.at]; twice || value == "" {
					return nil, fmt.Errorf("%w: value %q of %q twice or empty", ErrCatalogue, value, name)
				}
				ids[p.at] = len(j.places)
				places = append(places, len(j.places))
				j.places = append(j.places, p)
			}
			j.chains[c].levels = append(j.chains[c].levels, places)
		}
	}
	return where, nil
}

// lineage returns a variable and all it lies within, and checks that every
// value has its parent and every parent a value.
func lineage(byName map[string]Variable, name string) ([]string, error) {
	line := []string{name}
	for v := byName[name]; v.Within != ""; v = byName[v.Within] {
		above, known := byName[v.Within]
		if !known || slices.Contains(line, v.Within) {
			return nil, fmt.Errorf("%w: %q lies within %q", ErrCatalogue, v.Name, v.Within)
		}
		for _, value := range v.Values {
			if !slices.Contains(above.Values, v.Parent[value]) {
				return nil, fmt.Errorf("%w: value %q of %q lies within no value of %q", ErrCatalogue, value, v.Name, v.Within)
			}
		}
		for _, value := range above.Values {
			if !slices.ContainsFunc(v.Values, func(fine string) bool { return v.Parent[fine] == value }) {
				return nil, fmt.Errorf("%w: no value of %q lies within %q of %q", ErrCatalogue, v.Name, value, v.Within)
			}
		}
		line = append(line, v.Within)
	}
	return line, nil
}

// climb returns the value of the coarser variable above a value.
func climb(byName map[string]Variable, name, value, above string) string {
	for name != above {
		name, value = byName[name].Within, byName[name].Parent[value]
	}
	return value
}
