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
