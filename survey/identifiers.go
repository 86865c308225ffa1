package survey

import (
	"strings"
	"unicode"
)

// CodiceFiscale is an Italian tax code in upper case: 16 characters for a
// natural person, 11 digits for a legal one.
type CodiceFiscale string

// PartitaIVA is an Italian VAT number of 11 digits, without the country.
type PartitaIVA string

// ParsePartitaIVA reads an Italian VAT number; blanks, dots and a leading "IT"
// are taken away. The error is a Problems with what to correct.
func ParsePartitaIVA(s string) (PartitaIVA, error) {
	s = strings.TrimPrefix(compact(s), "IT")
	if key := elevenDigits(s); key != "" {
		return "", Problems{{Field: "partita-iva", Key: "problem.piva-" + key}}
	}
	return PartitaIVA(s), nil
}

// ParseCodiceFiscale reads a tax code of either form; what ParsePartitaIVA takes
// away is taken away here too. The error is a Problems with what to correct.
func ParseCodiceFiscale(s string) (CodiceFiscale, error) {
	s = compact(s)
	if len(s) == len("IT")+11 {
		s = strings.TrimPrefix(s, "IT")
	}
	key := ""
	switch len(s) {
	case 16:
		key = personCode(s)
	case 11:
		key = elevenDigits(s)
	default:
		key = "length"
	}
	if key != "" {
		return "", Problems{{Field: "codice-fiscale", Key: "problem.cf-" + key}}
	}
	return CodiceFiscale(s), nil
}

// NaturalPerson reports whether the code is that of a person: a sole trader,
// whose row in any statistic is personal data.
func (c CodiceFiscale) NaturalPerson() bool { return len(c) == 16 }

// compact takes away what people and programs put between the characters of a
// code, seen or unseen, and makes capitals.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '\t' || unicode.In(r, unicode.Zs, unicode.Pd, unicode.Cf) {
			return -1
		}
		return r
	}, strings.ToUpper(s))
}

// elevenDigits checks the common form of a partita IVA and a legal person's
// tax code: "" when right, otherwise "length", "digits" or "check".
func elevenDigits(s string) string {
	if len(s) != 11 {
		return "length"
	}
	if !digits(s) {
		return "digits"
	}
	sum, zero := 0, true
	for i := range 10 {
		d := int(s[i] - '0')
		zero = zero && d == 0
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	if zero || int(s[10]-'0') != (10-sum%10)%10 {
		return "check"
	}
	return ""
}

// Positions of a person's code that hold digits, and the letters that replace
// them where two persons would share a code (omocodia).
const (
	digitPlaces = "\x06\x07\x09\x0a\x0c\x0d\x0e"
	omocodia    = "LMNPQRSTUV"
)

var oddValues = map[byte]int{
	'0': 1, '1': 0, '2': 5, '3': 7, '4': 9, '5': 13, '6': 15, '7': 17, '8': 19, '9': 21,
	'A': 1, 'B': 0, 'C': 5, 'D': 7, 'E': 9, 'F': 13, 'G': 15, 'H': 17, 'I': 19, 'J': 21,
	'K': 2, 'L': 4, 'M': 18, 'N': 20, 'O': 11, 'P': 3, 'Q': 6, 'R': 8, 'S': 12, 'T': 14,
	'U': 16, 'V': 10, 'W': 22, 'X': 25, 'Y': 24, 'Z': 23,
}

// personCode checks a 16-character code: "" when right, otherwise "form" or
// "check".
func personCode(s string) string {
	sum := 0
	for i := range 16 {
		c := s[i]
		letter, digit := c >= 'A' && c <= 'Z', c >= '0' && c <= '9'
		if strings.IndexByte(digitPlaces, byte(i)) >= 0 {
			if !digit && strings.IndexByte(omocodia, c) < 0 {
				return "form"
			}
		} else if !letter {
			return "form"
		}
		if i == 15 {
			break
		}
		switch {
		case i%2 == 0:
			sum += oddValues[c]
		case digit:
			sum += int(c - '0')
		default:
			sum += int(c - 'A')
		}
	}
	if !strings.ContainsRune("ABCDEHLMPRST", rune(s[8])) || !birthday(codeDigit(s[9]), codeDigit(s[10])) {
		return "form"
	}
	if s[15] != byte('A'+sum%26) {
		return "check"
	}
	return ""
}

// codeDigit is the digit that a character of a person's code stands for.
func codeDigit(c byte) int {
	if i := strings.IndexByte(omocodia, c); i >= 0 {
		return i
	}
	return int(c - '0')
}

// birthday reports whether two digits are a day of birth: 1 to 31, 40 more for
// a woman.
func birthday(tens, units int) bool {
	day := 10*tens + units
	return day >= 1 && day <= 31 || day >= 41 && day <= 71
}
