package scoring_test

import (
	"testing"

	"maturita/survey"
)

// goldenExplanation is the whole JSON form of an explanation. Area uno is a mean:
// x = 1/2 (weight 1), m = 2/2, capped (weight 3), so 7/8 of 100. Area due is its
// lowest question, t = 3/6, of which 3/8 is applicable. Overall: (175/2 · 1 + 50 · 3) / 4 = 475/8.
const goldenExplanation = `{"questionnaire":"prova","version":"1.0.0","engine":"1.0.0",` +
	`"overall":{"exact":"475/8","display":"59.4"},"aggregate":"weighted-mean","assessable":2,"minAreas":2,"level":"base","levelByScore":"base","failedGates":[],"decides":[],` +
	`"areas":[{"id":"uno","state":"assessable","aggregate":"weighted-mean","exact":"175/2","display":"87.5","coverage":"1/1","minCoverage":"1/2","weight":"1/4","contribution":"175/8","decides":[],"stages":[],` +
	`"questions":[{"id":"x","state":"counts","asZero":false,"exact":"50/1","display":"50.0","earned":"1/1","best":"2/1","limited":false,"weight":"1/4","contribution":"25/8","ticks":null,"atLeast":null,"number":null,` +
	`"options":[{"id":"a","chosen":false,"points":"0/1","contribution":null},{"id":"b","chosen":true,"points":"1/1","contribution":"25/8"},{"id":"c","chosen":false,"points":"2/1","contribution":null}],"rows":[]},` +
	`{"id":"m","state":"counts","asZero":false,"exact":"100/1","display":"100.0","earned":"2/1","best":"2/1","limited":true,"weight":"3/4","contribution":"75/4","ticks":null,"atLeast":null,"number":null,` +
	`"options":[{"id":"a","chosen":true,"points":"1/1","contribution":null},{"id":"b","chosen":true,"points":"2/1","contribution":null}],"rows":[]}]},` +
	`{"id":"due","state":"assessable","aggregate":"minimum","exact":"50/1","display":"50.0","coverage":"11/16","minCoverage":"1/2","weight":"3/4","contribution":"75/2","decides":["t"],"stages":[],` +
	`"questions":[{"id":"t","state":"counts","asZero":false,"exact":"50/1","display":"50.0","earned":"3/1","best":"6/1","limited":false,"weight":null,"contribution":null,"ticks":null,"atLeast":null,"number":null,"options":[],` +
	`"rows":[{"id":"r1","state":"counts","weight":"1/3","points":"1/1","best":"2/1","contribution":null,"chosen":["b"]},{"id":"r2","state":"counts","weight":"2/3","points":"1/1","best":"2/1","contribution":null,"chosen":["b"]},{"id":"r3","state":"not-applicable","weight":null,"points":null,"best":null,"contribution":null,"chosen":[]}]},` +
	`{"id":"u","state":"counts","asZero":false,"exact":"100/1","display":"100.0","earned":"1/1","best":"1/1","limited":false,"weight":null,"contribution":null,"ticks":2,"atLeast":2,"number":null,` +
	`"options":[{"id":"a","chosen":true,"points":"0/1","contribution":null},{"id":"b","chosen":true,"points":"0/1","contribution":null},{"id":"c","chosen":false,"points":"0/1","contribution":null}],"rows":[]}]},` +
	`{"id":"tre","state":"not-assessable","reason":"nothing-counts","aggregate":"weighted-mean","exact":null,"display":null,"coverage":"0/1","minCoverage":"1/2","weight":null,"contribution":null,"decides":[],"stages":[],` +
	`"questions":[{"id":"z","state":"unanswered","asZero":false,"exact":null,"display":null,"earned":null,"best":null,"limited":false,"weight":null,"contribution":null,"ticks":null,"atLeast":null,"number":null,"options":[],"rows":[]}]}]}`

func TestExplanationJSON(t *testing.T) {
	capped := multiple("m", options("1", "2"))
	capped.Cap, capped.Weight = limit("2"), d("3")
	table := survey.Question{ID: "t", Type: survey.Matrix, Scored: true, Weight: d("1"), Options: options("0", "1", "2"), Rows: rows("1", "2", "5"), RowNotApplicable: true}
	least := multiple("u", options("0", "0", "0"))
	least.AtLeast = 2
	lowest := area("due", table, least)
	lowest.Aggregate, lowest.Weight = survey.Minimum, d("3")
	q := questionnaire(area("uno", single("x", "0", "1", "2"), capped), lowest, area("tre", single("z", "0", "1")))
	answers := survey.Answers{"x": pick("b"), "m": tick("a", "b"), "t": cells(ids{"b"}, ids{"b"}, nil), "u": tick("a", "b")}
	if got := explanation(t, compile(t, q), answers); got != goldenExplanation {
		t.Errorf("got  %s\nwant %s", got, goldenExplanation)
	}
}

