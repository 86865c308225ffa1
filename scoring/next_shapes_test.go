package scoring_test

import (
	"fmt"
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
)

// shape is a questionnaire of which LEVEL stands for the bound of the level above.
type shape struct {
	name string
	text func() string
}

// shapes are questionnaires that are large in one way each, where the search for
// the next level could be slow: many options that conditions tell apart, wide
// matrices, conditions that many moves might turn together.
var shapes = []shape{
	{"choices-steering", func() string { return choices(48, 59, orNot) }},
	{"choices-twenty-steering", func() string { return choices(48, 20, orNot) }},
	{"choices-any", func() string { return choices(48, 20, orAny) }},
	{"choices-pairs", func() string { return choices(48, 20, orPairs) }},
	{"choices-plain", func() string { return choices(48, 59, nil) }},
	{"matrices-wide", func() string { return matrices(20, 15, 8, nil) }},
	{"matrices-widest", func() string { return matrices(48, 30, 30, nil) }},
	{"matrices-widest-steering", func() string { return matrices(48, 30, 30, orNotRow) }},
	{"choices-and-matrices", func() string { return choices(43, 59, func(n int) string { return orPairs(n) }) + rest(20) }},
	{"gate-of-ticks", func() string {
		return strings.Replace(choices(48, 59, nil), "from: LEVEL}", "from: LEVEL, gates: [{question: q3, ticks: 3}]}", 1)
	}},
	{"stages-steering", func() string { return staged(choices(48, 20, orNot)) }},
	{"minimum-pairs", func() string { return lowest(choices(48, 20, orPairs)) }},
	{"gated-pairs", func() string { return withGate(choices(48, 20, orPairs)) }},
	{"exclusive-pairs", func() string { return exclusive(48, 58, broughtBack(2)) }},
	{"exclusive-pairs-gated", func() string { return withGate(exclusive(48, 58, broughtBack(2))) }},
	{"exclusive-triples-gated", func() string { return withGate(exclusive(48, 58, broughtBack(3))) }},
	{"exclusive-pairs-ticks", func() string { return withTicks(exclusive(48, 58, broughtBack(2)), 1) }},
	{"exclusive-triples-ticks", func() string { return withTicks(exclusive(48, 58, broughtBack(3)), 1) }},
	{"exclusive-pairs-maximum", func() string { return scoredBy("maximum", exclusive(48, 58, broughtBack(2))) }},
	{"exclusive-triples-maximum", func() string { return scoredBy("maximum", exclusive(48, 58, broughtBack(3))) }},
	{"exclusive-triples-lowest", func() string { return lowest(exclusive(48, 58, broughtBack(3))) }},
	{"yes-no", func() string { return yesNo(300) }},
}

const head = "format: 1\nid: forma\nversion: 1.0.0\nlanguage: it\ntitle: T\nminutes: {from: 1, to: 2}\nlevels: [{id: l0, name: L, from: 0}, {id: l1, name: M, from: LEVEL}]\nareas:\n  - id: a0\n    title: A\n    questions:\n"

func orNot(n int) string {
	return "{or: " + entries(min(n, 48), "{not: {question: q%d, contains: o1}}") + "}"
}

func orAny(n int) string {
	return "{or: " + entries(min(n, 48), "{question: q%d, contains: o1}") + "}"
}

func orPairs(n int) string {
	var pairs []string
	for i := 0; i+1 < min(n, 48); i += 2 {
		pairs = append(pairs, fmt.Sprintf("{and: [{question: q%d, contains: o1}, {question: q%d, contains: o2}]}", i, i+1))
	}
	return "{or: [" + strings.Join(pairs, ", ") + "]}"
}

func orNotRow(n int) string {
	return "{or: " + entries(min(n, 48), "{not: {question: q%d, row: r1, contains: o1}}") + "}"
}

func choices(n, options int, when func(int) string) string {
	var s strings.Builder
	s.WriteString(head)
	for i := range n {
		fmt.Fprintf(&s, "      - {id: q%d, text: Q, weight: %d.%03d, type: multiple, options: [", i, 1+i%3, i)
		for o := range options {
			fmt.Fprintf(&s, "{id: o%d, text: O, points: %d.%03d}, ", o, 1, (i*options+o)%997)
		}
		s.WriteString("]}\n")
	}
	last(&s, n, when)
	return s.String()
}

func matrices(n, rows, columns int, when func(int) string) string {
	var s strings.Builder
	s.WriteString(head)
	for i := range n {
		fmt.Fprintf(&s, "      - {id: q%d, text: Q, weight: %d.%03d, type: matrix, rows: [", i, 1+i%3, i)
		for r := range rows {
			fmt.Fprintf(&s, "{id: r%d, text: R, weight: 1.%03d}, ", r, r)
		}
		s.WriteString("], columns: [")
		for o := range columns {
			fmt.Fprintf(&s, "{id: o%d, text: O, points: 1.%03d}, ", o, (i*columns+o)%997)
		}
		s.WriteString("]}\n")
	}
	last(&s, n, when)
	return s.String()
}

func yesNo(n int) string {
	var s strings.Builder
	s.WriteString(head)
	for i := range n {
		fmt.Fprintf(&s, "      - {id: q%d, text: Q, weight: %d.%03d, type: single, options: [{id: o0, text: O, points: 0}, {id: o1, text: O, points: 1}]", i, 1+i%3, i)
		if i%2 == 1 {
			fmt.Fprintf(&s, ", when: {or: [{question: q%d, equals: o0}, {question: q%d, equals: o1}]}", i-1, max(i-3, 0))
		}
		s.WriteString("}\n")
	}
	return s.String()
}

