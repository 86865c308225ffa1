package scoring_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"maturita/survey"
)

// The contributions add up exactly, whatever is asked and answered.
func TestReferenceExplanationAddsUp(t *testing.T) {
	seed := referenceSeed(t)
	explainedOnes := 0
	for i := range uint64(300) {
		g := newGenerator(seed, i)
		q := g.questionnaire()
		e := explain(q, g.answers(t, q))
		if e.Score == nil {
			continue
		}
		explainedOnes++
		areas := whole(0)
		for j, area := range e.Parts {
			if area.Contribution == nil {
				continue
			}
			areas = plus(areas, area.Contribution)
			questions, some := whole(0), false
			for _, question := range area.Parts {
				if question.Contribution != nil {
					questions, some = plus(questions, question.Contribution), true
				}
			}
			if staged := q.Areas[j].Aggregate == survey.Stages && q.Overall.Aggregate != survey.Sum; some == staged || some && questions.Cmp(area.Contribution) != 0 {
				t.Errorf("questionnaire %d: the questions of %s give %s of %s; repeat with -seed %d", i, area.ID, questions, area.Contribution, seed)
			}
		}
		if areas.Cmp(e.Score) != 0 {
			t.Errorf("questionnaire %d: the areas give %s of %s; repeat with -seed %d", i, areas, e.Score, seed)
		}
	}
	if explainedOnes < 75 {
		t.Errorf("only %d of 300 have an overall", explainedOnes)
	}
}

// outline writes a tree as id score weight contribution excluded, with "-" for
// what there is not.
func outline(e explained) string {
	or := func(x *big.Rat) string {
		if x == nil {
			return "-"
		}
		return x.RatString()
	}
	line := strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s", e.ID, or(e.Score), or(e.Weight), or(e.Contribution), e.Excluded))
	var parts []string
	for _, p := range e.Parts {
		parts = append(parts, outline(p))
	}
	if len(parts) > 0 {
		line += " (" + strings.Join(parts, ", ") + ")"
	}
	return line
}

func TestReferenceExplanation(t *testing.T) {
	table := survey.Question{ID: "t", Type: survey.Matrix, Scored: true, Weight: d("3"), Options: options("0", "1", "2"), Rows: rows("1", "3", "5"), RowNotApplicable: true}
	q := questionnaire(area("uno", single("x", "0", "1", "4"), table, single("n", "0", "1")), area("due", multiple("m", options("1", "2"))), area("tre", single("z", "0", "1")))
	q.Areas[1].Weight = d("3")
	q.Areas[0].MinCoverage = d("0.4") // of which (1 + 3·4/9) / 5 = 7/15 count
	// Area uno: x = 1/4 (weight 1), t = (1·2 + 3·0) / (4·2) = 1/4 (weight 3), n is
	// out: both 1/4, so 25. Area due: 2/3, so 200/3. Weights 1 and 3: overall
	// 25/4 + 50 = 225/4.
	answers := survey.Answers{"x": pick("b"), "t": cells(ids{"c"}, ids{"a"}, nil), "n": inapplicable(), "m": tick("b")}
	want := "prova 225/4 1 225/4 (" +
		"uno 25 1/4 25/4 (x 1/4 1/4 25/16 (b 1 - 25/16), t 1/4 3/4 75/16 (r1 2 1/4 75/16, r2 0 3/4 0, r3 - - - not-applicable), n - - - not-applicable), " +
		"due 200/3 3/4 50 (m 2/3 1 50 (b 2 - 50)), " +
		"tre - - - not-assessable (z - - - unanswered))"
	if got := outline(explain(q, answers)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// stepsText writes moves as question:answer.
func stepsText(moves []move) string {
	var all []string
	for _, m := range moves {
		chosen := append(ids{}, m.after.Options...)
		if m.after.Option != "" {
			chosen = append(chosen, m.after.Option)
		}
		all = append(all, fmt.Sprint(m.question, chosen))
	}
	return strings.Join(all, " ")
}

func TestReferenceNextLevel(t *testing.T) {
	ticked := multiple("m", alone(options("0", "0", "0"), "0"))
	ticked.Scored = false
	build := func(bound string, gates ...survey.Gate) *survey.Questionnaire {
		q := questionnaire(area("uno", single("x", "0", "1", "4"), single("y", "0", "2", "4"), ticked), area("due", single("z", "0", "3", "4")))
		q.Levels = append(q.Levels, survey.Level{ID: "high", Bound: survey.Bound{Value: d(bound)}, Gates: gates})
		return q
	}
	low := survey.Answers{"x": pick("a"), "y": pick("a"), "m": tick("none"), "z": pick("a")}
	for _, test := range []struct {
		name, want string
		q          *survey.Questionnaire
	}{
		// One step of x gives 6.25, of y 12.5, of z 37.5 points of the overall.
		{"the smallest of those that suffice alone", "high x[b]", build("6")},
		{"the only one that suffices", "high z[b]", build("13")},
		{"two", "high x[b] z[b]", build("40")},
		{"three", "high x[b] y[b] z[b]", build("56.25")},
		{"out of reach", "high map[due:z[b] uno:y[b] x[b]]", build("57")},
		{"a gate on ticks", "high x[b] m[a]", build("6", survey.Gate{Question: "m", Ticks: 1})},
		{"a gate on an area", "high y[b]", build("6", survey.Gate{Area: "uno", Least: d("20")})},
	} {
		t.Run(test.name, func(t *testing.T) {
			found := nextLevel(test.q, low)
			got := string(found.level) + " " + stepsText(found.moves)
			if found.moves == nil {
				areas := map[survey.AreaID]string{}
				for id, moves := range found.areas {
					areas[id] = stepsText(moves)
				}
				got = string(found.level) + " " + fmt.Sprint(areas)
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
	if top := nextLevel(questionnaire(area("uno", single("x", "0", "1"))), survey.Answers{"x": pick("b")}); top.level != "" {
		t.Errorf("above the highest level there is %s", top.level)
	}
}

// What the reference promises comes true when the engine scores it, and no fewer
// moves do: one that suffices alone is never passed over.
func TestReferenceNextLevelComesTrue(t *testing.T) {
	seed := referenceSeed(t)
	reached := 0
	for i := uint64(0); i < 1500 && reached < 40; i++ {
		g := newGenerator(seed, i)
		q := g.questionnaire()
		answers := g.answers(t, q)
		before := newReference(q, answers)
		moves := before.moves()
		if before.target() < 0 || len(moves) > 12 {
			continue
		}
		found := nextLevel(q, answers)
		m := compile(t, q)
		for _, one := range moves {
			if after := before.with(one); len(found.moves) != 1 && before.sameStanding(after) && str(m.Score(after.answers).Level) == string(found.level) {
				t.Errorf("questionnaire %d: %v is passed over; repeat with -seed %d", i, one, seed)
			}
		}
		if found.moves == nil {
			continue
		}
		reached++
		after := before.with(found.moves...)
		r := m.Score(after.answers)
		held := slices.IndexFunc(q.Levels, func(l survey.Level) bool { return r.Level != nil && l.ID == *r.Level })
		if held < before.target() || r.Overall.Rat().Cmp(found.overall) != 0 {
			t.Errorf("questionnaire %d: %v promises %s, the engine says %s; repeat with -seed %d", i, found.moves, found.level, str(r.Level), seed)
		}
	}
	if reached < 10 {
		t.Errorf("only %d were reached", reached)
	}
}
