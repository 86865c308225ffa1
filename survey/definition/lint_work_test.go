package definition_test

import (
	"fmt"
	"strings"
	"testing"

	"maturita/survey/definition"
)

// large writes a questionnaire of 300 questions in 30 areas, most of them
// conditional, with 200 rules of advice.
func large() []byte {
	var s strings.Builder
	s.WriteString(head + "levels: [{id: basso, name: Basso, from: 0}, {id: alto, name: Alto, from: 50, gates: [{everyArea: 10}]}]\nareas:\n")
	for i := range 30 {
		fmt.Fprintf(&s, "  - id: a%d\n    title: A\n", i)
		if i > 0 {
			fmt.Fprintf(&s, "    when: {question: q%d-0, in: [x, y]}\n", i-1)
		}
		s.WriteString("    questions:\n")
		for j := range 10 {
			when := ""
			if j > 0 {
				when = fmt.Sprintf("when: {or: [{question: q%d-%d, equals: x}, {not: {question: q%d-0, equals: y}}]}, ", i, j-1, i)
			}
			fmt.Fprintf(&s, "      - {id: q%d-%d, type: single, text: Q, %soptions: [{id: x, text: X, points: 0}, {id: y, text: Y, points: 1}, {id: z, text: Z, points: 2}]}\n", i, j, when)
		}
	}
	s.WriteString("advice:\n  rules:\n")
	for i := range 200 {
		fmt.Fprintf(&s, "    - {id: r%d, when: {area: a%d, from: %d, below: %d, answers: {question: q%d-1, equals: x}}, text: T}\n", i, i%30, 10*(i/30), 10*(i/30)+10, i%30)
	}
	return []byte(s.String())
}

func BenchmarkLintLarge(b *testing.B) {
	source := large()
	for b.Loop() {
		lint("large", source)
	}
}

func BenchmarkLintShipped(b *testing.B) {
	source := file(b, shippedFile)
	for b.Loop() {
		lint("shipped", source)
	}
}

// What takes exponentially many tries is not decided rather than tried: the
// test's own time limit is the judge.
func TestLintBoundsItsWork(t *testing.T) {
	ticks := func(question string) string {
		return numbered(49, "{question: "+question+", contains: o%d}")
	}
	options := numbered(60, "{id: o%d, text: O, points: 1}")
	var many strings.Builder
	for i := range 9 {
		fmt.Fprintf(&many, "{id: m%d, type: multiple, text: M, options: %s}, ", i, options)
	}
	chain := "[{id: c0, type: single, text: C, options: [{id: si, text: Sì, points: 1}, {id: no, text: No, points: 0}]}, " + list(299, func(i int) string {
		return fmt.Sprintf("{id: c%d, type: text, text: C, when: {question: c%d, answered: true}}", i+1, i)
	})[1:]
	numbers := numbered(12, "{id: n%d, type: number, text: N, min: 0, max: 1000000, decimals: 1}")
	odd := list(12, func(i int) string { return fmt.Sprintf("{question: n%d, equals: %d.5}", i, i) })
	for name, source := range map[string]string{
		"300 questions": string(large()),
		"ticks": area("[" + many.String() + list(12, func(i int) string {
			return fmt.Sprintf("{id: t%d, type: text, text: T, when: {and: %s}}", i, ticks(fmt.Sprint("m", i%9)))
		})[1:]),
		"a chain": area(chain),
		"tables": area("[" + choice + ", " + inner(list(8, func(i int) string {
			return fmt.Sprintf("{id: m%d, type: matrix, text: M, rows: %s, columns: %s}", i, numbered(5, "{id: r%d, text: R}"), numbered(60, "{id: o%d, text: O, points: 1}"))
		})) + ", " + list(12, func(i int) string {
			return fmt.Sprintf("{id: t%d, type: text, text: T, when: {or: %s}}", i, list(48, func(k int) string {
				return fmt.Sprintf("{question: m%d, row: r%d, contains: o%d}", i%8, k%4, k)
			}))
		})[1:]),
		"numbers": area("[" + choice + ", " + inner(numbers) +
			", " + list(50, func(i int) string {
			return fmt.Sprintf("{id: t%d, type: text, text: T, when: {not: {or: %s}}}", i, odd)
		})[1:]),
	} {
		t.Run(name, func(t *testing.T) {
			q, problems := definition.Lint(name, []byte(source), engine)
			if q == nil || len(problems) == 0 || len(problems) > 200 {
				t.Fatalf("%d problems: %.300v", len(problems), problems)
			}
		})
	}
}

// inner takes the brackets of a list away.
func inner(list string) string { return list[1 : len(list)-1] }
