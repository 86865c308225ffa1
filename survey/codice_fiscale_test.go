package survey_test

import (
	"strings"
	"testing"

	"maturita/survey"
)

// checkLetter computes the last letter of a person's code from the order of the
// letters by their value in odd places.
func checkLetter(code string) string {
	const byOddValue = "BAKPLCQDREVOSFTGUHMINJWZYX"
	sum := 0
	for i, c := range code[:15] {
		if c <= '9' {
			c += 'A' - '0'
		}
		if i%2 == 0 {
			sum += strings.IndexRune(byOddValue, c)
		} else {
			sum += int(c - 'A')
		}
	}
	return string(rune('A' + sum%26))
}

func TestCodiceFiscaleIsAccepted(t *testing.T) {
	for typed, want := range map[string]survey.CodiceFiscale{
		"RSSMRA85T10A562S":             "RSSMRA85T10A562S",
		"MRTMTT91D08F205J":             "MRTMTT91D08F205J",
		"MRTMTT25D09F205Z":             "MRTMTT25D09F205Z",
		"VRDGPP13R10B293P":             "VRDGPP13R10B293P",
		"BNCLRA70A41D612F":             "BNCLRA70A41D612F", // a woman's day
		"FRRNNA99E71Z112S":             "FRRNNA99E71Z112S", // born abroad
		"XIAYNG00P01Z210Q":             "XIAYNG00P01Z210Q",
		"rssmra85t10a562s":             "RSSMRA85T10A562S",
		" RSS MRA 85T10 A562S":         "RSSMRA85T10A562S",
		"RSS-MRA-85T10-A562S":          "RSSMRA85T10A562S",
		"01704760097":                  "01704760097",
		" 017 0476 0097":               "01704760097",
		"IT 01704760097":               "01704760097",
		"01704760097\u200b":            "01704760097",
		"RSSMRA85T10\u202fA562S\u2060": "RSSMRA85T10A562S",
	} {
		got, err := survey.ParseCodiceFiscale(typed)
		if err != nil || got != want {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
}

func TestCodiceFiscaleIsRefused(t *testing.T) {
	for typed, want := range map[string]string{
		"RSSMRA85T10A562T":  "check",
		"RSSMRA85T01A562S":  "check", // two digits exchanged
		"SRSMRA85T10A562S":  "check",
		"RSSMRA85T10A56NS":  "check", // omocodia has a check letter of its own
		"RSSMRA85F10A562S":  "form",  // no month F
		"RSSMRA85T00A562R":  "form",  // no such day
		"RSSMRA85T32A562S":  "form",
		"RSSMRA85T40A562S":  "form",
		"RSSMRA85T72A562S":  "form",
		"RSSMRA85T10A5620":  "form",
		"RSSMR185T10A562S":  "form",
		"RSSMRA8AT10A562S":  "form", // A stands for no digit
		"RSSMRA85T10A562É":  "length",
		"RSSMRA85T10A56É":   "form",
		"RSSMRA85T10A562":   "length",
		"RSSMRA85T10A562SS": "length",
		"":                  "length",
		"00000000000":       "check",
		"12345678901":       "check",
		"0170476009X":       "digits",
	} {
		got, err := survey.ParseCodiceFiscale(typed)
		if problemsOf(err) != "codice-fiscale: problem.cf-"+want || got != "" {
			t.Errorf("%q is read as %q, %v; want %s", typed, got, err, want)
		}
	}
}

func TestOmocodiaIsAcceptedInEveryPlace(t *testing.T) {
	const places, letters = "\x06\x07\x09\x0a\x0c\x0d\x0e", "LMNPQRSTUV"
	for subset := range 1 << len(places) {
		code := []byte("RSSMRA85T10A562")
		for i := range places {
			if subset&(1<<i) != 0 {
				code[places[i]] = letters[code[places[i]]-'0']
			}
		}
		typed := string(code) + checkLetter(string(code))
		got, err := survey.ParseCodiceFiscale(typed)
		if err != nil || string(got) != typed || !got.NaturalPerson() {
			t.Errorf("%s: %v", typed, err)
		}
	}
	for _, known := range []string{"RSSMRA85T10A56NH", "RSSMRA85T10A5SNT", "RSSMRAURTMLARSNL"} {
		if _, err := survey.ParseCodiceFiscale(known); err != nil {
			t.Errorf("%s: %v", known, err)
		}
	}
}

func TestOneLetterFitsEveryCode(t *testing.T) {
	for _, body := range []string{"RSSMRA85T10A562", "FOXDRA26C24H872", "XIAYNG00P01Z210", "ZZZWWW99H71Z999"} {
		for last := 'A'; last <= 'Z'; last++ {
			_, err := survey.ParseCodiceFiscale(body + string(last))
			if want := string(last) == checkLetter(body); (err == nil) != want {
				t.Errorf("%s%c: %v", body, last, err)
			}
		}
	}
}

func TestSoleTraderIsAPerson(t *testing.T) {
	for code, want := range map[survey.CodiceFiscale]bool{"RSSMRA85T10A562S": true, "RSSMRAURTMLARSNL": true, "01704760097": false, "": false} {
		if got := code.NaturalPerson(); got != want {
			t.Errorf("%q is a person: %t", code, got)
		}
	}
}

func FuzzCodiceFiscaleIsCanonical(f *testing.F) {
	for _, s := range []string{"RSSMRA85T10A562S", "rss mra 85t10 a5snt", "01704760097", "RSSMRA85T10A56É", "ſſſſſſ85t10a562s", "\xff", strings.Repeat("Z", 16)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, err := survey.ParseCodiceFiscale(s)
		if err != nil {
			return
		}
		if again, err := survey.ParseCodiceFiscale(string(code)); err != nil || again != code {
			t.Errorf("%q reads itself as %q, %v", code, again, err)
		}
		if code.NaturalPerson() && !strings.HasSuffix(string(code), checkLetter(string(code))) {
			t.Errorf("%q is read as %q", s, code)
		}
	})
}
