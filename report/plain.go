package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	indent    = "    " // before what was answered, so that no answer looks like a line of ours
	underline = 40     // dashes under an area
)

// Plain is the answers as a text file: UTF-8 without a byte order mark, lines
// that end with CRLF and are as long as what they say, no control character but
// tabs.
func (a Answers) Plain() string {
	var b strings.Builder
	line := func(before, text string) {
		for _, part := range cut(text) {
			b.WriteString(strings.TrimRight(before+visible(part), " ") + "\r\n")
		}
	}
	line("", a.Title.Text)
	line("", a.State)
	if c := a.Company; c != nil {
		line("", "")
		line("", strings.Join(cut(c.Name), " "))
		line("", a.printer.T("company.profile.cf")+": "+c.CodiceFiscale)
		line("", a.printer.T("company.review.activity")+": "+c.Activity)
	}
	for _, area := range a.Areas {
		line("", "")
		line("", area.Title.Text)
		line("", strings.Repeat("-", underline))
		for _, q := range area.Questions {
			line("", "")
			line("", q.Text.Text)
			if len(q.Answer) == 0 {
				line(indent, a.printer.T("company.copy.unanswered"))
			}
			for _, answer := range q.Answer {
				line(indent, answer.String())
			}
			if q.By != "" {
				line("", q.By)
			}
		}
	}
	return b.String()
}

// visible is s with the replacement character for what a text file does not
// hold.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}
