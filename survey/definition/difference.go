package definition

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// maxDifferences bounds what Difference lists.
const maxDifferences = 20

// Difference says where two canonical forms differ, in the words of the format:
// "areas[2].questions[1].options[0].points: 3 → 4". At most 20 are listed.
func Difference(published, shipped []byte) []string {
	var before, after any
	if decode(published, &before) != nil || decode(shipped, &after) != nil {
		return []string{"one of the two cannot be read"}
	}
	var found []string
	differ("", before, after, &found)
	if more := len(found) - maxDifferences; more > 0 {
		found = append(found[:maxDifferences], fmt.Sprintf("… and %d more", more))
	}
	return found
}

func decode(source []byte, into *any) error {
	d := json.NewDecoder(bytes.NewReader(source))
	d.UseNumber()
	return d.Decode(into)
}

func differ(path string, before, after any, found *[]string) {
	was, wasMap := before.(map[string]any)
	is, isMap := after.(map[string]any)
	wasEntries, wasList := before.([]any)
	isEntries, isList := after.([]any)
	switch {
	case wasMap && isMap:
		keys := maps.Clone(was)
		maps.Copy(keys, is)
		for _, key := range slices.Sorted(maps.Keys(keys)) {
			next := key
			if path != "" {
				next = path + "." + key
			}
			differ(next, was[key], is[key], found)
		}
	case wasList && isList:
		for i := range max(len(wasEntries), len(isEntries)) {
			differ(entry(path, i), at(wasEntries, i), at(isEntries, i), found)
		}
	case !reflect.DeepEqual(before, after):
		*found = append(*found, fmt.Sprintf("%s: %s → %s", path, brief(before), brief(after)))
	}
}

func at(entries []any, i int) any {
	if i < len(entries) {
		return entries[i]
	}
	return nil
}

// brief writes a value in at most 60 characters; what is not there is a dash.
func brief(v any) string {
	if v == nil {
		return "–"
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	if s := []rune(string(raw)); len(s) > 60 {
		return string(s[:59]) + "…"
	}
	return string(raw)
}
