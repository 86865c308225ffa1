package definition_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"maturita/survey/definition"
)

const (
	head = `format: 1
id: prova
version: 1.0.0
language: it
title: Prova
minutes: {from: 5, to: 10}
`
	oneLevel = "levels: [{id: unico, name: Unico, from: 0}]\n"
	choice   = "{id: a, type: single, text: A, options: [{id: si, text: Sì, points: 1}]}"
)

// list writes an entry for each of 0 to n-1.
func list(n int, entry func(i int) string) string {
	entries := make([]string, n)
	for i := range entries {
		entries[i] = entry(i)
	}
	return "[" + strings.Join(entries, ", ") + "]"
}

func numbered(n int, format string) string {
	return list(n, func(i int) string { return fmt.Sprintf(format, i) })
}

// area writes a questionnaire of one area with the questions of a list.
func area(questions string) string {
	return head + oneLevel + "areas: [{id: uno, title: Uno, questions: " + questions + "}]\n"
}

// choices writes twenty questions with n options together.
func choices(n int) string {
	return area(list(20, func(i int) string {
		share := n / 20
		if i == 19 {
			share = n - 19*share
		}
		return fmt.Sprintf("{id: q%d, type: single, text: Q, options: %s}", i, numbered(share, "{id: o%d, text: O, points: 1}"))
	}))
}

func TestLimits(t *testing.T) {
	const same = "{question: a, equals: si}"
	for _, test := range []struct {
		name, path, code string
		limit            int
		source           func(n int) string
	}{
		{"bytes", "", "too-large", 1 << 20, func(n int) string {
			source := area("["+choice+"]") + "#"
			return source + strings.Repeat("x", n-len(source))
		}},
		{"areas", "areas", "too-many", 200, func(n int) string {
			return head + oneLevel + "areas: " + numbered(n, "{id: a%[1]d, title: A, questions: [{id: q%[1]d, type: single, text: Q, options: [{id: si, text: Sì, points: 1}]}]}")
		}},
		{"questions of an area", "areas[0].questions", "too-many", 1000, func(n int) string {
			return area("[" + choice + ", " + numbered(n-1, "{id: t%d, type: text, text: T}")[1:])
		}},
		{"questions of the file", "areas", "too-many", 1000, func(n int) string {
			return head + oneLevel + "areas: [{id: uno, title: Uno, questions: [" + choice + "]}, {id: due, title: Due, questions: " +
				numbered(n-501, "{id: t%d, type: text, text: T}") + "}, {id: tre, title: Tre, questions: " + numbered(500, "{id: u%d, type: text, text: T}") + "}]"
		}},
		{"options", "areas[0].questions[0].options", "too-many", 500, func(n int) string {
			return area("[{id: a, type: single, text: A, options: " + numbered(n, "{id: o%d, text: O, points: 1}") + "}]")
		}},
		{"options of the file", "areas[0].questions[19]", "too-many", 5000, choices},
		{"levels", "levels", "too-many", 50, func(n int) string {
			return strings.Replace(area("["+choice+"]"), oneLevel, "levels: "+numbered(n, "{id: l%[1]d, name: L, from: %[1]d}")+"\n", 1)
		}},
		{"indices", "indices", "too-many", 50, func(n int) string {
			return area("["+choice+"]") + "indices: " + numbered(n, "{id: i%d, name: I, sum: [{question: a}]}")
		}},
		{"advice", "advice.rules", "too-many", 500, func(n int) string {
			return area("["+choice+"]") + "advice: {rules: " + numbered(n, "{id: r%d, when: {area: uno, below: 1}, text: T}") + "}"
		}},
		{"comparisons", "areas[0].questions[1].when", "too-many", 50, func(n int) string {
			each := func(int) string { return same }
			return area("[" + choice + ", {id: b, type: text, text: B, when: {and: [{or: " + list(n-20, each) + "}, {not: {or: " + list(20, each) + "}}]}}]")
		}},
		{"text", "description", "long-text", 4000, func(n int) string {
			return area("["+choice+"]") + "description: " + strings.Repeat("è", n)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			read(t, "within", []byte(test.source(test.limit)))
			_, err := definition.Read("beyond", []byte(test.source(test.limit+1)))
			var problems definition.Problems
			if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Code != test.code || problems[0].Path != test.path {
				t.Errorf("got %v, want one %s at %q", err, test.code, test.path)
			}
		})
	}
}
