package scoring_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"maturita/scoring"
	"maturita/survey"
)

// schema is a JSON Schema of the keywords that the schemas in docs use;
// another keyword is an error, so that none goes unchecked.
type schema struct {
	root map[string]any
	errs []string
}

func readSchema(t *testing.T) map[string]any {
	t.Helper()
	return readSchemaFile(t, "../docs/result.schema.json")
}

func readSchemaFile(t *testing.T, file string) map[string]any {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(raw, &root); err != nil {
		t.Fatal(err)
	}
	return root
}

// violations lists what the document breaks.
func violations(root map[string]any, document string) []string {
	var value any
	if err := json.Unmarshal([]byte(document), &value); err != nil {
		return []string{err.Error()}
	}
	s := &schema{root: root}
	s.check("$", root, value)
	return s.errs
}

func (s *schema) fail(at, format string, args ...any) {
	s.errs = append(s.errs, at+": "+fmt.Sprintf(format, args...))
}

func (s *schema) check(at string, rules map[string]any, v any) {
	for keyword, rule := range rules {
		switch keyword {
		case "$schema", "$id", "$defs", "title", "description":
		case "$ref":
			name := strings.TrimPrefix(rule.(string), "#/$defs/")
			s.check(at, s.root["$defs"].(map[string]any)[name].(map[string]any), v)
		case "anyOf":
			s.anyOf(at, rule.([]any), v)
		case "type":
			if got := typeOf(v); got != rule {
				s.fail(at, "is %s, not %s", got, rule)
			}
		case "const":
			if v != rule {
				s.fail(at, "is %v, not %v", v, rule)
			}
		case "enum":
			if !slices.Contains(rule.([]any), v) {
				s.fail(at, "is %v, none of %v", v, rule)
			}
		case "pattern":
			if text, ok := v.(string); ok && !regexp.MustCompile(rule.(string)).MatchString(text) {
				s.fail(at, "%q is not of the form %s", text, rule)
			}
		case "maxLength":
			if text, ok := v.(string); ok && utf8.RuneCountInString(text) > int(rule.(float64)) {
				s.fail(at, "%q is too long", text)
			}
		case "minItems":
			if list, ok := v.([]any); ok && len(list) < int(rule.(float64)) {
				s.fail(at, "has %d items", len(list))
			}
		case "items":
			list, _ := v.([]any)
			for i := range list {
				s.check(fmt.Sprintf("%s[%d]", at, i), rule.(map[string]any), list[i])
			}
		case "required", "properties", "additionalProperties":
			s.object(at, keyword, rules, v)
		default:
			s.fail(at, "keyword %s is not known to this test", keyword)
		}
	}
}

func (s *schema) object(at, keyword string, rules map[string]any, v any) {
	object, ok := v.(map[string]any)
	if !ok {
		return
	}
	properties := rules["properties"].(map[string]any)
	switch keyword {
	case "required":
		for _, name := range rules["required"].([]any) {
			if _, ok := object[name.(string)]; !ok {
				s.fail(at, "lacks %s", name)
			}
		}
	case "properties":
		for name, rule := range properties {
			if member, ok := object[name]; ok {
				s.check(at+"."+name, rule.(map[string]any), member)
			}
		}
	case "additionalProperties":
		for name := range object {
			if properties[name] == nil {
				s.fail(at, "has %s", name)
			}
		}
	}
}

func (s *schema) anyOf(at string, alternatives []any, v any) {
	var all []string
	for _, rules := range alternatives {
		one := &schema{root: s.root}
		one.check(at, rules.(map[string]any), v)
		if len(one.errs) == 0 {
			return
		}
		all = append(all, one.errs...)
	}
	s.fail(at, "is none of the forms (%s)", strings.Join(all, "; "))
}

func typeOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case float64:
		if v == math.Trunc(v) {
			return "integer"
		}
		return "number"
	case string:
		return "string"
	case map[string]any:
		return "object"
	case []any:
		return "array"
	}
	return fmt.Sprintf("%T", v)
}

func TestResultsFollowTheSchema(t *testing.T) {
	root := readSchema(t)
	seen := map[string]bool{}
	generated(t, func(t *testing.T, _ *generator, m *scoring.Model, answers survey.Answers) {
		document := marshal(t, m, answers)
		for _, v := range violations(root, document) {
			t.Error(v)
		}
		for _, part := range []string{`"overall":null`, `"overall":{`, `"not-assessable"`, `"not-pertinent"`, `"failedGates":[{`, `"question":`, `"band":"`, `"exact":null,"display":null,"band":null`} {
			seen[part] = seen[part] || strings.Contains(document, part)
		}
	})
	for part, found := range seen {
		if !found {
			t.Errorf("no generated result has %s", part)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	root := readSchema(t)
	good := goldenResult
	if v := violations(root, good); len(v) > 0 {
		t.Fatal(v)
	}
	for _, change := range [][2]string{
		{`"engine":"1.0.0",`, ``},
		{`"version":"1.0.0"`, `"version":"1.0"`},
		{`"exact":"149/2"`, `"exact":"74.5"`},
		{`"exact":"149/2"`, `"exact":74.5`},
		{`"display":"74.5"`, `"display":"74,5"`},
		{`"state":"assessable"`, `"state":"not-assessable"`},
		{`"state":"not-pertinent"`, `"state":"assessable"`},
		{`"state":"not-pertinent"`, `"state":"missing"`},
		{`"advice":["tip"]`, `"advice":null`},
		{`"advice":["tip"]`, `"advice":["Tip"]`},
		{`"reason":"below"`, `"reason":"off-path"`},
		{`"area":"due",`, ``},
		{`"area":"due",`, `"area":"due","question":"y",`},
		{`"level":"base"`, `"level":0`},
		{`"levelByScore":"high"`, `"levelbyScore":"high"`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Errorf("the result has no %s", change[0])
		} else if len(violations(root, bad)) == 0 {
			t.Errorf("%s in place of %s is accepted", change[1], change[0])
		}
	}
}
