package scoring_test

import (
	"testing"

	"maturita/survey"
)

// FuzzScore scores whatever can be read as answers to a generated questionnaire,
// also what was refused in part.
func FuzzScore(f *testing.F) {
	f.Add(uint64(1), []byte(`{"q-0-0":"a","q-0-1":["a","b"],"q-1-0":{"r1":"a","r2":{"na":true}}}`))
	f.Add(uint64(2), []byte(`{"q-0-0":{"na":true,"reason":"no"},"q-0-1":12.5,"q-0-2":null}`))
	f.Add(uint64(3), []byte(`{"q-0-0":{"r1":["a"],"r2":[]},"q-0-0":"a"}`))
	f.Fuzz(func(t *testing.T, seed uint64, file []byte) {
		m := compile(t, newGenerator(seed, 0).questionnaire())
		answers, err := survey.DecodeAnswers(m.Questionnaire(), file)
		for id, a := range answers {
			if p := survey.CheckAnswer(m.Questionnaire().Question(id), a); len(p) > 0 {
				t.Errorf("decoded, but not permitted: %v", p)
			}
		}
		if err != nil && survey.KindOf(err) != survey.Invalid {
			t.Errorf("refused with %v", err)
		}
		checkRange(t, m, answers)
		m.Highlights(answers, 5)
		m.Technologies(answers)
	})
}

// FuzzCompile wants every generated questionnaire accepted and every answer to
// it scored within range.
func FuzzCompile(f *testing.F) {
	f.Add(uint64(1), uint64(2))
	f.Fuzz(func(t *testing.T, seed, stream uint64) {
		g := newGenerator(seed, stream)
		m := compile(t, g.questionnaire())
		checkRange(t, m, g.answers(t, m.Questionnaire()))
	})
}
