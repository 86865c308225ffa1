package definition

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

var placeholder = regexp.MustCompile(`\{\{[^{}]*\}\}|%(?:\[\d+\]|\d+\$)?[-+#0]*\d*(?:\.\d+)?[sdvqfxt]\b`)

// texts judges every text of the file, wherever it stands.
func (l *linter) texts(n *yaml.Node, path string) {
	for i, c := range n.Content {
		switch {
		case n.Kind == yaml.SequenceNode:
			l.texts(c, entry(path, i))
		case i%2 == 0 || n.Kind != yaml.MappingNode:
		case contains(strings.Fields(textKeys), n.Content[i-1].Value):
			l.text(c, object{path: path}.at(n.Content[i-1].Value))
		default:
			l.texts(c, object{path: path}.at(n.Content[i-1].Value))
		}
	}
}

// text judges a text in one language or in several.
func (l *linter) text(n *yaml.Node, path string) {
	if n.Kind != yaml.MappingNode {
		l.plainText(n.Value, path)
		return
	}
	var first []string
	for i := 0; i+1 < len(n.Content); i += 2 {
		language, s := n.Content[i].Value, n.Content[i+1].Value
		at := path + "." + language
		l.plainText(s, at)
		holds := placeholder.FindAllString(s, -1)
		slices.Sort(holds)
		if i > 0 && !slices.Equal(first, holds) {
			l.refuse(at, "placeholders", "use the same placeholders in every language",
				"the text in %q holds %s, in %q %s", language, holding(holds), n.Content[0].Value, holding(first))
		} else if i == 0 {
			first = holds
		}
	}
}

func holding(placeholders []string) string {
	if len(placeholders) == 0 {
		return "no placeholder"
	}
	return strings.Join(placeholders, ", ")
}

// plainText judges a text by itself.
func (l *linter) plainText(s, path string) {
	l.hidden(s, path)
	l.marked(s, path)
}
