package web

import (
	"testing"

	"maturita/survey"
)

func TestParseNumber(t *testing.T) {
	percent := survey.Text{"it": "%"}
	tests := []struct {
		in     string
		places int
		want   string // "" = no number
	}{
		{"12", 0, "12"}, {"12,5", 1, "12.5"}, {"12.5", 1, "12.5"}, {" 1.234 ", 0, "1234"}, {"1.234", 3, "1.234"},
		{"1.234.567", 3, ""}, {"1.000.000", 0, "1000000"}, {"1.234,5", 1, "1234.5"}, {"1 234,5", 1, "1234.5"}, {"1'234", 0, "1234"},
		{"-3", 0, "-3"}, {"−3,5", 1, "-3.5"}, {"40%", 0, "40"}, {"40 %", 0, "40"}, {"0.500", 1, "0.5"},
		{"", 0, ""}, {"tanti", 0, ""}, {"1,2,3", 0, ""}, {"1.23,4", 0, ""}, {"1,2.3", 0, ""}, {"12,", 0, ""}, {"1e3", 0, ""}, {"٣", 0, ""}, {"9999999", 0, ""},
	}
	for _, tt := range tests {
		got, ok := parseNumber(tt.in, percent, tt.places, false)
		if ok != (tt.want != "") || (ok && got.String() != tt.want) {
			t.Errorf("parseNumber(%q, %d) = %s %v, want %q", tt.in, tt.places, got, ok, tt.want)
		}
	}
}

func TestParseEnglishNumber(t *testing.T) {
	for in, want := range map[string]string{"12.5": "12.5", "12,5": "12.5", "1,234": "1234", "1,234.5": "1234.5", "1.234": "1.234", "1234": "1234", "1.234,5": "", "many": ""} {
		got, ok := parseNumber(in, nil, 1, true)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q is read as %s %v, want %q", in, got, ok, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2026-11-23": "2026-11-23", "23/11/2026": "2026-11-23", "3.1.2026": "2026-01-03", "3-1-2026": "2026-01-03",
		"31/02/2026": "31/02/2026", "ieri": "ieri",
	} {
		if got := parseDate(in); got != want {
			t.Errorf("parseDate(%q) = %q, want %q", in, got, want)
		}
	}
}
