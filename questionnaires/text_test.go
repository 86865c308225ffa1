package questionnaires_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// eachText calls f for every text that a person reads.
func eachText(q *survey.Questionnaire, f func(where string, text survey.Text)) {
	f("title", q.Title)
	f("description", q.Description)
	for _, l := range q.Levels {
		f("level "+string(l.ID), l.Name)
		f("level "+string(l.ID), l.Meaning)
	}
	for _, i := range q.Indices {
		f("index "+string(i.ID), i.Name)
	}
	for _, a := range q.Areas {
		f("area "+string(a.ID), a.Title)
		f("area "+string(a.ID), a.Intro)
		for _, question := range a.Questions {
			where := "question " + string(question.ID)
			f(where, question.Text)
			for _, optional := range []survey.Text{question.Help, question.Example, question.Unit} {
				if len(optional) > 0 {
					f(where, optional)
				}
			}
			for _, o := range question.Options {
				f(where+" option "+string(o.ID), o.Text)
			}
			for _, r := range question.Rows {
				f(where+" row "+string(r.ID), r.Text)
			}
		}
	}
	for _, a := range q.Advice {
		f("advice "+string(a.ID), a.Text)
	}
}

// busted matches what careful Italian typography does not have: straight
// quotes and apostrophes (an accent written as one included), doubled spaces,
// spaces before punctuation, three dots, and the wrong accent on perché.
var busted = regexp.MustCompile(`['"\x60]|\S  +\S|\s[,.;:?!]|\.\.\.|(?i)perchè|poichè|finchè|(?i)\bpò\b|\bE’ `)

func TestTypography(t *testing.T) {
	eachText(preAssessment(t), func(where string, text survey.Text) {
		s := text["it"]
		if s == "" || strings.TrimSpace(s) != s {
			t.Errorf("%s: %q is empty or has blanks around it", where, s)
		}
		if m := busted.FindString(s); m != "" {
			t.Errorf("%s: %q in %q", where, m, s)
		}
	})
	page, err := os.ReadFile("../docs/method.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"'", "perchè", "E’ ", "..."} {
		if strings.Contains(string(page), wrong) {
			t.Errorf("method.md has %q", wrong)
		}
	}
}

// The kinds of service that an advice may name are explained in method.md.
func TestAdviceNamesKnownServices(t *testing.T) {
	q := preAssessment(t)
	page := method(t)
	used := map[string]bool{}
	for _, a := range q.Advice {
		for _, s := range a.Services {
			used[s] = true
			if !strings.Contains(page, "| `"+s+"` |") {
				t.Errorf("advice %s names the service %s, which method.md does not explain", a.ID, s)
			}
		}
	}
	rows := regexp.MustCompile("(?m)^\\| `[a-z-]+` \\|").FindAllString(page, -1)
	if len(rows) != len(used) {
		t.Errorf("method.md explains %d services, the advice names %d", len(rows), len(used))
	}
}

// Every company gets its level's advice first, then its areas from the weakest
// band up, never more than the maximum.
func TestAdviceOrder(t *testing.T) {
	q := preAssessment(t)
	m := model(t, q)
	band := func(id survey.AdviceID) int {
		for i, suffix := range []string{"-avvio", "-non-valutabile", "-crescita", "-eccellenza"} {
			if strings.HasSuffix(string(id), suffix) {
				return max(1, i)
			}
		}
		return 0
	}
	for name := range verdicts {
		r := m.Score(answersOf(t, q, name))
		if len(r.Advice) < 5 || len(r.Advice) > q.MaxAdvice {
			t.Errorf("%s gets %d pieces of advice", name, len(r.Advice))
			continue
		}
		if !strings.HasPrefix(string(r.Advice[0]), "livello-") || strings.HasPrefix(string(r.Advice[1]), "livello-") {
			t.Errorf("%s: not exactly one advice about the level: %v", name, r.Advice)
		}
		for i := 1; i < len(r.Advice); i++ {
			if band(r.Advice[i]) < band(r.Advice[i-1]) {
				t.Errorf("%s: %s after %s", name, r.Advice[i], r.Advice[i-1])
			}
		}
	}
}

// A paper-based bakery is not sent to buy robots.
func TestAdviceSuitsBeginners(t *testing.T) {
	q := preAssessment(t)
	basic := map[survey.TechnologyID]bool{"cloud": true, "cybersecurity": true}
	given := map[survey.AdviceID]bool{}
	for _, id := range scoreOf(t, q, "bakery").Advice {
		given[id] = true
	}
	for _, a := range q.Advice {
		for _, technology := range a.Technologies {
			if given[a.ID] && !basic[technology] {
				t.Errorf("advice %s recommends %s to a bakery that works on paper", a.ID, technology)
			}
		}
	}
}

func scoreOf(t *testing.T, q *survey.Questionnaire, name string) scoring.Result {
	t.Helper()
	return model(t, q).Score(answersOf(t, q, name))
}
