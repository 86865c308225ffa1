package stats_test

import (
	"strings"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
)

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func after(days int) time.Time { return monday.AddDate(0, 0, days) }

// facts reads "k0 c1 k2w": confirmed on day 0, claimed on day 1, confirmed on day
// 2 and withdrawn.
func facts(s string) []stats.Fact {
	var all []stats.Fact
	for word := range strings.FieldsSeq(s) {
		f := stats.Fact{Response: survey.ResponseID(word), Assurance: survey.Claimed, SubmittedAt: after(int(word[1] - '0'))}
		if word[0] == 'k' {
			f.Assurance = survey.Confirmed
		}
		if strings.HasSuffix(word, "w") {
			f.WithdrawnAt = after(30)
		}
		all = append(all, f)
	}
	return all
}

// succession writes for each fact the day on which it was superseded.
func succession(all []stats.Fact) string {
	var words []string
	for _, f := range all {
		word := string(f.Response) + ":"
		if !f.SupersededAt.IsZero() {
			word += string(rune('0' + int(f.SupersededAt.Sub(monday)/(24*time.Hour))))
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestSuccession(t *testing.T) {
	for _, c := range []struct{ name, facts, want string }{
		{"none", "", ""},
		{"one", "c0", "c0:"},
		{"each supersedes the one before", "c0 c1 c2", "c0:1 c1:2 c2:"},
		{"confirmed likewise", "k0 k1 k2", "k0:1 k1:2 k2:"},
		{"confirmed supersedes claimed", "c0 k1", "c0:1 k1:"},
		{"claimed never supersedes confirmed", "k0 c1", "k0: c1:1"},
		{"a confirmed one after it does", "k0 c1 k2", "k0:2 c1:1 k2:"},
		{"several claimed after a confirmed one", "k0 c1 c2", "k0: c1:1 c2:2"},
		{"withdrawn alone", "c0w", "c0w:"},
		{"withdrawal restores the one before", "c0 c1w", "c0: c1w:"},
		{"withdrawal in the middle", "c0 c1w c2", "c0:2 c1w: c2:"},
		{"withdrawal of the first", "c0w c1", "c0w: c1:"},
		{"a claimed one counts when the confirmed one before it is withdrawn", "k0w c1 c2", "k0w: c1:2 c2:"},
		{"withdrawal of the confirmed one between claimed ones", "c0 k1w c2", "c0:2 k1w: c2:"},
		{"all withdrawn", "k0w c1w", "k0w: c1w:"},
		{"in the order of submission", "c2 k0 k1", "k0:1 k1: c2:2"},
		{"at one instant", "c0a c0b", "c0a:0 c0b:"},
	} {
		if got := succession(stats.Succession(facts(c.facts))); got != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.name, c.facts, got, c.want)
		}
	}
}

func TestSuccessionForgetsWhatWasBefore(t *testing.T) {
	all := facts("k0 k1w")
	all[0].SupersededAt, all[1].SupersededAt = after(1), after(5)
	if got := succession(stats.Succession(all)); got != "k0: k1w:" {
		t.Error(got)
	}
	if !all[0].SupersededAt.Equal(after(1)) || !all[1].SupersededAt.Equal(after(5)) {
		t.Error("the facts given were changed")
	}
}

func TestCountsAt(t *testing.T) {
	at, ms := after(3), time.Millisecond
	for _, c := range []struct {
		name  string
		fact  stats.Fact
		end   time.Time
		want  bool
		state bool // Current
	}{
		{"submitted before", stats.Fact{SubmittedAt: at}, at.Add(ms), true, true},
		{"submitted at the end", stats.Fact{SubmittedAt: at}, at, false, true},
		{"submitted after", stats.Fact{SubmittedAt: at}, at.Add(-ms), false, true},
		{"superseded at the end", stats.Fact{SubmittedAt: monday, SupersededAt: at}, at, true, false},
		{"superseded before the end", stats.Fact{SubmittedAt: monday, SupersededAt: at}, at.Add(ms), false, false},
		{"superseded later", stats.Fact{SubmittedAt: monday, SupersededAt: after(9)}, at, true, false},
		{"superseded from its submission on", stats.Fact{SubmittedAt: at, SupersededAt: at}, at.Add(ms), false, false},
		{"withdrawn later", stats.Fact{SubmittedAt: monday, WithdrawnAt: after(9)}, at, false, false},
		{"in another zone", stats.Fact{SubmittedAt: at.In(time.FixedZone("CET", 3600))}, at, false, true},
	} {
		if got := c.fact.CountsAt(c.end); got != c.want {
			t.Errorf("%s: counts: %t", c.name, got)
		}
		if got := c.fact.Current(); got != c.state {
			t.Errorf("%s: current: %t", c.name, got)
		}
	}
}
