package definition_test

import (
	"bytes"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
	"maturita/survey/definition"
)

const shippedFile = "../../questionnaires/pre-assessment/1.0.0/questionnaire.yaml"

// accepted returns every source that Read accepts: the working fixtures and the
// shipped questionnaire.
func accepted(t testing.TB) map[string][]byte {
	t.Helper()
	sources := fixtures(t, "working_")
	sources["shipped"] = file(t, shippedFile)
	return sources
}

// checkRoundTrip reads a questionnaire's canonical form again.
func checkRoundTrip(t *testing.T, q *survey.Questionnaire) {
	t.Helper()
	canonical := definition.Canonical(q)
	again, err := definition.Read("canonical", canonical)
	if err != nil {
		t.Fatalf("the canonical form is refused:\n%v\n%s", err, canonical)
	}
	second := definition.Canonical(again)
	if !bytes.Equal(canonical, second) {
		t.Errorf("canonical forms differ: %q", definition.Difference(canonical, second))
	}
	if !reflect.DeepEqual(q, again) {
		t.Errorf("the canonical form reads as another questionnaire:\n%s", canonical)
	}
}

func TestCanonicalReadsAsTheSame(t *testing.T) {
	for name, source := range accepted(t) {
		t.Run(name, func(t *testing.T) { checkRoundTrip(t, read(t, name, source)) })
	}
}

// Keys are sorted otherwise, comments and block style taken away or added, yet
// the content is the same.
func TestDigestIsOfContentAlone(t *testing.T) {
	for name, source := range accepted(t) {
		var document yaml.Node
		if err := yaml.Unmarshal(source, &document); err != nil {
			t.Fatal(err)
		}
		reverseKeys(document.Content[0])
		document.HeadComment = "# another comment"
		other, err := yaml.Marshal(&document)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(source, other) {
			t.Fatalf("%s: nothing was written otherwise", name)
		}
		sameDigest(t, name, source, other)
		sameDigest(t, name, source, append([]byte("\ufeff"), source...))
		sameDigest(t, name, source, bytes.ReplaceAll(source, []byte("\n"), []byte("\r\n")))
	}
}

func sameDigest(t *testing.T, name string, one, other []byte) {
	t.Helper()
	a, b := definition.Canonical(read(t, name, one)), definition.Canonical(read(t, name, other))
	if definition.Digest(a) != definition.Digest(b) {
		t.Errorf("%s: another digest for the same content: %q", name, definition.Difference(a, b))
	}
}

// reverseKeys writes every map from its end, each on lines of its own.
func reverseKeys(n *yaml.Node) {
	n.Style &^= yaml.FlowStyle
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	for _, child := range n.Content {
		reverseKeys(child)
	}
	if n.Kind != yaml.MappingNode {
		return
	}
	var reversed []*yaml.Node
	for i := len(n.Content) - 2; i >= 0; i -= 2 {
		reversed = append(reversed, n.Content[i], n.Content[i+1])
	}
	n.Content = reversed
}

func TestDefaultsAreLeftOutOfTheCanonicalForm(t *testing.T) {
	source := string(file(t, "testdata/working_smallest.yaml"))
	said := strings.NewReplacer(
		"minutes:", "display: {low: 0, high: 100, decimals: 1}\noverall: {aggregate: weighted-mean}\nindices: []\nminutes:",
		"title: Uno", "title: {it: Uno}\n    weight: 1.000\n    aggregate: weighted-mean\n    minCoverage: 0.5",
		"type: single", "type: single\n        optional: false\n        unanswered: excluded\n        notApplicable: false\n        scored: true\n        weight: 1\n        floor: 0\n        sameAs: []",
	).Replace(source)
	sameDigest(t, "defaults", []byte(source), []byte(said))
	canonical := string(definition.Canonical(read(t, "defaults", []byte(said))))
	if found := regexp.MustCompile(`display|overall|weight|minCoverage|optional|scored|floor|sameAs|null`).FindString(canonical); found != "" {
		t.Errorf("%s stands in\n%s", found, canonical)
	}
}

// A published version is known by its digest for ever, so what is written of the
// same content never changes.
func TestCanonicalFormIsStable(t *testing.T) {
	const want = "a6ef4a83e10cfd2d40b31a6992809e7500a23be1b032e3e4b97e0fae54efc9a7"
	if got := definition.Digest(definition.Canonical(read(t, "types", file(t, "testdata/working_types.yaml")))); got != want {
		t.Errorf("digest %s, want %s", got, want)
	}
}
