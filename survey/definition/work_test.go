package definition_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"maturita/survey/definition"
)

// What is nested far too deep, or wrong in very many places, is refused with a
// bounded list of problems, without a parser or a search for nearest names
// running away: the test's own time limit is the judge.
func TestReadBoundsItsWork(t *testing.T) {
	fill := func(s string) string { return strings.Repeat(s, (definition.MaxSize-1000)/len(s)) }
	lost := list(36, func(i int) string {
		return fmt.Sprintf("{id: a%d, title: A, questions: %s}", i,
			list(200, func(k int) string {
				return fmt.Sprintf("{id: q%030[1]d, type: text, text: T, when: {question: z%030[1]d, answered: true}}", 1000*i+k)
			}))
	})
	for name, source := range map[string]string{
		"brackets":          fill("["),
		"maps":              fill("{a: "),
		"lists in lists":    fill("- "),
		"keys in keys":      fill("? "),
		"anchors":           fill("&a "),
		"quotes":            fill("\""),
		"one word":          fill("x"),
		"one comment":       "# " + fill("x"),
		"one key":           fill("x") + ": 1",
		"unknown keys":      fill("unknown: 1\n"),
		"unknown questions": head + oneLevel + "areas: " + lost,
		"unknown options": area("[{id: a, type: single, text: A, options: " + numbered(60, "{id: o%d, text: O, points: 1}") +
			"}, {id: b, type: text, text: B, when: {or: " + numbered(50, "{question: a, in: "+numbered(59, "x%d")+"}%.0d") + "}}]"),
		"unknown words": area(numbered(10000, "{id: t%d, type: texts, text: T, unanswered: no}")),
	} {
		t.Run(name, func(t *testing.T) {
			if len(source) > definition.MaxSize {
				t.Fatalf("%d bytes are refused at once", len(source))
			}
			_, err := definition.Read(name, []byte(source))
			var problems definition.Problems
			if !errors.As(err, &problems) || len(problems) == 0 || len(problems) > 200 {
				t.Errorf("%d problems: %.200v", len(problems), err)
			}
		})
	}
}
