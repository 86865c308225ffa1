package survey_test

import (
	"fmt"
	"strings"
	"testing"

	"maturita/survey"
)

// problemsOf writes an error's problems as "field: key; …".
func problemsOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestPartitaIVAIsAccepted(t *testing.T) {
	for typed, want := range map[string]survey.PartitaIVA{
		"01704760097":             "01704760097",
		"12345678903":             "12345678903",
		"00000000018":             "00000000018",
		"99999999990":             "99999999990",
		"IT01704760097":           "01704760097",
		"it 0170 4760 097":        "01704760097",
		"  017.047.600-97 ":       "01704760097",
		"017\u00a0047\u00a060097": "01704760097",
	} {
		got, err := survey.ParsePartitaIVA(typed)
		if err != nil || got != want {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
}

func TestPartitaIVAIsRefused(t *testing.T) {
	for typed, want := range map[string]string{
		"12345678901":      "check",
		"00000000000":      "check",
		"10704760097":      "check",
		"0170476009":       "length",
		"017047600971":     "length",
		"":                 "length",
		"IT":               "length",
		"ITIT01704760097":  "length",
		"0170476009O":      "digits",
		"DE704760097":      "digits",
		"0170476/097":      "digits",
		"017047600é":       "digits",
		"١٢٣٤٥٦":           "length",
		"RSSMRA85T10A562S": "length",
	} {
		got, err := survey.ParsePartitaIVA(typed)
		if problemsOf(err) != "partita-iva: problem.piva-"+want || got != "" || survey.KindOf(err) != survey.Invalid {
			t.Errorf("%q is read as %q, %v; want %s", typed, got, err, want)
		}
	}
}

// One wrong digit is always found, and every ten digits have one check digit.
func TestPartitaIVAFindsEveryWrongDigit(t *testing.T) {
	for _, right := range []string{"01704760097", "12345678903", "80000010001"} {
		for i := range right {
			for digit := '0'; digit <= '9'; digit++ {
				typed := right[:i] + string(digit) + right[i+1:]
				if _, err := survey.ParsePartitaIVA(typed); (err == nil) != (typed == right) {
					t.Errorf("%s for %s: %v", typed, right, err)
				}
			}
		}
	}
	for n := 1; n < 20_000; n += 7 {
		accepted := 0
		for digit := range 10 {
			if _, err := survey.ParsePartitaIVA(fmt.Sprintf("%010d%d", n*49_999%9_999_999_967, digit)); err == nil {
				accepted++
			}
		}
		if accepted != 1 {
			t.Fatalf("%d check digits fit %010d", accepted, n*49_999%9_999_999_967)
		}
	}
}

func FuzzPartitaIVAIsCanonical(f *testing.F) {
	for _, s := range []string{"01704760097", "it 123.456-78903", "ITIT", "\u00a0", "ıt12345678903", "\xff\xfe12345678", "00000000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, err := survey.ParsePartitaIVA(s)
		if err != nil {
			return
		}
		if len(code) != 11 || strings.Trim(string(code), "0123456789") != "" {
			t.Errorf("%q is read as %q", s, code)
		}
		if again, err := survey.ParsePartitaIVA(string(code)); err != nil || again != code {
			t.Errorf("%q reads itself as %q, %v", code, again, err)
		}
		if cf, err := survey.ParseCodiceFiscale(string(code)); err != nil || string(cf) != string(code) {
			t.Errorf("%q is no codice fiscale: %v", code, err)
		}
	})
}
