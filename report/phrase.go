// Package report puts a response into words, in one language: as data, which a
// page shows in its own way, and as plain text.
package report

import (
	"strings"

	"maturita/locale"
	"maturita/survey"
)

// Phrase is a text as it is stored or typed; whoever shows it takes care of what
// its medium does not permit.
type Phrase struct {
	Text     string
	Language survey.Language // of Text where it is known and not the reader's, otherwise ""
}

// Line is phrases that read on without a space of their own.
type Line []Phrase

// String is the line without its languages.
func (l Line) String() string {
	var b strings.Builder
	for _, p := range l {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Writer puts what belongs to one questionnaire into words for one reader.
type Writer struct {
	printer       *locale.Printer
	questionnaire *survey.Questionnaire
}

// For returns the writer of a questionnaire in the printer's language.
func For(p *locale.Printer, q *survey.Questionnaire) Writer { return Writer{p, q} }

// Phrase is a text of the questionnaire in the reader's language, or in the
// questionnaire's own where that is missing.
func (w Writer) Phrase(t survey.Text) Phrase {
	text, in := t.In(survey.Language(w.printer.Lang), w.questionnaire.Language)
	if text == "" || string(in) == w.printer.Lang {
		in = ""
	}
	return Phrase{text, in}
}
