package survey_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"unicode/utf8"

	"maturita/survey"
)

// sameBothWays fails a test where the fast way of reading answers accepts what
// the careful one reads otherwise. It reports whether the fast way accepts.
func sameBothWays(t *testing.T, q *survey.Questionnaire, source []byte) bool {
	t.Helper()
	fast := survey.Answers{"left": {Kind: survey.AnswerText}}
	if !survey.ScanAnswers(fast, q, source) {
		return false
	}
	careful, err := survey.ReadAnswers(q, source)
	if err != nil || !reflect.DeepEqual(fast, careful) {
		t.Errorf("%s\nis read as %+v\ncarefully %+v, %v", source, fast, careful, err)
	}
	return true
}

func TestPlainAnswersAreScanned(t *testing.T) {
	for _, source := range []string{
		` { } `, `{"single":"a","scale":"low","multiple":["z","x"],"number":-2.50,"text":"è ☃","date":"2024-02-29"}`,
		"{\r\n\t\"matrix\" : { \"r2\" : \"never\" , \"r1\" : {\"na\":true} } , \"columns\":{\"r1\":[],\"r2\":[\"y\",\"x\"]}}",
		`{"single":{"reason":"perché","na":true},"multiple":{"na":true}}`, `{"single":null,"number":0,"matrix":{}}`, `{"number":10.0000}`,
		`{"text":"\"a\"\n\\\/\t"}`, `{"single":{"na":true,"reason":"\"no\"\n"}}`,
	} {
		if !sameBothWays(t, everything(), []byte(source)) {
			t.Errorf("%s is left to the careful way", source)
		}
	}
}

func TestOtherAnswersAreReadWithCare(t *testing.T) {
	for _, source := range []string{
		``, `[]`, `{`, `{}}`, `{} {}`, `{,}`, `{"single"}`, `{"single":}`, `{"single":"a",}`, `{"other":"a"}`, `{"single":"a","single":"a"}`, `{"single":null,"single":"a"}`,
		`{"sin\u0067le":"a"}`, `{"single":"\u0061"}`, "{\"text\":\"a\tb\"}", `{"single":"d"}`, `{"single":["a"]}`, `{"single":{"na":true}}`, `{"single":{"na":false,"reason":"x"}}`,
		`{"single":{"na":true,"na":true,"reason":"x"}}`, `{"single":{"na":true,"reason":"x","reason":"y"}}`, `{"multiple":["x","x"]}`, `{"multiple":["x","none"]}`, `{"multiple":["x",]}`,
		`{"matrix":{"r1":"always","r1":"never"}}`, `{"matrix":{"r3":"always"}}`, `{"matrix":{"r1":["always"]}}`, `{"columns":{"r1":{"na":true}}}`, `{"matrix":{"r1":{"na":true,"reason":"x"}}}`,
		`{"number":01}`, `{"number":-01}`, `{"number":1.}`, `{"number":.5}`, `{"number":1e1}`, `{"number":"1"}`, `{"number":1.25}`, `{"number":101}`, `{"number":-}`, `{"text":"12345678901"}`, `{"date":"2023-02-29"}`,
		`{"text":" "}`, `{"text":"\u0061"}`, `{"text":"a\x"}`, `{"text":"a\`, "{}\x00", "{\"text\":\"\x7f", `{"single":nul}`,
	} {
		if survey.ScanAnswers(survey.Answers{}, everything(), []byte(source)) {
			t.Errorf("%s is scanned", source)
		}
	}
}

// Plain answers with a few bytes changed: most are no JSON any more, some are
// other answers.
func TestChangedAnswersReadTheSameBothWays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	plain := `{"single":{"na":true,"reason":"no"},"multiple":["z","x"],"matrix":{"r1":"never","r2":{"na":true}},"columns":{"r1":[],"r2":["y"]},"number":10.5,"text":"a","date":"2024-02-29"}`
	alphabet := []byte(`{}[]",:\ 0123456789.-eEnaultrxyzbc` + "\n")
	accepted := 0
	for range 40_000 {
		source := []byte(plain)
		for range 1 + random.IntN(2) {
			source[random.IntN(len(source))] = alphabet[random.IntN(len(alphabet))]
		}
		if sameBothWays(t, everythingOnce, source) {
			accepted++
		}
	}
	if accepted < 200 {
		t.Errorf("only %d were scanned", accepted)
	}
}

var everythingOnce = everything()

func FuzzAnswersReadTheSameBothWays(f *testing.F) {
	for _, source := range []string{`{"single":"a","number":1}`, `{"matrix":{"r1":"never","r2":{"na":true}}}`, `{"columns":{"r1":["x"]},"text":"a"}`, `{"single":{"na":true,"reason":"x"}}`} {
		f.Add([]byte(source))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		if utf8.Valid(source) {
			sameBothWays(t, everythingOnce, source)
		}
	})
}

func BenchmarkDecodeAnswers(b *testing.B) {
	q := everything()
	source := []byte(`{"single":"a","scale":"low","multiple":["z","x"],"matrix":{"r1":"never","r2":"always"},"number":10,"text":"a","date":"2024-02-29"}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := survey.DecodeAnswers(q, source); err != nil {
			b.Fatal(err)
		}
	}
}
