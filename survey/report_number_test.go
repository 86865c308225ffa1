package survey

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"strings"
	"testing"
)

func drawn(t testing.TB) ReportNumber {
	t.Helper()
	n, err := NewReportNumber(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestReportNumberReadsAsPrinted(t *testing.T) {
	for range 200 {
		n := drawn(t)
		for _, typed := range []string{
			string(n), n.Printed(), strings.ToLower(n.Printed()), " " + strings.ReplaceAll(n.Printed(), "-", " ") + "\u200e",
			strings.ReplaceAll(n.Printed(), "-", "–"), strings.NewReplacer("L", "1", "V", "u").Replace(string(n)), strings.ReplaceAll(string(n), "L", "i"),
		} {
			if got, err := ParseReportNumber(typed); err != nil || got != n {
				t.Fatalf("ParseReportNumber(%q) = %q, %v, want %q", typed, got, err, n)
			}
		}
		if len(n.Printed()) != 17 || strings.ContainsAny(string(n), "01IOU") {
			t.Fatalf("printed as %q", n.Printed())
		}
	}
}

func TestReportNumberShowsEverySlip(t *testing.T) {
	n := []byte(drawn(t))
	refused := func(slip []byte) {
		t.Helper()
		if _, err := ParseReportNumber(string(slip)); KindOf(err) != Invalid {
			t.Errorf("%s passed for %s", slip, n)
		}
	}
	for i := range n {
		for _, c := range []byte(numberAlphabet) {
			if c != n[i] {
				slip := bytes.Clone(n)
				slip[i] = c
				refused(slip)
			}
		}
		for j := range i {
			if n[i] != n[j] {
				slip := bytes.Clone(n)
				slip[i], slip[j] = slip[j], slip[i]
				refused(slip)
			}
		}
	}
}

func TestReportNumberSaysWhatIsWrong(t *testing.T) {
	for typed, key := range map[string]string{
		"":                             "problem.report-number-missing",
		" - ":                          "problem.report-number-missing",
		"ABCDE":                        "problem.report-number-form",
		"ABCDE-ABCDE-ABCDE-ABCDE":      "problem.report-number-form",
		"ABCDE-ABCDE-ABCD0":            "problem.report-number-form",
		"ABCDE-ABCDE-ABCD\xff":         "problem.report-number-form",
		"ABCDE-ABCDE-ABCDŁ":            "problem.report-number-form",
		"22222-22222-22223":            "problem.report-number-check",
		strings.Repeat("2", 1_000_000): "problem.report-number-form",
	} {
		_, err := ParseReportNumber(typed)
		var problems Problems
		if !errors.As(err, &problems) || problems[0].Key != key || problems[0].Field != "number" {
			t.Errorf("%.30q: %v, want %s", typed, err, key)
		}
	}
}

func TestReportNumberIsSpreadEvenly(t *testing.T) {
	counts := map[byte]int{}
	for range 4000 {
		for _, c := range []byte(drawn(t)) {
			counts[c]++
		}
	}
	for _, c := range []byte(numberAlphabet) { // 60,000 characters, 1,935 of each expected, deviation 43
		if counts[c] < 1650 || counts[c] > 2220 {
			t.Errorf("%c appears %d times", c, counts[c])
		}
	}
}

func TestReportNumberWithoutRandomnessFails(t *testing.T) {
	if n, err := NewReportNumber(io.LimitReader(rand.Reader, 7)); err == nil {
		t.Errorf("drew %q", n)
	}
}

func FuzzParseReportNumber(f *testing.F) {
	f.Add("23456-789AB-CDEFG")
	f.Add("l1iu")
	f.Fuzz(func(t *testing.T, typed string) {
		n, err := ParseReportNumber(typed)
		if err != nil {
			return
		}
		if again, err := ParseReportNumber(n.Printed()); err != nil || again != n {
			t.Errorf("%q gave %q, which gave %q, %v", typed, n, again, err)
		}
	})
}
