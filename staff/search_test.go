package staff

import (
	"strings"
	"testing"

	"maturita/survey"
)

func TestCodesAndNamesAreTold(t *testing.T) {
	for typed, want := range map[string]string{
		"01704760097":             "code 01704760097",
		" it 0170 4760 097 ":      "code 01704760097",
		"RSS MRA 85T10 A562S":     "code RSSMRA85T10A562S",
		"RSSMRAURTMLARSNL":        "code RSSMRAURTMLARSNL", // letters stand for all digits
		"01704760098":             "problem.cf-check",
		"0170476009":              "problem.cf-length",
		"IT0170476009":            "problem.cf-length",
		"RSSMRA85T10A562T":        "problem.cf-check",
		"rssmra85t10a562":         "problem.cf-length",
		"Panificio Rossi":         "words panificio rossi",
		"panif.":                  "words panif",
		"2000":                    "words 2000",
		"Studio Grafico 2021":     "words studio grafico 2021",
		"Officina Nord 123":       "words officina nord 123", // as many characters as a code
		"S.r.l.":                  "words srl",
		"Italia 12345678":         "words italia 12345678",
		"":                        "problem.search-empty",
		" & ":                     "problem.search-empty",
		strings.Repeat("è", 200):  "words " + strings.Repeat("e", 200),
		strings.Repeat("è ", 101): "problem.text-long",
	} {
		s, err := ParseSearch(typed)
		got := "words " + strings.Join(s.Words, " ")
		if s.Code != "" {
			got = "code " + string(s.Code)
		}
		if problems, ok := err.(survey.Problems); ok {
			got = problems[0].Key
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", typed, got, want)
		}
	}
}

// What is read is one of the two, and a name that a company may have is never
// refused as too long.
func FuzzSearch(f *testing.F) {
	f.Add("it 01704760097")
	f.Add("Panificio Rossi")
	f.Fuzz(func(t *testing.T, typed string) {
		s, err := ParseSearch(typed)
		if (err == nil) != (s.Code != "" || len(s.Words) > 0) || s.Code != "" && len(s.Words) > 0 {
			t.Fatalf("%q is read as %+v, %v", typed, s, err)
		}
	})
}
