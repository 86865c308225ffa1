package staff

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"maturita/survey"
)

// MaxSearch is the longest text that is searched for, in characters: the longest
// name of a company.
const MaxSearch = survey.MaxCompanyName

// Search is what somebody looks for: the company with a code, or those with words
// that begin like these.
type Search struct {
	Code  survey.CodiceFiscale // "" = by words
	Words []string             // as NameWords writes them
}

// ParseSearch reads what somebody looks for. What looks like a codice fiscale must
// be one; the error is a Problems.
func ParseSearch(typed string) (Search, error) {
	if looksLikeCode(typed) {
		code, err := survey.ParseCodiceFiscale(typed)
		return Search{Code: code}, err
	}
	if utf8.RuneCountInString(typed) > MaxSearch {
		return Search{}, survey.Problems{{Field: "cerca", Key: "problem.text-long", Args: survey.Args{"Max": MaxSearch}}}
	}
	s := Search{Words: NameWords(typed)}
	if len(s.Words) == 0 {
		return s, survey.Problems{{Field: "cerca", Key: "problem.search-empty"}}
	}
	return s, nil
}

// digitsOfCode is how many digits without a letter are no name any more.
const digitsOfCode = 8

// personCode is the beginning of a person's code, whole or not: six letters, two
// digits or letters that stand for digits, a letter, and digits among the rest.
var personCode = regexp.MustCompile(`^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][A-Z0-9]*[0-9][A-Z0-9]*[0-9][A-Z0-9]*$`)

// looksLikeCode reports whether a text is a codice fiscale, or was to be one, and
// no name.
func looksLikeCode(typed string) bool {
	if _, err := survey.ParseCodiceFiscale(typed); err == nil {
		return true
	}
	compact := strings.Map(func(r rune) rune {
		if r == '.' || unicode.In(r, unicode.White_Space, unicode.Pd, unicode.Cf) {
			return -1
		}
		return unicode.ToUpper(r)
	}, typed)
	digits := strings.TrimPrefix(compact, "IT")
	onlyDigits := strings.Trim(digits, "0123456789") == "" && len(digits) >= digitsOfCode
	return onlyDigits || personCode.MatchString(compact)
}
