package report

import (
	"regexp"
	"strings"

	"maturita/survey"
)

// A text of the questionnaire may stand in a sentence of the catalogue. It then
// carries its language along in marks that no reader sees, until the sentence
// becomes a line.
const (
	foreignBegin = "\ue000" // then the language
	foreignText  = "\ue001" // then the text
	foreignEnd   = "\ue002"
)

var foreign = regexp.MustCompile(`(?s)` + foreignBegin + `([a-zA-Z-]{2,12})` + foreignText + `([^` + foreignEnd + `]*)` + foreignEnd)

// marked is a phrase as a sentence can hold it.
func marked(p Phrase) string {
	text := withoutMarks.Replace(p.Text)
	if p.Language == "" {
		return text
	}
	return foreignBegin + string(p.Language) + foreignText + text + foreignEnd
}

var withoutMarks = strings.NewReplacer(foreignBegin, "", foreignText, "", foreignEnd, "")

// text is a text of the questionnaire for use in a sentence.
func (w Writer) text(t survey.Text) string { return marked(w.Phrase(t)) }

// sentence is a text of the catalogue. Its arguments may be marked.
func (w Writer) sentence(key string, args ...map[string]any) Line {
	return unmarked(w.printer.T(key, args...))
}

// unmarked is a sentence as phrases.
func unmarked(s string) Line {
	var line Line
	for {
		at := foreign.FindStringSubmatchIndex(s)
		if at == nil {
			break
		}
		if at[0] > 0 {
			line = append(line, Phrase{Text: s[:at[0]]})
		}
		line = append(line, Phrase{s[at[4]:at[5]], survey.Language(s[at[2]:at[3]])})
		s = s[at[1]:]
	}
	if s != "" || line == nil {
		line = append(line, Phrase{Text: s})
	}
	return line
}

// joined is lines one after the other.
func joined(lines []Line, between string) Line {
	var all Line
	for i, line := range lines {
		if i > 0 {
			all = append(all, Phrase{Text: between})
		}
		all = append(all, line...)
	}
	return all
}
