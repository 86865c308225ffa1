package definition

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// object is a mapping of the file with its keys.
type object struct {
	r    *reader
	node *yaml.Node
	path string
	keys map[string]*yaml.Node
}

// object reads a mapping that may have the known keys, each with a value: a key
// that was forgotten half-way is refused, not taken as left out. ok is false
// when it is no mapping.
func (r *reader) object(n *yaml.Node, path, known string) (o object, ok bool) {
	if n.Kind != yaml.MappingNode {
		r.fail(n, path, "wrong-type", "this must be a map of keys")
		return object{}, false
	}
	o = object{r, n, path, map[string]*yaml.Node{}}
	names := strings.Fields(known)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode:
			r.fail(key, path, "wrong-type", "a key must be a plain word")
		case !contains(names, key.Value):
			r.fail(key, path, "unknown-key", "%q is not a key here; did you mean %q? Possible: %s", key.Value, r.nearest(key.Value, names), strings.Join(names, ", "))
		case o.keys[key.Value] != nil:
			r.fail(key, path, "duplicate-key", "%q stands here twice: keep one", key.Value)
		default:
			o.keys[key.Value] = value
			if null(value) {
				r.fail(key, o.at(key.Value), "empty-value", "%q has no value: write one behind it, or take the key away", key.Value)
			}
		}
	}
	return o, true
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

func (o object) at(key string) string {
	if o.path == "" {
		return key
	}
	return o.path + "." + key
}

// has reports whether a key is there, with a value.
func (o object) has(key string) bool { return o.get(key) != nil }

// null reports whether nothing stands where a value is wanted.
func null(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// get returns the value of a key, nil without one; null is no value.
func (o object) get(key string) *yaml.Node {
	if n := o.keys[key]; n != nil && !null(n) {
		return n
	}
	return nil
}

// need returns the value of a key that must be there; nil has been reported.
func (o object) need(key string) *yaml.Node {
	n := o.get(key)
	if n == nil && o.keys[key] == nil {
		o.r.fail(o.node, o.path, "missing-key", "%q is missing", key)
	}
	return n
}

// list returns the entries of a list, none when the key is missing.
func (o object) list(key string, most int) []*yaml.Node {
	n := o.get(key)
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		o.r.fail(n, o.at(key), "wrong-type", "%q must be a list", key)
		return nil
	}
	if len(n.Content) > most {
		o.r.fail(n, o.at(key), "too-many", "%q has %d entries, %d are permitted", key, len(n.Content), most)
		return nil
	}
	return n.Content
}

// needList is list for a key that must hold at least one entry.
func (o object) needList(key string, most int) []*yaml.Node {
	if o.need(key) == nil {
		return nil
	}
	entries := o.list(key, most)
	if n := o.get(key); n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		o.r.fail(n, o.at(key), "empty-list", "%q needs at least one entry", key)
	}
	return entries
}

// nearest is the name that takes the fewest edits to reach. It is not looked
// for once nothing more is reported, nor among more names than are permitted.
func (r *reader) nearest(word string, names []string) string {
	best, fewest := "", 1<<30
	if len(r.problems) >= maxProblems {
		return best
	}
	names = names[:min(len(names), maxQuestions)]
	word = word[:min(len(word), survey.MaxIDLength)]
	for _, name := range names {
		if d := distance(word, name); d < fewest {
			best, fewest = name, d
		}
	}
	return best
}

// distance counts the letters to add, drop or change (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := diagonal
			if a[i-1] != b[j-1] {
				change++
			}
			diagonal = row[j]
			row[j] = min(row[j]+1, row[j-1]+1, change)
		}
	}
	return row[len(b)]
}

// pairs gives the keys of a mapping without judging them.
func pairs(n *yaml.Node) map[string]*yaml.Node {
	keys := map[string]*yaml.Node{}
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		keys[n.Content[i].Value] = n.Content[i+1]
	}
	return keys
}
