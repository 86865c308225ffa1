package scoring_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"maturita/survey"
	"maturita/survey/definition"
)

// largest is the largest questionnaire that is read (docs/questionnaire-format.md)
// with answers to all of it, none of them the best: 40 areas, 300 questions of all
// types that are scored, 3,000 options, rows and columns, 50 levels with gates, 50
// indices, 200 rules of advice, conditions 8 deep with many comparisons.
func largest(t testing.TB) (*survey.Questionnaire, survey.Answers) {
	t.Helper()
	var s strings.Builder
	s.WriteString("format: 1\nid: grande\nversion: 1.0.0\nlanguage: it\ntitle: Grande\nminutes: {from: 100, to: 200}\n")
	largestLevels(&s)
	largestIndices(&s)
	s.WriteString("areas:\n")
	asked := 0
	for i := range 40 {
		fmt.Fprintf(&s, "  - id: a%d\n    title: A\n    weight: %d.%03d\n", i, 1+i%3, 1+i)
		if i > 0 {
			fmt.Fprintf(&s, "    when: {or: [{question: q%d, answered: true}, {question: q0, notEquals: o3}]}\n", asked-1)
		}
		s.WriteString("    questions:\n")
		for range []int{8, 7}[i%2] {
			largestQuestion(&s, asked)
			asked++
		}
	}
	s.WriteString("advice:\n  rules:\n")
	for i := range 200 {
		fmt.Fprintf(&s, "    - {id: r%d, when: {area: a%d, from: %d, below: %d, answers: {question: q%d, answered: true}}, text: T}\n", i, i%40, 20*(i/40), 20*(i/40)+20, i)
	}
	q, err := definition.Read("largest", []byte(s.String()))
	if err != nil {
		t.Fatal(err)
	}
	answers := survey.Answers{}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			answers[q.Areas[i].Questions[j].ID] = lowAnswer(&q.Areas[i].Questions[j])
		}
	}
	return q, answers
}

func largestLevels(s *strings.Builder) {
	s.WriteString("levels:\n  - {id: l0, name: L, from: 0}\n")
	for i := 1; i < 50; i++ {
		areas := entries(40, fmt.Sprintf("{area: a%%d, least: %d}", i))
		fmt.Fprintf(s, "  - {id: l%d, name: L, from: %d, gates: [{all: [{all: [{everyArea: %d}, {all: %s}]}, {question: q1, ticks: %d}]}]}\n", i, 2*i, i, areas, min(1+i/4, 14))
	}
}

// largestIndices are a count, a sum, a mean over all questions, and differences of
// the two above them: who computes an operand anew each time never ends.
func largestIndices(s *strings.Builder) {
	s.WriteString("indices:\n  - {id: i0, name: I, count: [q1, q3]}\n  - {id: i1, name: I, sum: [{question: q0, weight: 0.333}]}\n")
	terms := make([]string, 300)
	for i := range terms {
		terms[i] = fmt.Sprintf("{question: q%d, weight: %d.%03d}", i, 1+i%2, i)
	}
	fmt.Fprintf(s, "  - {id: i2, name: I, scale: hundred, mean: [%s], bands: [{id: b0, name: B, from: 0}, {id: b1, name: B, above: 50}]}\n", strings.Join(terms, ", "))
	for i := 3; i < 50; i++ {
		fmt.Fprintf(s, "  - {id: i%d, name: I, difference: {of: i%d, minus: i%d}}\n", i, i-1, i-2)
	}
}

