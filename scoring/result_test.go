package scoring_test

import (
	"testing"

	"maturita/survey"
)

// goldenResult is the whole JSON form of a result: every kind of member once.
const goldenResult = `{"questionnaire":"prova","version":"1.0.0","engine":"1.0.0",` +
	`"overall":{"exact":"149/2","display":"74.5"},"level":"base","levelByScore":"high",` +
	`"failedGates":[{"level":"high","area":"due","reason":"below","required":"50/1","actual":"49/1","missing":"1/1"},` +
	`{"level":"high","question":"t","reason":"unanswered","required":"2","actual":null,"missing":null}],` +
	`"areas":[{"id":"uno","exact":"100/1","display":"100.0","coverage":"1/1","state":"assessable"},` +
	`{"id":"due","exact":"49/1","display":"49.0","coverage":"1/2","state":"assessable"},` +
	`{"id":"tre","exact":null,"display":null,"coverage":"0/1","state":"not-assessable"},` +
	`{"id":"quattro","exact":null,"display":null,"coverage":null,"state":"not-pertinent"}],` +
	`"indices":[{"id":"points","exact":"49/1","display":"49.0","band":"some"},{"id":"ticks","exact":null,"display":null,"band":null}],` +
	`"advice":["tip"]}`

const goldenEmpty = `{"questionnaire":"prova","version":"1.0.0","engine":"1.0.0",` +
	`"overall":null,"level":null,"levelByScore":null,"failedGates":[],` +
	`"areas":[{"id":"uno","exact":null,"display":null,"coverage":"0/1","state":"not-assessable"}],` +
	`"indices":[],"advice":[]}`

func TestResultJSON(t *testing.T) {
	technologies := multiple("t", options("0", "0"))
	technologies.Scored, technologies.Optional = false, true
	fourth := area("quattro", single("g", "0", "1"))
	fourth.When = &survey.Condition{Op: survey.OpAnswered, Question: "t"}
	q := questionnaire(area("uno", single("x", "0", "1"), technologies), area("due", single("y", "0", "49", "100"), single("z", "0", "1")), area("tre", single("w", "0", "1")), fourth)
	q.Levels = append(q.Levels, survey.Level{ID: "high", Bound: survey.Bound{Value: d("70")}, Gates: []survey.Gate{{Area: "due", Least: d("50")}, {Question: "t", Ticks: 2}}})
	q.Indices = []survey.Index{
		{ID: "points", Sum: []survey.IndexTerm{{Question: "y", Weight: d("1"), Points: true}}, Bands: []survey.IndexBand{{ID: "some"}}},
		{ID: "ticks", Count: []survey.QuestionID{"t"}},
	}
	q.Advice = []survey.Advice{{ID: "tip"}}
	m := compile(t, q)
	if got := marshal(t, m, survey.Answers{"x": pick("b"), "y": pick("b"), "z": inapplicable()}); got != goldenResult {
		t.Errorf("got  %s\nwant %s", got, goldenResult)
	}
	if got := marshal(t, compile(t, questionnaire(area("uno", single("x", "0", "1")))), nil); got != goldenEmpty {
		t.Errorf("got  %s\nwant %s", got, goldenEmpty)
	}
}

// What a result holds is the caller's own.
func TestResultSharesNothing(t *testing.T) {
	q := questionnaire(area("uno", single("x", "0", "1")))
	m := compile(t, q)
	answers := survey.Answers{"x": pick("b")}
	r := m.Score(answers)
	*r.Level = "spoilt"
	scores := m.Questions(answers)
	scores[0].S.SetInt64(7)
	scores[0].Weight.SetInt64(7)
	if q.Levels[0].ID != "base" || m.Score(answers).Overall.Exact != "100/1" {
		t.Error("changing a result changes the model")
	}
}
