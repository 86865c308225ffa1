package survey_test

import (
	"encoding/json"
	"testing"

	"maturita/survey"
)

// Whatever is read as an answer is permitted, in canonical form, and reads
// itself again; everything else is refused as the sender's to change.
func FuzzAnswerReadsItself(f *testing.F) {
	for _, raw := range []string{
		`null`, `"a"`, `"low"`, `["z","x"]`, `["none"]`, `{"r1":"always","r2":{"na":true}}`, `{"r1":[],"r2":["y"]}`, `{"na":true,"reason":"no"}`,
		`-2.5`, `1e400`, `"2024-02-29"`, `"è\ud800"`, "\"\xff\"", `{"r1":{"na":true},"r1":"never"}`, `[[[[`, `{"na":{"na":{"na":true}}}`, `"\u2028<>&"`,
	} {
		f.Add([]byte(raw))
	}
	questionnaire := everything()
	f.Fuzz(func(t *testing.T, raw []byte) {
		for i := range questionnaire.Areas[0].Questions {
			q := &questionnaire.Areas[0].Questions[i]
			a, err := survey.DecodeAnswer(q, raw)
			if err != nil {
				if survey.KindOf(err) != survey.Invalid || a.Kind != survey.Unanswered {
					t.Errorf("%s: %s is refused with %v, %+v", q.ID, raw, err, a)
				}
				continue
			}
			if problems := survey.CheckAnswer(q, a); len(problems) > 0 {
				t.Errorf("%s: %s is read as %+v, which is not permitted: %v", q.ID, raw, a, problems)
			}
			if !survey.Canonical(q, a).Equal(a) {
				t.Errorf("%s: %s is read as %+v, which is not canonical", q.ID, raw, a)
			}
			written, err := survey.EncodeAnswer(q, a)
			if err != nil || !json.Valid(written) {
				t.Fatalf("%s: %s is written %s, %v", q.ID, raw, written, err)
			}
			again, err := survey.DecodeAnswer(q, written)
			if err != nil || !again.Equal(a) {
				t.Errorf("%s: %s is written %s and read as %+v, %v", q.ID, raw, written, again, err)
			}
		}
	})
}

func FuzzAnswersTogether(f *testing.F) {
	for _, raw := range []string{`{"single":"a","number":1}`, `{"single":"a","single":"b"}`, `{"":null}`, `{`, `{"a":1]`, "\xef\xbb\xbf{}"} {
		f.Add([]byte(raw))
	}
	questionnaire := everything()
	f.Fuzz(func(t *testing.T, raw []byte) {
		answers, err := survey.DecodeAnswers(questionnaire, raw)
		if err != nil {
			if survey.KindOf(err) != survey.Invalid {
				t.Errorf("%s is refused with %v", raw, err)
			}
			return
		}
		for id, a := range answers {
			if problems := survey.CheckAnswer(questionnaire.Question(id), a); len(problems) > 0 {
				t.Errorf("%s: %s: %v", raw, id, problems)
			}
		}
	})
}
