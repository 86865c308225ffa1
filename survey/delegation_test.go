package survey_test

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"maturita/survey"
)

func TestParseDelegateName(t *testing.T) {
	for typed, want := range map[string]string{
		"Studio Bianchi":          "Studio Bianchi",
		"  Studio\t \r\nBianchi ": "Studio Bianchi",
		"Anna 👩‍💼":                "Anna 👩‍💼",
		"<b>Anna</b> & \"figli\"": "<b>Anna</b> & \"figli\"",
		"\u202eannA\u2066":        "annA",
		"a\u2028b":                "a b",
		"שרה לוי":                 "שרה לוי",
		"7":                       "7",
		strings.Repeat("è", 80):   strings.Repeat("è", 80),
	} {
		if got, err := survey.ParseDelegateName(typed); err != nil || got != want {
			t.Errorf("%q is %q, want %q: %v", typed, got, want, err)
		}
	}
	for typed, key := range map[string]string{
		"": "problem.delegate-name-missing", " \u2028\t": "problem.delegate-name-missing", "\u202e": "problem.delegate-name-missing",
		"🥖": "problem.delegate-name-missing", "…": "problem.delegate-name-missing",
		strings.Repeat("è", 81): "problem.text-long", strings.Repeat("x", 200): "problem.text-long",
		"a\x00b": "problem.text-encoding", "a\x7fb": "problem.text-encoding", "a\xffb": "problem.text-encoding",
	} {
		var problems survey.Problems
		if _, err := survey.ParseDelegateName(typed); !errors.As(err, &problems) || len(problems) != 1 || problems[0].Key != key || problems[0].Field != "nome" {
			t.Errorf("%q: %v, want %s", typed, err, key)
		}
	}
}

func FuzzParseDelegateName(f *testing.F) {
	for _, seed := range []string{"Studio Bianchi", "a\r\nBcc: x@y.it", "\u202e\u2066x", "<script>", "\xff", strings.Repeat("x", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		name, err := survey.ParseDelegateName(typed)
		if err != nil {
			if name != "" || survey.KindOf(err) != survey.Invalid {
				t.Fatalf("%q with %v", name, err)
			}
			return
		}
		bad := func(r rune) bool {
			return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || (unicode.IsSpace(r) && r != ' ')
		}
		if !utf8.ValidString(name) || strings.ContainsFunc(name, bad) || utf8.RuneCountInString(name) > survey.MaxDelegateName || strings.TrimSpace(name) != name || name == "" {
			t.Fatalf("%q becomes %q", typed, name)
		}
		if again, err := survey.ParseDelegateName(name); err != nil || again != name {
			t.Fatalf("%q becomes %q, then %q (%v)", typed, name, again, err)
		}
	})
}

func TestDelegationLive(t *testing.T) {
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		d    survey.Delegation
		live bool
	}{
		{survey.Delegation{ExpiresAt: now.Add(time.Millisecond)}, true},
		{survey.Delegation{ExpiresAt: now}, false},
		{survey.Delegation{ExpiresAt: now.Add(time.Hour), RevokedAt: now.Add(-time.Hour)}, false},
		{survey.Delegation{}, false},
	} {
		if got := tt.d.Live(now); got != tt.live {
			t.Errorf("%+v is live: %v", tt.d, got)
		}
	}
}

func TestGivenBy(t *testing.T) {
	answered := survey.Answer{Kind: survey.AnswerText, Text: "x"}
	r := survey.Response{
		Delegations: []survey.Delegation{{ID: "a", Name: "Anna"}, {ID: "b", Name: "Bea"}},
		Answers: map[survey.QuestionID]survey.SavedAnswer{
			"own": {Answer: answered}, "anna": {Answer: answered, By: "a"}, "cleared": {By: "b"}, "lost": {Answer: answered, By: "c"},
		},
	}
	for id, want := range map[survey.QuestionID]string{"own": "", "anna": "Anna", "cleared": "", "lost": "", "none": ""} {
		if got := r.GivenBy(id); got != want {
			t.Errorf("%s is given by %q, want %q", id, got, want)
		}
	}
}

func TestPathWithin(t *testing.T) {
	q := branching()
	whole := survey.Walk(q, survey.Answers{})
	for i := range q.Areas {
		area := &q.Areas[i]
		within := whole.Within(area.ID)
		for j := range q.Areas {
			other := &q.Areas[j]
			if within.OnArea(other.ID) != (i == j && whole.OnArea(area.ID)) {
				t.Errorf("within %s, the area %s is on the path: %v", area.ID, other.ID, within.OnArea(other.ID))
			}
			for k := range other.Questions {
				id := other.Questions[k].ID
				if within.On(id) != (i == j && whole.On(id)) {
					t.Errorf("within %s, %s is on the path: %v", area.ID, id, within.On(id))
				}
			}
		}
	}
	if len(whole.Within("nowhere").Areas()) != 0 {
		t.Error("an area that is not there has questions")
	}
}