// Of every aggregate: weights and contributions of the questions, what decides,
// and the area's own.
func TestExplainedAreas(t *testing.T) {
	weighted := func(q survey.Question, w string) survey.Question { q.Weight = d(w); return q }
	build := func(how survey.Aggregate) *survey.Questionnaire {
		a := area("uno", weighted(single("x", "0", "1", "4"), "1"), weighted(single("y", "0", "3", "6"), "3"))
		a.Aggregate = how
		if how == survey.Stages {
			a.Stages = []survey.Stage{{ID: "first", Questions: []survey.QuestionID{"x"}, Share: d("0.25")}, {ID: "second", Questions: []survey.QuestionID{"x", "y"}, Share: d("0.75")}, {ID: "third", Questions: []survey.QuestionID{"y"}, Share: d("0.5")}}
		}
		return questionnaire(a, area("due", single("z", "0", "1")))
	}
	// x = 1/4, y = 3/6, z = 1; the areas weigh the same.
	answers := survey.Answers{"x": pick("b"), "y": pick("b"), "z": pick("b")}
	for _, test := range []struct {
		how  survey.Aggregate
		want string
	}{
		// 1/4·1/4 + 3/4·1/2 = 7/16 of 100, half of it: 175/8 = 25/8 + 75/4
		{survey.WeightedMean, "175/4 1/2 175/8 [] x 1/4 25/8 y 3/4 75/4"},
		// (1+3)/(4+6) = 40, half of it: 20 = 100·1/10/2 + 100·3/10/2
		{survey.Sum, "40/1 1/2 20/1 [] x 2/5 5/1 y 3/5 15/1"},
		{survey.Minimum, "25/1 1/2 25/2 [x] x null null y null null"},
		{survey.Maximum, "50/1 1/2 25/1 [y] x null null y null null"},
		// The first is reached; the second lacks 3/4 − 7/16 = 5/16; the third would do.
		{survey.Stages, "100/3 1/2 50/3 [] x null null y null null first true 1/4 null second false 7/16 5/16 third false 1/2 null"},
	} {
		a := compile(t, build(test.how)).Explain(answers).Areas[0]
		got := str(a.Exact) + " " + str(a.Weight) + " " + str(a.Contribution) + " " + list(a.Decides)
		for _, q := range a.Questions {
			got += " " + string(q.ID) + " " + str(q.Weight) + " " + str(q.Contribution)
		}
		for _, s := range a.Stages {
			got += " " + s.ID + " " + map[bool]string{true: "true", false: "false"}[s.Reached] + " " + str(s.Mean) + " " + str(s.Missing)
		}
		if got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.how, got, test.want)
		}
	}
}

func list[S ~string](ids []S) string {
	text := "["
	for i, id := range ids {
		if i > 0 {
			text += " "
		}
		text += string(id)
	}
	return text + "]"
}

// Of every way to the overall: weights and contributions of areas and questions.
func TestExplainedOverall(t *testing.T) {
	for _, test := range []struct {
		how  survey.Aggregate
		want string
	}{
		{survey.WeightedMean, "250/3 [] uno 1/3 50/3 x 50/3 due 2/3 200/3 z 200/3"}, // 50·1/3 + 100·2/3
		{survey.Minimum, "50/1 [uno] uno null null x null due null null z null"},
		{survey.Sum, "75/1 [] uno 1/2 25/1 x 25/1 due 1/2 50/1 z 50/1"}, // (2+4)/(4+4)
	} {
		q := questionnaire(area("uno", single("x", "0", "2", "4")), area("due", single("z", "0", "4")))
		q.Overall.Aggregate, q.Areas[1].Weight = test.how, d("2")
		e := compile(t, q).Explain(survey.Answers{"x": pick("b"), "z": pick("b")})
		got := e.Overall.Exact + " " + list(e.Decides)
		for _, a := range e.Areas {
			got += " " + string(a.ID) + " " + str(a.Weight) + " " + str(a.Contribution) + " " + string(a.Questions[0].ID) + " " + str(a.Questions[0].Contribution)
		}
		if got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.how, got, test.want)
		}
	}
}

// Why an area is non valutabile, and why a question does not count.
func TestExplainedReasons(t *testing.T) {
	off := single("off", "0", "1")
	off.When = &survey.Condition{Op: survey.OpEquals, Question: "x", Values: []string{"b"}}
	info := single("info", "0", "0")
	info.Scored = false
	none := single("none", "0", "1")
	none.Weight = 0
	light := survey.Question{ID: "light", Type: survey.Matrix, Scored: true, Weight: d("1"), Options: options("0", "1"), Rows: rows("1", "0"), RowNotApplicable: true}
	zero := single("zero", "0", "1")
	zero.Optional, zero.UnansweredZero = true, true
	heavy := single("heavy", "0", "1")
	heavy.Weight = d("9")
	idle := single("idle", "0", "1")
	idle.Weight = 0
	weightless := area("cinque", idle)
	moreOff := single("more", "0", "1")
	moreOff.When = off.When
	weightless.Questions = append(weightless.Questions, moreOff)
	empty := area("quattro", single("never", "0", "1"))
	empty.When = off.When
	free := area("tre", none, single("n", "0", "1"))
	free.MinCoverage = 0
	q := questionnaire(area("uno", single("x", "0", "1"), off, info, light, zero), area("due", heavy, single("y", "0", "1")), free, empty, weightless)
	e := compile(t, q).Explain(survey.Answers{"x": pick("a"), "off": pick("b"), "info": pick("a"), "light": cells(nil, ids{"b"}), "y": pick("b"), "none": pick("b"), "idle": pick("b"), "n": inapplicable(), "never": pick("b")})
	got := ""
	for _, a := range e.Areas {
		got += string(a.ID) + " " + string(a.State) + " " + string(a.Reason) + ":"
		for _, question := range a.Questions {
			got += " " + string(question.ID) + " " + string(question.State)
			if question.AsZero {
				got += " as zero"
			}
		}
		got += "\n"
	}
	want := `uno assessable : x counts off off-path info not-scored light weightless zero counts as zero
due not-assessable coverage: heavy unanswered y counts
tre not-assessable no-weight: none counts n not-applicable
quattro not-pertinent : never off-path
cinque not-assessable no-weight: idle counts more off-path
`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if e.Overall != nil || e.Areas[0].Weight != nil || e.Areas[0].Contribution != nil || e.Assessable != 1 || e.MinAreas != 3 {
		t.Errorf("overall %v, %d of %d areas", e.Overall, e.Assessable, e.MinAreas)
	}
}
