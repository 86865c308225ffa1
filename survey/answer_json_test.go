package survey_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"maturita/survey"
)

func TestAnswerReadsWhatItWrites(t *testing.T) {
	q := everything()
	for _, c := range []struct {
		question  survey.QuestionID
		raw, want string // want "" = as raw
	}{
		{"single", `null`, ""},
		{"single", ` `, `null`},
		{"single", `"b"`, ""},
		{"single", ` { "reason" : "non vendiamo", "na" : true } `, `{"na":true,"reason":"non vendiamo"}`},
		{"scale", `"high"`, ""},
		{"multiple", `[]`, ""},
		{"multiple", `["z","x"]`, `["x","z"]`},
		{"multiple", `["none"]`, ""},
		{"multiple", `{"na":true}`, ""},
		{"matrix", `{}`, ""},
		{"matrix", `{"r1":"always"}`, ""},
		{"matrix", `{"r2":{"na":true},"r1":"never"}`, `{"r1":"never","r2":{"na":true}}`},
		{"columns", `{"r1":[],"r2":["z","y"]}`, `{"r1":[],"r2":["y","z"]}`},
		{"number", `-0`, `0`},
		{"number", `2.50`, `2.5`},
		{"number", `-5`, ""},
		{"text", `"\u00e8 <b>"`, `"è \u003cb\u003e"`},
		{"text", `"a\nb"`, ""},
		{"date", `"2024-02-29"`, ""},
	} {
		question := q.Question(c.question)
		a := answer(t, q, c.question, c.raw)
		raw, err := survey.EncodeAnswer(question, a)
		if want := cmp.Or(c.want, c.raw); err != nil || string(raw) != want {
			t.Errorf("%s: %s is written %s, %v; want %s", c.question, c.raw, raw, err, want)
		}
		if again := answer(t, q, c.question, string(raw)); !again.Equal(a) {
			t.Errorf("%s: %s is read as %+v and again as %+v", c.question, c.raw, a, again)
		}
	}
}

func TestAnswerOfWrongFormIsRefused(t *testing.T) {
	q := everything()
	for id, all := range map[survey.QuestionID]map[string]string{
		"single": {
			"answer-form":    `1|true|["a"]|{}|{"na":false}|{"na":true,"x":1}|{"na":"true"}|"a" "b"|"a|{"na":true}}|{"na":true,"na":true}|{"na":true,"reason":"a","reason":"b"}`,
			"option-unknown": `""|"A"|"a "`,
			"reason-missing": `{"na":true}|{"na":true,"reason":null}|{"na":true,"reason":"  "}`,
		},
		"multiple": {
			"answer-form":      `"x"|{"x":true}|[1]|["x"|[["x"]]`,
			"option-unknown":   `[null]|[""]|["x","w"]`,
			"option-twice":     `["x","x"]`,
			"option-exclusive": `["none","x"]`,
		},
		"matrix": {
			"answer-form":            `[]|"never"|{"r1":["never"]}|{"r1":null}|{"r1":""}|{"r1":{"na":false}}|{"r1":{}}|{"r1":"never"|{"r1":1}`,
			"row-unknown":            `{"r9":"never"}`,
			"not-applicable-refused": `{"na":true}`,
		},
		"columns": {
			"answer-form":        `{"r1":"x"}|{"r1":null}|{"r1":[1]}|{"na":["x"],"na":["y"]}`,
			"row-not-applicable": `{"r1":{"na":true}}`,
			"row-unknown":        `{"na":["x"]}`,
		},
		"number": {
			"answer-form":   `"1"|true|[1]|{}|1 2|01|1.|NaN|+1`,
			"number-form":   `1e1|1E-3`,
			"number-places": `0.25|12.3456|0.0001`,
			"number-range":  `-5.1|101|1000001|99999999999999999999`,
		},
		"text": {
			"answer-form":   `1|["a"]|"a`,
			"text-empty":    `""|"\t"`,
			"text-encoding": `"\u0000"|"\u001b"|"\u009b"|"` + "caff\xe8" + `"`,
			"text-long":     `"` + strings.Repeat("a", 11) + `"`,
		},
		"date": {
			"answer-form": `20260131|{}`,
			"date-form":   `"2026-02-30"|""|"2026-01-31 "`,
		},
	} {
		for key, raws := range all {
			for raw := range strings.SplitSeq(raws, "|") {
				a, err := survey.DecodeAnswer(q.Question(id), json.RawMessage(raw))
				if want := string(id) + ": problem." + key; problemsOf(err) != want || a.Kind != survey.Unanswered {
					t.Errorf("%s is read as %+v, %v; want %s", raw, a, err, want)
				}
			}
		}
	}
}

func TestAnswersAreReadTogether(t *testing.T) {
	q := everything()
	answers, err := survey.DecodeAnswers(q, []byte(` {"single":"a","text":null,"multiple":[],"matrix":{"r1":"always"},"number":7} `))
	if got := slices.Sorted(maps.Keys(answers)); err != nil || !slices.Equal(got, []survey.QuestionID{"matrix", "multiple", "number", "single"}) {
		t.Errorf("read %v, %v", got, err)
	}
	for raw, want := range map[string]string{
		`{"single":"q","wrong":1,"number":"1","single":"a","text":"ok"}`: "single: problem.option-unknown; wrong: problem.question-unknown; number: problem.answer-form; single: problem.question-twice",
		``:                 ": problem.answers-json",
		`[]`:               ": problem.answers-object",
		`null`:             ": problem.answers-object",
		`{"single"`:        ": problem.answers-json",
		`{"single":"a"`:    ": problem.answers-json",
		`{"single":}`:      ": problem.answers-json",
		`{"single":"a",}`:  ": problem.answers-json",
		`{"single":"a"}}`:  ": problem.answers-json",
		`{"single":"a"}{}`: ": problem.answers-json",
	} {
		if _, err := survey.DecodeAnswers(q, []byte(raw)); problemsOf(err) != want {
			t.Errorf("%s: %v, want %s", raw, err, want)
		}
	}
}

func TestAnswerOfUnknownKindIsNotWritten(t *testing.T) {
	if raw, err := survey.EncodeAnswer(&survey.Question{Type: survey.FreeText}, survey.Answer{Kind: 99}); err == nil {
		t.Errorf("written as %s", raw)
	}
}