// entries writes a list whose members are numbered from 0.
func entries(n int, format string) string {
	all := make([]string, n)
	for i := range all {
		all[i] = fmt.Sprintf(format, i)
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// largestQuestion writes the i-th question. Five in a row have 50 options, rows
// and columns together; every thirtieth has a condition 8 deep of 50 comparisons.
func largestQuestion(s *strings.Builder, i int) {
	fmt.Fprintf(s, "      - {id: q%d, text: Q, weight: %d.%03d, notApplicable: true, ", i, 1+i%4, i)
	if i%30 == 5 {
		any := make([]string, 50)
		for j := range any {
			any[j] = fmt.Sprintf("{question: q%d, equals: o%d}", i-5, 7-j%7) // the last of seven is what is answered
		}
		fmt.Fprintf(s, "when: %s{or: [%s]}%s, ", strings.Repeat("{not: ", 6), strings.Join(any, ", "), strings.Repeat("}", 6))
	}
	switch i % 5 {
	case 0:
		fmt.Fprintf(s, "type: single, options: %s}\n", entries(8, "{id: o%[1]d, text: O, points: %[1]d}"))
	case 1:
		fmt.Fprintf(s, "type: multiple, cap: 9, options: %s}\n", entries(14, "{id: o%[1]d, text: O, points: 1.%[1]d}"))
	case 2:
		fmt.Fprintf(s, "type: matrix, rowNotApplicable: true, rows: %s, scale: %s}\n", entries(10, "{id: r%[1]d, text: R, weight: 1.%[1]d}"), entries(6, "{id: o%[1]d, text: O, points: %[1]d}"))
	case 3:
		fmt.Fprintf(s, "type: matrix, rows: %s, columns: %s}\n", entries(9, "{id: r%[1]d, text: R}"), entries(3, "{id: o%[1]d, text: O, points: %[1]d.5}"))
	case 4:
		fmt.Fprintf(s, "type: number, min: 0, max: 1000000, decimals: 3, bands: %s}\n", entries(60, "{from: %[1]d, points: %[1]d.007}"))
	}
}

// lowAnswer is an answer that leaves room above it.
func lowAnswer(q *survey.Question) survey.Answer {
	switch q.Type {
	case survey.Single:
		return pick(q.Options[1].ID)
	case survey.Multiple:
		return tick(q.Options[0].ID, q.Options[2].ID)
	case survey.Number:
		return number("10.5")
	}
	a := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}}
	for i := range q.Rows {
		a.Rows[q.Rows[i].ID] = survey.Cell{Options: ids{q.Options[i%2].ID}}
	}
	return a
}

// The largest questionnaire is as large as permitted, its answers are complete,
// and scoring it agrees with the reference.
func TestLargest(t *testing.T) {
	q, answers := largest(t)
	questions, parts := 0, 0
	for _, area := range q.Areas {
		questions += len(area.Questions)
		for _, question := range area.Questions {
			parts += len(question.Options) + len(question.Rows)
		}
	}
	if got := fmt.Sprint(len(q.Areas), questions, parts, len(q.Levels), len(q.Indices), len(q.Advice)); got != "40 300 3000 50 50 200" {
		t.Errorf("areas, questions, options, levels, indices, advices: %s", got)
	}
	start := time.Now()
	m := compile(t, q)
	compiled := time.Now()
	r := scoreBoth(t, m, answers)
	t.Logf("overall %s, level %s of %s, %d failed gates, %d advices", r.Overall.Exact, *r.Level, *r.LevelByScore, len(r.FailedGates), len(r.Advice))
	t.Logf("compiled in %s, scored by engine and reference in %s", compiled.Sub(start), time.Since(compiled))
	if r.Overall == nil || r.Level == nil || len(r.FailedGates) == 0 || r.Indices[49].Exact == nil || len(r.Advice) == 0 {
		t.Errorf("overall %v, level %v, %d failed gates, last index %v, %d advices", r.Overall, r.Level, len(r.FailedGates), r.Indices[49].Exact, len(r.Advice))
	}
}

// The linter ends on it, and finds nothing that refuses it.
func TestLargestIsLinted(t *testing.T) {
	q, _ := largest(t)
	if _, problems := definition.Lint("largest", definition.Canonical(q), outcomes); problems.Errors() > 0 {
		t.Errorf("%d problems: %.2000v", len(problems), problems)
	}
}

func BenchmarkScoreLargest(b *testing.B) {
	q, answers := largest(b)
	m := compile(b, q)
	b.ReportAllocs()
	for b.Loop() {
		m.Score(answers)
	}
}
