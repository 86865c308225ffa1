package scoring_test

import (
	"encoding/json"
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

func explanation(t testing.TB, m *scoring.Model, answers survey.Answers) string {
	t.Helper()
	b, err := json.Marshal(m.Explain(answers))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestExplanationsFollowTheSchema(t *testing.T) {
	root := readSchemaFile(t, "../docs/explanation.schema.json")
	seen := map[string]bool{}
	generated(t, func(t *testing.T, _ *generator, m *scoring.Model, answers survey.Answers) {
		document := explanation(t, m, answers)
		for _, v := range violations(root, document) {
			t.Error(v)
		}
		for _, part := range []string{
			`"overall":null`, `"reason":"nothing-counts"`, `"reason":"coverage"`, `"not-pertinent"`,
			`"state":"unanswered"`, `"state":"not-applicable"`, `"state":"off-path"`, `"state":"not-scored"`,
			`"asZero":true`, `"limited":true`, `"atLeast":2`, `"reached":true`, `"decides":["area-`, `"decides":["q-`,
		} {
			seen[part] = seen[part] || strings.Contains(document, part)
		}
		seen["a number"] = seen["a number"] || strings.Count(document, `"number":`) > strings.Count(document, `"number":null`)
	})
	for part, found := range seen {
		if !found {
			t.Errorf("no generated explanation has %s", part)
		}
	}
}

func TestExplanationSchemaRefuses(t *testing.T) {
	root := readSchemaFile(t, "../docs/explanation.schema.json")
	if v := violations(root, goldenExplanation); len(v) > 0 {
		t.Fatal(v)
	}
	for _, change := range [][2]string{
		{`"engine":"1.0.0",`, ``},
		{`"assessable":2`, `"assessable":"2"`},
		{`"assessable":2`, `"assessable":2.5`},
		{`"limited":true`, `"limited":"yes"`},
		{`"limited":true`, `"capped":true`},
		{`"state":"unanswered"`, `"state":"skipped"`},
		{`"reason":"nothing-counts"`, `"reason":"none"`},
		{`"aggregate":"minimum"`, `"aggregate":"median"`},
		{`"exact":"50/1"`, `"exact":"50"`},
		{`"points":"1/1"`, `"points":1`},
		{`"chosen":["b"]`, `"chosen":"b"`},
	} {
		bad := strings.Replace(goldenExplanation, change[0], change[1], 1)
		if bad == goldenExplanation {
			t.Errorf("the explanation has no %s", change[0])
		} else if len(violations(root, bad)) == 0 {
			t.Errorf("%s in place of %s is accepted", change[1], change[0])
		}
	}
}
