package locale

import "testing"

func TestCount(t *testing.T) {
	b, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		language string
		n        int64
		want     string
	}{
		{"it", 0, "0"}, {"it", 2026, "2026"}, {"it", 9999, "9999"}, {"it", 10_000, "10.000"}, {"it", 1_234_567, "1.234.567"},
		{"de", 66_265, "66.265"}, {"en", 66_265, "66,265"}, {"en", -123_456, "-123,456"}, {"it", -9999, "-9999"}, {"en", 1_000_000, "1,000,000"},
	} {
		if got := b.Printer(c.language).Count(c.n); got != c.want {
			t.Errorf("%s: %d is written %s, want %s", c.language, c.n, got, c.want)
		}
	}
	p := b.Printer("it")
	for _, n := range []any{66_265, int64(66_265)} {
		args := map[string]any{"N": n}
		if got := p.T("dashboard.n-companies", args); got != "66.265 (imprese)" || args["N"] != n {
			t.Errorf("%s, and the argument is %v", got, args["N"])
		}
	}
	if got := p.N("company.steps.minutes", 12_345); got != "circa 12.345 minuti." {
		t.Error(got)
	}
}
