package scoring_test

import (
	"encoding/json"
	"flag"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

var seedFlag = flag.Uint64("seed", 0, "repeat the generated tests of this seed; 0 takes a new one")

const rounds = 400

// generated runs a property over generated questionnaires and answers.
func generated(t *testing.T, property func(t *testing.T, g *generator, m *scoring.Model, answers survey.Answers)) {
	seed := *seedFlag
	if seed == 0 {
		seed = rand.Uint64()
	}
	for i := range uint64(rounds) {
		g := newGenerator(seed, i)
		m := compile(t, g.questionnaire())
		property(t, g, m, g.answers(t, m.Questionnaire()))
		if t.Failed() {
			t.Fatalf("round %d; repeat with -seed %d", i, seed)
		}
	}
}

// marshal is the result byte for byte.
func marshal(t testing.TB, m *scoring.Model, answers survey.Answers) string {
	t.Helper()
	b, err := json.Marshal(m.Score(answers))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPropertyRange(t *testing.T) {
	overalls := 0
	generated(t, func(t *testing.T, _ *generator, m *scoring.Model, answers survey.Answers) {
		checkRange(t, m, answers)
		if m.Score(answers).Overall != nil {
			overalls++
		}
	})
	if overalls < rounds/4 {
		t.Errorf("only %d of %d generated answers have an overall", overalls, rounds)
	}
}

func checkRange(t *testing.T, m *scoring.Model, answers survey.Answers) {
	t.Helper()
	within := func(what, exact string, high int64) {
		r := rat(exact)
		if r.Sign() < 0 || r.Cmp(big.NewRat(high, 1)) > 0 {
			t.Errorf("%s is %s, beyond 0–%d", what, exact, high)
		}
		if r.String() != exact {
			t.Errorf("%s is %s, in lowest terms %s", what, exact, r)
		}
	}
	r := m.Score(answers)
	if r.Overall != nil {
		within("overall", r.Overall.Exact, 100)
		honest(t, m.Questionnaire(), *r.Overall)
	}
	for _, a := range r.Areas {
		if a.Exact != nil {
			within(string(a.ID), *a.Exact, 100)
			honest(t, m.Questionnaire(), scoring.Score{Exact: *a.Exact, Display: *a.Display})
		}
		if a.Coverage != nil {
			within("coverage of "+string(a.ID), *a.Coverage, 1)
		}
	}
	for _, q := range m.Questions(answers) {
		within(string(q.Question), q.S.String(), 1)
	}
}

// honest checks that what is shown reaches no level's bound that the exact score
// does not, and is as near as its decimals permit.
func honest(t *testing.T, q *survey.Questionnaire, s scoring.Score) {
	t.Helper()
	if q.Display.Points {
		return
	}
	shown, exact := rat(s.Display), s.Rat()
	low, span := q.Display.Low.Rat(), new(big.Rat).Sub(q.Display.High.Rat(), q.Display.Low.Rat())
	shown.Quo(shown.Sub(shown, low), span).Mul(shown, big.NewRat(100, 1)) // on 0–100 again
	for _, l := range q.Levels {
		b := l.Bound.Value.Rat()
		meets := func(x *big.Rat) bool { return x.Cmp(b) > 0 || !l.Bound.Exclusive && x.Cmp(b) == 0 }
		if meets(shown) && !meets(exact) {
			t.Errorf("%s is shown as %s, which reaches level %s", s.Exact, s.Display, l.ID)
		}
	}
	_, decimals, _ := strings.Cut(s.Display, ".")
	if len(decimals) < q.Display.Decimals {
		t.Errorf("%s is shown as %s, with fewer than %d decimals", s.Exact, s.Display, q.Display.Decimals)
	}
	half := new(big.Rat).SetFrac64(1, 2)
	for range decimals {
		half.Quo(half, big.NewRat(10, 1))
	}
	off := new(big.Rat).Sub(shown, exact)
	off.Mul(off.Abs(off), span).Quo(off, big.NewRat(100, 1))
	if off.Cmp(half) > 0 {
		t.Errorf("%s is shown as %s, which is not the nearest", s.Exact, s.Display)
	}
}

func TestPropertyMonotone(t *testing.T) {
	tried := 0
	generated(t, func(t *testing.T, g *generator, m *scoring.Model, answers survey.Answers) {
		q := m.Questionnaire()
		before := m.Score(answers)
		for id, a := range answers {
			for _, better := range improvements(q.Question(id), a) {
				answers[id] = better
				if sameStanding(m, answers, id, a) {
					tried++
					notLower(t, q, before, m.Score(answers))
				}
				answers[id] = a
			}
		}
	})
	if tried < rounds {
		t.Errorf("only %d improvements were tried", tried)
	}
}

// sameStanding reports whether path and exclusions are those before the answer
// to one question changed.
func sameStanding(m *scoring.Model, after survey.Answers, changed survey.QuestionID, a survey.Answer) bool {
	before := survey.Answers{}
	for id := range after {
		before[id] = after[id]
	}
	before[changed] = a
	x, y := survey.Walk(m.Questionnaire(), before), survey.Walk(m.Questionnaire(), after)
	for _, area := range m.Questionnaire().Areas {
		for _, q := range area.Questions {
			if x.On(q.ID) != y.On(q.ID) {
				return false
			}
		}
	}
	return slices.EqualFunc(m.Questions(before), m.Questions(after), func(a, b scoring.QuestionScore) bool { return a.Question == b.Question })
}

func notLower(t *testing.T, q *survey.Questionnaire, before, after scoring.Result) {
	t.Helper()
	if (before.Overall == nil) != (after.Overall == nil) {
		t.Errorf("overall %v becomes %v", before.Overall, after.Overall)
	} else if before.Overall != nil && after.Overall.Rat().Cmp(before.Overall.Rat()) < 0 {
		t.Errorf("overall falls from %s to %s", before.Overall.Exact, after.Overall.Exact)
	}
	for i := range before.Areas {
		a, b := before.Areas[i], after.Areas[i]
		if a.State != b.State || a.Exact != nil && rat(*b.Exact).Cmp(rat(*a.Exact)) < 0 {
			t.Errorf("area %s falls from %s to %s", a.ID, str(a.Exact), str(b.Exact))
		}
	}
	place := func(id *survey.LevelID) int {
		return slices.IndexFunc(q.Levels, func(l survey.Level) bool { return id != nil && l.ID == *id })
	}
	if place(after.Level) < place(before.Level) || place(after.LevelByScore) < place(before.LevelByScore) {
		t.Errorf("level falls from %s to %s, by score from %s to %s", str(before.Level), str(after.Level), str(before.LevelByScore), str(after.LevelByScore))
	}
}

func TestPropertyOrder(t *testing.T) {
	generated(t, func(t *testing.T, g *generator, m *scoring.Model, answers survey.Answers) {
		shuffled := survey.Answers{}
		order := make([]survey.QuestionID, 0, len(answers))
		for id := range answers {
			order = append(order, id)
		}
		g.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, id := range order {
			shuffled[id] = g.shuffledTicks(answers[id])
		}
		if a, b := marshal(t, m, answers), marshal(t, m, shuffled); a != b {
			t.Errorf("in another order:\n%s\n%s", a, b)
		}
	})
}

func (g *generator) shuffledTicks(a survey.Answer) survey.Answer {
	shuffle := func(ids []survey.OptionID) []survey.OptionID {
		ids = slices.Clone(ids)
		g.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		return ids
	}
	a.Options = shuffle(a.Options)
	if a.Kind == survey.AnswerRows {
		mixed := map[survey.RowID]survey.Cell{}
		for id, c := range a.Rows {
			mixed[id] = survey.Cell{NotApplicable: c.NotApplicable, Options: shuffle(c.Options)}
		}
		a.Rows = mixed
	}
	return a
}

// A response that is stored as JSON, without what is off the path, scores as it
// did.
func TestPropertyIdempotent(t *testing.T) {
	generated(t, func(t *testing.T, _ *generator, m *scoring.Model, answers survey.Answers) {
		q := m.Questionnaire()
		stored := map[survey.QuestionID]json.RawMessage{}
		for id, a := range survey.Walk(q, answers).Scorable(answers) {
			raw, err := survey.EncodeAnswer(q.Question(id), a)
			if err != nil {
				t.Fatal(err)
			}
			stored[id] = raw
		}
		file, err := json.Marshal(stored)
		if err != nil {
			t.Fatal(err)
		}
		again, err := survey.DecodeAnswers(q, file)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := marshal(t, m, answers), marshal(t, m, again); a != b {
			t.Errorf("stored as %s:\n%s\n%s", file, a, b)
		}
		var result scoring.Result
		if err := json.Unmarshal([]byte(marshal(t, m, answers)), &result); err != nil {
			t.Fatal(err)
		}
		if b, _ := json.Marshal(result); string(b) != marshal(t, m, answers) {
			t.Errorf("a stored result reads as %s", b)
		}
	})
}

// Answers that are not permitted are as good as none.
func TestPropertyTotal(t *testing.T) {
	bad := []survey.Answer{
		pick("zz"), tick("zz"), tick("a", "a"), tick("none", "a"), number("-1"), number("1000")}
	bad = append(bad, inapplicable(), cells(ids{"zz"}), cells(ids{"a", "b"}, ids{}), survey.Answer{Kind: 99},
		survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"zz": {}, "r1": {NotApplicable: true, Options: ids{"zz"}}}},
		survey.Answer{Kind: survey.AnswerText, Text: "\x00"})
	generated(t, func(t *testing.T, g *generator, m *scoring.Model, answers survey.Answers) {
		q := m.Questionnaire()
		without := survey.Answers{}
		for id := range answers {
			if g.one(2) {
				answers[id] = oneOf(g, bad...)
			}
			if len(survey.CheckAnswer(q.Question(id), answers[id])) == 0 {
				without[id] = answers[id]
			}
		}
		answers["no-such-question"] = pick("a")
		if a, b := marshal(t, m, answers), marshal(t, m, without); a != b {
			t.Errorf("%v:\n%s\n%s", answers, a, b)
		}
		m.Highlights(answers, 5)
		m.Technologies(answers)
	})
}