// last writes a question with a condition.
func last(s *strings.Builder, n int, when func(int) string) {
	if when != nil {
		fmt.Fprintf(s, "      - {id: last, text: Q, type: single, options: [{id: o0, text: O, points: 0}, {id: o1, text: O, points: 1}], when: %s}\n", when(n))
	}
}

// rest is so many matrices more, of 120 boxes each.
func rest(n int) string {
	all := matrices(n, 12, 10, nil)
	return strings.ReplaceAll(all[len(head):], "id: q", "id: m")
}

func staged(text string) string {
	var ids []string
	ids = append(ids, "last")
	for i := range 48 {
		ids = append(ids, fmt.Sprintf("q%d", i))
	}
	return strings.Replace(text, "    questions:\n", fmt.Sprintf("    aggregate: stages\n    stages: [{id: s1, name: S, share: 0.11, questions: [%s]}, {id: s2, name: S, share: 0.12, questions: [%s]}]\n    questions:\n", strings.Join(ids[:24], ", "), strings.Join(ids[24:], ", ")), 1)
}

func lowest(text string) string {
	return strings.Replace(text, "levels:", "overall: {aggregate: minimum}\nlevels:", 1)
}

func withGate(text string) string {
	return strings.Replace(text, "from: LEVEL}", "from: LEVEL, gates: [{area: a0, least: LEVEL}]}", 1)
}

// withTicks wants so many ticks in two of the questions that weigh most.
func withTicks(text string, ticks int) string {
	return strings.Replace(text, "from: LEVEL}", fmt.Sprintf("from: LEVEL, gates: [{question: q5, ticks: %d}, {question: q47, ticks: %d}]}", ticks, ticks), 1)
}

// scoredBy makes the first area one of another aggregate.
func scoredBy(aggregate, text string) string {
	return strings.Replace(text, "    title: A\n", "    title: A\n    aggregate: "+aggregate+"\n", 1)
}

// broughtBack is a condition that ticking another option than the exclusive one
// turns, in the first question of every so many, unless it is done in the others too.
func broughtBack(of int) func(n int) string {
	return func(n int) string {
		var groups []string
		for i := 0; i+of <= min(n, 48); i += of {
			var others []string
			for j := 1; j < of; j++ {
				others = append(others, fmt.Sprintf("{not: {question: q%d, contains: none}}", i+j))
			}
			groups = append(groups, fmt.Sprintf("{or: [{question: q%d, contains: none}, {and: [%s]}]}", i, strings.Join(others, ", ")))
		}
		return "{and: [" + strings.Join(groups, ", ") + "]}"
	}
}

// exclusive are multiple choices whose exclusive option conditions look at.
func exclusive(n, options int, when func(int) string) string {
	text := strings.ReplaceAll(choices(n, options, when), "]}\n", "{id: none, text: O, points: 0, exclusive: true}]}\n")
	return strings.Replace(text, "id: last, text: Q, type: single, options: [{id: o0, text: O, points: 0}, {id: o1, text: O, points: 1}]", "id: last, text: Q, type: single, scored: false, options: [{id: o0, text: O}, {id: o1, text: O}]", 1)
}

// shaped reads a shape with low answers, the next level at what three moves barely
// reach, or nil when it is refused.
func shaped(t testing.TB, text string) (*scoring.Model, survey.Answers, error) {
	t.Helper()
	read := func(bound string) (*survey.Questionnaire, survey.Answers, error) {
		q, err := definition.Read("shape", []byte(strings.ReplaceAll(text, "LEVEL", bound)))
		if err != nil {
			return nil, nil, err
		}
		answers := survey.Answers{}
		for i := range q.Areas {
			for j := range q.Areas[i].Questions {
				question := &q.Areas[i].Questions[j]
				answers[question.ID] = lowAnswer(question)
				if question.Type == survey.Single {
					answers[question.ID] = pick(question.Options[0].ID)
				}
				if n := len(question.Options); n > 0 && question.Options[n-1].Exclusive {
					answers[question.ID] = tick(question.Options[n-1].ID)
				}
			}
		}
		return q, answers, nil
	}
	q, answers, err := read("100")
	if err != nil {
		return nil, nil, err
	}
	m, err := scoring.Compile(q)
	if err != nil {
		return nil, nil, err
	}
	next, _ := m.NextLevel(answers)
	bound := next.Overall.Rat()
	for _, mv := range movesOf(next.Areas) {
		bound = plus(bound, times(rat(mv.Gain), rat("0.93")))
	}
	if q, answers, err = read(floor(bound).String()); err != nil {
		return nil, nil, err
	}
	m, err = scoring.Compile(q)
	return m, answers, err
}

// What the search does does not grow with the sets that conditions make possible:
// the widest shapes are refused, the others take few searches.
func TestWorkOfTheShapes(t *testing.T) {
	refused := map[string]bool{"matrices-widest": true, "matrices-widest-steering": true}
	for _, shape := range shapes {
		m, answers, err := shaped(t, shape.text())
		if refused[shape.name] {
			if err == nil || !strings.Contains(err.Error(), "boxes") {
				t.Errorf("%s is not refused: %v", shape.name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", shape.name, err)
			continue
		}
		tries, checks, judged := m.Work(answers)
		t.Logf("%s: %d searches, %d looks at the path, %d sets judged by sums", shape.name, tries, checks, judged)
		if tries > 500 || checks > 20_000 || judged > 20_000 {
			t.Errorf("%s takes too much work", shape.name)
		}
	}
}

// BenchmarkNextLevelShapes looks for the next level in each shape that is read.
func BenchmarkNextLevelShapes(b *testing.B) {
	for _, shape := range shapes {
		text := shape.text()
		m, answers, err := shaped(b, text)
		if err != nil {
			continue
		}
		b.Run(shape.name, func(b *testing.B) {
			for b.Loop() {
				m.NextLevel(answers)
			}
		})
	}
}
