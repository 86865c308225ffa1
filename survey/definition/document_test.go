package definition_test

import (
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const formatDocument = "../../docs/questionnaire-format.md"

// usedKeys are the keys of the working fixtures.
func usedKeys(t *testing.T) map[string]bool {
	t.Helper()
	used := map[string]bool{}
	for _, source := range fixtures(t, "working_") {
		var document yaml.Node
		if err := yaml.Unmarshal(source, &document); err != nil {
			t.Fatal(err)
		}
		keysOf(&document, used)
	}
	return used
}

// keysOf collects the keys of every map.
func keysOf(n *yaml.Node, keys map[string]bool) {
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			keys[child.Value] = true
		}
		keysOf(child, keys)
	}
}

// The keys that the reader knows, as it lists them for whoever misspells one,
// are those that the document explains and the working fixtures use.
func TestEveryKeyIsExplainedAndUsed(t *testing.T) {
	used := usedKeys(t)
	explained := map[string]bool{}
	for _, code := range regexp.MustCompile("(?s)```yaml.*?```|`[^`]+`").FindAllString(string(file(t, formatDocument)), -1) {
		for _, word := range regexp.MustCompile(`[A-Za-z]+`).FindAllString(code, -1) {
			explained[word] = true
		}
	}
	known := 0
	for _, line := range strings.Split(string(file(t, "testdata/busted_unknown-key.txt")), "\n") {
		_, possible, _ := strings.Cut(line, "Possible: ")
		possible, _, _ = strings.Cut(possible, " (")
		for _, key := range strings.FieldsFunc(possible, func(c rune) bool { return c == ',' || c == ' ' }) {
			known++
			if !explained[key] {
				t.Errorf("%q is a key that %s does not explain", key, formatDocument)
			}
			if !used[key] {
				t.Errorf("%q is a key that no working fixture uses", key)
			}
		}
	}
	if known < 100 {
		t.Errorf("only %d keys found in the unknown-key fixture", known)
	}
}

var documentKey = regexp.MustCompile(`(?m)(?:^|[{,\[-]) *([a-z][A-Za-z]*):(?: |$)`)

// What the document writes as a key, a working fixture has.
func TestEveryDocumentedKeyIsRead(t *testing.T) {
	used := usedKeys(t)
	found := 0
	for _, block := range regexp.MustCompile("(?s)```yaml.*?```").FindAllString(string(file(t, formatDocument)), -1) {
		for _, line := range strings.Split(block, "\n") {
			line, _, _ = strings.Cut(line, " #")
			for _, key := range documentKey.FindAllStringSubmatch(line, -1) {
				found++
				if !used[key[1]] {
					t.Errorf("%s writes the key %q, which no working fixture has", formatDocument, key[1])
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d keys found in %s", found, formatDocument)
	}
}

// Every code of the linter stands in the document's tables.
func TestEveryFindingIsExplained(t *testing.T) {
	explained := string(file(t, formatDocument))
	for _, prefix := range []string{"busted_", "warned_"} {
		for name, source := range fixtures(t, prefix) {
			for _, p := range lint(name, source, earlier(t, name)...) {
				if p.Hint != "" && !strings.Contains(explained, "`"+p.Code+"`") {
					t.Errorf("%s does not explain %s", formatDocument, p.Code)
				}
			}
		}
	}
}
