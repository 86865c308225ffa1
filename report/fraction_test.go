package report_test

import (
	"testing"

	. "maturita/report"
)

// What lies below a threshold never looks like the threshold, and what is lacking
// never like nothing.
func TestFractions(t *testing.T) {
	it, en := printer(t, "it"), printer(t, "en")
	for exact, want := range map[string][2]string{
		"80/1": {"80", "80"}, "161/2": {"80,5", "80,5"}, "0/1": {"0", "0"}, "100/3": {"33,333", "33,334"}, "200/3": {"66,666", "66,667"},
		"1999/25": {"79,96", "79,96"}, "2399999/30000": {"79,999", "80"}, "1/30000": {"0", "0,001"}, "1/8": {"0,125", "0,125"}, "no": {"no", "no"},
	} {
		if got := [2]string{Held(it, &exact), Missing(it, &exact)}; got != want {
			t.Errorf("%s is %v, want %v", exact, got, want)
		}
	}
	half := "1/2"
	if Held(en, &half) != "0.5" || Held(en, nil) != "" || Missing(en, nil) != "" {
		t.Error("another language, or nothing")
	}
}
