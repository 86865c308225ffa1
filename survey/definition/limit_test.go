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

// choices writes sixty questions with n options together.
func choices(n int) string {
	return area(list(60, func(i int) string {
		share := n / 60
		if i == 59 {
			share = n - 59*share
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
		{"areas", "areas", "too-many", 40, func(n int) string {
			return head + oneLevel + "areas: " + numbered(n, "{id: a%[1]d, title: A, questions: [{id: q%[1]d, type: single, text: Q, options: [{id: si, text: Sì, points: 1}]}]}")
		}},
		{"questions of an area", "areas[0].questions", "too-many", 300, func(n int) string {
			return area("[" + choice + ", " + numbered(n-1, "{id: t%d, type: text, text: T}")[1:])
		}},
		{"questions of the file", "areas", "too-many", 300, func(n int) string {
			return head + oneLevel + "areas: [{id: uno, title: Uno, questions: [" + choice + "]}, {id: due, title: Due, questions: " +
				numbered(n-151, "{id: t%d, type: text, text: T}") + "}, {id: tre, title: Tre, questions: " + numbered(150, "{id: u%d, type: text, text: T}") + "}]"
		}},
		{"options", "areas[0].questions[0].options", "too-many", 60, func(n int) string {
			return area("[{id: a, type: single, text: A, options: " + numbered(n, "{id: o%d, text: O, points: 1}") + "}]")
		}},
		{"rows", "areas[0].questions[0].rows", "too-many", 60, func(n int) string {
			return area("[{id: a, type: matrix, text: A, scale: [{id: si, text: Sì, points: 1}], rows: " + numbered(n, "{id: r%d, text: R}") + "}]")
		}},
		{"columns", "areas[0].questions[0].columns", "too-many", 60, func(n int) string {
			return area("[{id: a, type: matrix, text: A, rows: [{id: r, text: R}], columns: " + numbered(n, "{id: o%d, text: O, points: 1}") + "}]")
		}},
		{"bands of a number", "areas[0].questions[0].bands", "too-many", 60, func(n int) string {
			return area("[{id: a, type: number, text: A, min: 0, max: 999, bands: " + numbered(n, "{from: %[1]d, points: %[1]d}") + "}]")
		}},
		{"options of the file", "areas[0].questions[59]", "too-many", 3000, choices},
		{"boxes of the file", "areas[0].questions[3]", "too-many", 2500, func(n int) string {
			matrix := func(id string, rows, columns int) string {
				return fmt.Sprintf("{id: %s, type: matrix, text: A, rows: %s, columns: %s}", id, numbered(rows, "{id: r%d, text: R}"), numbered(columns, "{id: o%d, text: O, points: 1}"))
			}
			return area("[" + matrix("a", 40, 30) + ", " + matrix("b", 40, 30) + ", " + matrix("c", 1, (n-2400)/2) + ", " + matrix("d", 1, n-2400-(n-2400)/2) + "]")
		}},
		{"levels", "levels", "too-many", 50, func(n int) string {
			return strings.Replace(area("["+choice+"]"), oneLevel, "levels: "+numbered(n, "{id: l%[1]d, name: L, from: %[1]d}")+"\n", 1)
		}},
		{"indices", "indices", "too-many", 50, func(n int) string {
			return area("["+choice+"]") + "indices: " + numbered(n, "{id: i%d, name: I, sum: [{question: a}]}")
		}},
		{"bands of an index", "indices[0].bands", "too-many", 50, func(n int) string {
			return area("["+choice+"]") + "indices: [{id: i, name: I, sum: [{question: a}], bands: " + numbered(n, "{id: b%[1]d, name: B, from: %[1]d}") + "}]"
		}},
		{"stages", "areas[0].stages", "too-many", 50, func(n int) string {
			return head + oneLevel + "areas: [{id: uno, title: Uno, questions: [" + choice + "], aggregate: stages, stages: " + numbered(n, "{id: s%d, questions: [a], share: 0.5}") + "}]"
		}},
		{"conditions of a level", "levels[1].gates", "too-many", 50, func(n int) string {
			each := func(int) string { return "{area: uno, least: 1}" }
			return strings.Replace(area("["+choice+"]"), oneLevel, "levels: [{id: unico, name: Unico, from: 0}, {id: alto, name: Alto, from: 50, gates: [{all: "+list(20, each)+"}, {all: [{all: "+list(n-20, each)+"}]}]}]\n", 1)
		}},
		{"advice", "advice.rules", "too-many", 200, func(n int) string {
			return area("["+choice+"]") + "advice: {rules: " + numbered(n, "{id: r%d, when: {area: uno, below: 1}, text: T}") + "}"
		}},
		{"comparisons", "areas[0].questions[1].when", "too-many", 50, func(n int) string {
			each := func(int) string { return same }
			return area("[" + choice + ", {id: b, type: text, text: B, when: {and: [{or: " + list(n-20, each) + "}, {not: {or: " + list(20, each) + "}}]}}]")
		}},
		{"comparisons of the file", "areas[0].questions[13].when", "too-many", 600, func(n int) string {
			each := func(int) string { return same }
			return area("[" + choice + ", " + list(13, func(i int) string {
				return fmt.Sprintf("{id: b%d, type: text, text: B, when: {or: %s}}", i, list([]int{50, 49, n - 599}[max(0, i-10)], each))
			})[1:])
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
