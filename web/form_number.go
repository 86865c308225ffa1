package web

import (
	"strings"
	"time"

	"maturita/survey"
)

// parseNumber reads a number as Italians write it: 1.234,5, also 1234.5 and
// 1 234,5, with or without its unit. A single group of three digits after a
// point ("1.234") is thousands, unless three decimal places are asked for.
//
// On an English page it is 1,234.5: the same with points and commas changed.
func parseNumber(s string, unit survey.Text, places int, english bool) (survey.Decimal, bool) {
	s = strings.TrimSpace(s)
	for _, u := range unit {
		if rest, ok := strings.CutSuffix(s, u); ok && u != "" {
			s = rest
			break
		}
	}
	s = strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\u00a0', '\u202f', '\'', '’':
			return -1
		case '−':
			return '-'
		}
		return r
	}, s)
	if english {
		s = strings.NewReplacer(",", ".", ".", ",").Replace(s)
	}
	whole, fraction, comma := strings.Cut(s, ",")
	if strings.Contains(fraction, ".") {
		return 0, false
	}
	switch {
	case comma && grouped(whole):
		s = strings.ReplaceAll(whole, ".", "") + "." + fraction
	case comma && strings.Contains(whole, "."):
		return 0, false
	case comma:
		s = whole + "." + fraction
	case grouped(s) && (places < 3 || strings.Count(s, ".") > 1):
		s = strings.ReplaceAll(s, ".", "")
	}
	d, err := survey.ParseDecimal(s)
	return d, err == nil
}

// grouped reports whether s has points between groups of three digits.
func grouped(s string) bool {
	groups := strings.Split(strings.TrimPrefix(s, "-"), ".")
	if len(groups) < 2 || len(groups[0]) == 0 || len(groups[0]) > 3 || groups[0][0] == '0' {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

// parseDate writes a date typed as 31/12/2026, 31-12-2026 or 31.12.2026 in the
// form of an answer; anything else stays as it is.
func parseDate(s string) string {
	s = strings.TrimSpace(s)
	slashed := strings.NewReplacer("-", "/", ".", "/").Replace(s)
	if d, err := time.Parse("2/1/2006", slashed); err == nil {
		return d.Format(time.DateOnly)
	}
	return s
}
