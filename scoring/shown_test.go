package scoring_test

import (
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

func TestRounded(t *testing.T) {
	for _, c := range []struct {
		exact  string
		places int
		want   string
	}{{"1/3", 2, "0.33"}, {"1/8", 2, "0.13"}, {"-1/8", 2, "-0.13"}, {"2/1", 0, "2"}, {"1999/25", 1, "80.0"}, {"0/1", 1, "0.0"}} {
		if got := scoring.Rounded(c.exact, c.places); got != c.want {
			t.Errorf("%s to %d places is %s, want %s", c.exact, c.places, got, c.want)
		}
	}
}

// Differences and contributions are on the scale that scores are shown on.
func TestShownOnTheScale(t *testing.T) {
	for _, c := range []struct {
		display                  survey.Display
		difference, contribution string
	}{
		{survey.Display{High: survey.Whole(100), Decimals: 1}, "+0.04", "26.67"},
		{survey.Display{Low: survey.Whole(1), High: survey.Whole(5), Decimals: 2}, "+0.002", "1.067"},
		{survey.Display{Points: true}, "+0.04", "26.7"},
	} {
		q := sound()
		q.Display = c.display
		m := compile(t, q)
		if got := m.Difference("1999/25", "80/1").Display; got != c.difference {
			t.Errorf("%+v: the difference is %s, want %s", c.display, got, c.difference)
		}
		if got := m.Contribution("80/3"); got != c.contribution {
			t.Errorf("%+v: the contribution is %s, want %s", c.display, got, c.contribution)
		}
	}
}

// What falls short of a level does not look like it, not even a part of the score.
func TestShownShortOfALevel(t *testing.T) {
	q := sound()
	q.Levels = append(q.Levels[:1], survey.Level{ID: "high", Bound: survey.Bound{Value: survey.Whole(80)}})
	q.Display = survey.Display{High: survey.Whole(100), Decimals: 1}
	m := compile(t, q)
	for exact, want := range map[string][2]string{"1999/25": {"79.96", "79.96"}, "19999/250": {"79.996", "79.996"}, "80/1": {"80.0", "80.00"}, "2001/25": {"80.0", "80.04"}} {
		if got := [2]string{m.Shown(exact), m.Contribution(exact)}; got != want {
			t.Errorf("%s is shown as %q, want %q", exact, got, want)
		}
	}
	q.Display.Low, q.Display.High = survey.Whole(1), survey.Whole(5)
	if got := compile(t, q).Shown("80/1"); got != "4.2" {
		t.Errorf("80 of 100 is %s from 1 to 5", got)
	}
}
