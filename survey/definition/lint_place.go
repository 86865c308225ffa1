package definition

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// locate finds the part of a file that a path leads to, or the last part on the
// way that is there. An entry of a list is named by its place or its id:
// areas[2].title, areas[strategia].title.
func locate(root *yaml.Node, path string) *yaml.Node {
	n := root
	for step := range strings.FieldsFuncSeq(strings.ReplaceAll(path, "[", ".["), func(c rune) bool { return c == '.' }) {
		next := child(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return n
}

func child(n *yaml.Node, step string) *yaml.Node {
	name, listed := strings.CutPrefix(strings.TrimSuffix(step, "]"), "[")
	if !listed {
		return pairs(n)[name]
	}
	if n.Kind != yaml.SequenceNode {
		return nil
	}
	if i, err := strconv.Atoi(name); err == nil {
		if i < len(n.Content) {
			return n.Content[i]
		}
		return nil
	}
	for _, one := range n.Content {
		if id := pairs(one)["id"]; id != nil && id.Value == name {
			return one
		}
	}
	return nil
}

// questionPath is where a question stands by its area's and its own place.
func questionPath(area, question int) string {
	return entry(entry("areas", area)+".questions", question)
}
