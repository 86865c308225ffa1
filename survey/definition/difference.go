package definition

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
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
	differ(nil, before, after, func(path []string, was, is any) {
		found = append(found, joined(path)+": "+became(writtenOrDash(was), writtenOrDash(is)))
	})
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

// named are the entries of a list by their ids, with their order.
type named struct {
	order []string
	parts map[string]any
}

// differ visits what differs, with the keys and [entries] that lead there; what
// is not there is nil. Entries of named lists are compared by id, and their
// order, as lists of ids, where those on both sides do not follow one another in
// the same way.
func differ(path []string, before, after any, visit func(path []string, was, is any)) {
	down := func(step string, was, is any) { differ(append(slices.Clip(path), step), was, is, visit) }
	switch was := before.(type) {
	case map[string]any:
		if is, ok := after.(map[string]any); ok {
			for _, key := range eitherKeys(was, is) {
				down(key, was[key], is[key])
			}
			return
		}
	case []any:
		if is, ok := after.([]any); ok {
			for i := range max(len(was), len(is)) {
				down(entry("", i), at(was, i), at(is, i))
			}
			return
		}
	case named:
		if is, ok := after.(named); ok {
			for _, id := range eitherKeys(was.parts, is.parts) {
				down("["+id+"]", was.parts[id], is.parts[id])
			}
			old, now := common(was, is), common(is, was)
			down("order", old, now)
			return
		}
	}
	if !reflect.DeepEqual(before, after) {
		visit(path, before, after)
	}
}

func eitherKeys(a, b map[string]any) []string {
	keys := maps.Clone(a)
	maps.Copy(keys, b)
	return slices.Sorted(maps.Keys(keys))
}

// common is the order of those entries that are there on the other side too.
func common(list, other named) string {
	var ids []string
	for _, id := range list.order {
		if _, there := other.parts[id]; there {
			ids = append(ids, id)
		}
	}
	return strings.Join(ids, ", ")
}

func joined(path []string) string {
	var s strings.Builder
	for i, step := range path {
		if i > 0 && !strings.HasPrefix(step, "[") {
			s.WriteByte('.')
		}
		s.WriteString(step)
	}
	return s.String()
}

func at(entries []any, i int) any {
	if i < len(entries) {
		return entries[i]
	}
	return nil
}

// writtenOrDash is a value as JSON; what is not there is a dash.
func writtenOrDash(v any) string {
	if v == nil {
		return "–"
	}
	return written(v)
}

// written is a value as JSON.
func written(v any) string {
	var raw bytes.Buffer
	writeValue(&raw, plain(v))
	return raw.String()
}

// plain writes named entries as the list that they are.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for key, value := range v {
			m[key] = plain(value)
		}
		return m
	case named:
		l := list{}
		for _, id := range v.order {
			l = append(l, plain(v.parts[id]))
		}
		return l
	}
	return v
}
