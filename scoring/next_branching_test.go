package scoring_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// branching is a shape whose conditions combine comparisons with the answers to
// many questions, at most as many as a file may hold.
type branching struct {
	questions, options int
	single             bool // the options after the first have equal points
	areas, each        int  // areas with a condition, comparisons of each
	depth              int  // of ands of ors, or ors of ands
}

var branchings = []struct {
	name string
	branching
}{
	{"areas-deep", branching{questions: 150, options: 18, areas: 24, each: 25, depth: 3}},
	{"areas-long", branching{questions: 150, options: 18, areas: 12, each: 50, depth: 3}},
	{"areas-mixed", branching{questions: 60, options: 48, areas: 24, each: 25, depth: 2}},
	{"areas-short", branching{questions: 150, options: 18, areas: 39, each: 6, depth: 2}},
	{"equal-points", branching{questions: 150, options: 6, single: true, areas: 24, each: 25, depth: 2}},
	{"equal-points-many", branching{questions: 50, options: 55, single: true, areas: 12, each: 50, depth: 1}},
}

func init() {
	for _, b := range branchings {
		shapes = append(shapes,
			shape{b.name, b.text},
			shape{b.name + "-gated", func() string { return withGate(b.text()) }},
			shape{b.name + "-sum-gated", func() string { return withGate(scoredBy("sum", b.text())) }},
		)
		if !b.single { // of which an area with the highest score is full after one move, and nothing is ticked
			shapes = append(shapes,
				shape{b.name + "-ticks", func() string { return withTicks(b.text(), 3) }},
				shape{b.name + "-maximum", func() string { return scoredBy("maximum", b.text()) }},
			)
		}
		if !b.single && b.areas < 39 {
			shapes = append(shapes, shape{b.name + "-maximum-beside", func() string { return besideMaximum(b.text()) }})
		}
	}
}

// besideMaximum adds an area that takes the highest score, of which one move is worth
// twenty others.
func besideMaximum(text string) string {
	return text + "  - id: z\n    title: A\n    weight: 0.027\n    aggregate: maximum\n    questions:\n" +
		"      - {id: z, text: Q, type: multiple, options: [{id: o0, text: O, points: 1}, {id: o1, text: O, points: 2}, {id: o2, text: O, points: 1}]}\n"
}

func (b branching) text() string {
	var s strings.Builder
	s.WriteString(head)
	for i := range b.questions {
		kind, first := "multiple", ""
		if b.single {
			kind, first = "single", "{id: z, text: O, points: 0}, "
		}
		fmt.Fprintf(&s, "      - {id: q%d, text: Q, weight: %d.%03d, type: %s, options: [%s", i, 1+i%3, i, kind, first)
		for o := range b.options {
			points := fmt.Sprintf("1.%03d", (i*b.options+o)%997)
			if b.single {
				points = "1"
			}
			fmt.Fprintf(&s, "{id: o%d, text: O, points: %s}, ", o, points)
		}
		s.WriteString("]}\n")
	}
	g := rand.New(rand.NewPCG(1, 7))
	for a := range b.areas {
		fmt.Fprintf(&s, "  - id: b%d\n    title: A\n    weight: 0\n    when: %s\n    questions:\n", a, b.condition(g, b.each, b.depth, g.IntN(2) == 0))
		fmt.Fprintf(&s, "      - {id: f%d, text: Q, type: single, options: [{id: o0, text: O, points: 0}, {id: o1, text: O, points: 1}]}\n", a)
	}
	return s.String()
}

// condition combines so many comparisons, some of which hold and some of which do
// not.
func (b branching) condition(g *rand.Rand, comparisons, depth int, all bool) string {
	parts := comparisons
	if depth > 1 {
		parts = min(2+g.IntN(4), comparisons)
	}
	op, list := "or", make([]string, parts)
	if all {
		op = "and"
	}
	for i := range parts {
		n := comparisons / parts
		if i < comparisons%parts {
			n++
		}
		if list[i] = b.comparison(g); depth > 1 && n > 1 {
			list[i] = b.condition(g, n, depth-1, !all)
		}
	}
	return "{" + op + ": [" + strings.Join(list, ", ") + "]}"
}

func (b branching) comparison(g *rand.Rand) string {
	op := "contains"
	if b.single {
		op = "equals"
	}
	text := fmt.Sprintf("{question: q%d, %s: o%d}", g.IntN(b.questions), op, g.IntN(b.options))
	if g.IntN(5) == 0 {
		return "{not: " + text + "}"
	}
	return text
}
