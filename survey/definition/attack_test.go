package definition_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"maturita/survey/definition"
)

// bomb defines names that each hold the one before ten times.
func bomb(depth int) string {
	var s strings.Builder
	s.WriteString("l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := range depth {
		fmt.Fprintf(&s, "l%d: &l%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*l%d, ", i), 10), ", "))
	}
	return s.String()
}

// nested wraps a comparison in so many nots.
func nested(depth int) string {
	return strings.Repeat("{not: ", depth) + "{question: a, equals: si}" + strings.Repeat("}", depth)
}

// points writes one question whose first option has points as given.
func points(value string) string {
	return area("[{id: a, type: single, text: A, options: [{id: si, text: Sì, points: " + value + "}, {id: no, text: No, points: 1}]}]")
}

// What is far too large is refused at its place, in bounded memory; the test's
// own time limit bounds the time.
func TestReadRefusesWhatIsFarTooLarge(t *testing.T) {
	const first = "areas[0].questions[0].options[0].points"
	for _, test := range []struct{ name, code, path, source string }{
		{"10 MB", "too-large", "", area("["+choice+"]") + "# " + strings.Repeat("x", 10<<20)},
		{"an alias bomb", "anchor", "", bomb(9)},
		{"an anchor on itself", "anchor", "", "a: &a [*a]\n"},
		{"merged maps", "anchor", "", "a: &a {x: 1}\nb: {<<: [*a, *a]}\n"},
		{"10,000 options", "too-many", "areas[0].questions[0].options", area("[{id: a, type: single, text: A, options: " + numbered(10_000, "{id: o%d, text: O, points: 1}") + "}]")},
		{"10,000 rows", "too-many", "areas[0].questions[0].rows", area("[{id: a, type: matrix, text: A, scale: [{id: si, text: Sì, points: 1}], rows: " + numbered(10_000, "{id: r%d, text: R}") + "}]")},
		{"100,000 questions", "too-many", "areas[0].questions", area("[" + strings.TrimSuffix(strings.Repeat("{}, ", 100_000), ", ") + "]")},
		{"100,000 areas", "too-many", "areas", head + oneLevel + "areas: [" + strings.TrimSuffix(strings.Repeat("{}, ", 100_000), ", ") + "]"},
		{"conditions 9 deep", "too-deep", "areas[0].questions[1].when" + strings.Repeat(".not", 8), area("[" + choice + ", {id: b, type: text, text: B, when: " + nested(8) + "}]")},
		{"conditions 10,000 deep", "too-deep", "", area("[" + choice + ", {id: b, type: text, text: B, when: " + nested(9_000) + "}]")},
		{"an exponent", "decimal-form", first, points("1e308")},
		{"infinity", "decimal-form", first, points(".inf")},
		{"no number", "decimal-form", first, points(".nan")},
		{"in hexadecimal", "decimal-form", first, points("0xffff")},
		{"beyond a million", "decimal-range", first, points("1000000.001")},
		{"300 digits", "decimal-range", first, points("1" + strings.Repeat("0", 300))},
		{"100,000 digits", "wrong-type", first, points("1" + strings.Repeat("0", 100_000))},
		{"100,000 decimals", "decimal-places", first, points("0." + strings.Repeat("3", 100_000))},
		{"a canonical form of more than 1 MiB", "too-large", "", area("[" + choice + ", " + inner(list(290, func(i int) string {
			return fmt.Sprintf("{id: t%d, type: text, text: '%s'}", i, strings.Repeat("\"", 2000)) // written with a backslash each
		})) + "]")},
	} {
		t.Run(test.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := definition.Read("large", []byte(test.source))
			runtime.ReadMemStats(&after)
			var problems definition.Problems
			if !errors.As(err, &problems) || problems[0].Code != test.code || problems[0].Path != test.path {
				t.Errorf("got %.300v, want %s at %q", err, test.code, test.path)
			}
			for _, p := range problems {
				if len(p.Message) > 4000 {
					t.Errorf("a message of %d bytes", len(p.Message))
				}
			}
			if allocated := (after.TotalAlloc - before.TotalAlloc) >> 20; allocated > 256 {
				t.Errorf("takes %d MiB", allocated)
			}
			if q, linted := definition.Lint("large", []byte(test.source), engine); q != nil || len(linted) != len(problems) {
				t.Errorf("the linter says %.300v", linted)
			}
		})
	}
}
