package report

import (
	"strings"
	"time"

	"maturita/survey"
)

// Answer is an answer in words, a line for each part of it: each ticked option,
// each answered row, each line of what was typed. No answer is a line that says
// so.
func (w Writer) Answer(q *survey.Question, a survey.Answer) []Line {
	switch a.Kind {
	case survey.AnswerInapplicable:
		if strings.TrimSpace(a.Reason) == "" {
			return []Line{w.ours("company.field.not-applicable")}
		}
		return []Line{w.ours("company.field.not-applicable-because", survey.Args{"Reason": a.Reason})}
	case survey.AnswerOption:
		return []Line{{w.option(q, a.Option)}}
	case survey.AnswerOptions:
		return w.options(q, a.Options)
	case survey.AnswerRows:
		return w.rows(q, a)
	case survey.AnswerNumber:
		line := Line{{Text: w.printer.Number(a.Number.String())}}
		if unit := w.Phrase(q.Unit); unit.Text != "" {
			line = append(line, Phrase{Text: " "}, unit)
		}
		return []Line{line}
	case survey.AnswerText:
		return w.typed(q, a.Text)
	}
	return []Line{w.ours("company.field.no-answer")}
}

// ours is a line of the catalogue.
func (w Writer) ours(key string, args ...map[string]any) Line {
	return Line{{Text: w.printer.T(key, args...)}}
}

// option names an option; one that the questionnaire does not have, by its id.
func (w Writer) option(q *survey.Question, id survey.OptionID) Phrase {
	if o := q.Option(id); o != nil {
		return w.Phrase(o.Text)
	}
	return Phrase{Text: string(id)}
}

func (w Writer) options(q *survey.Question, ids []survey.OptionID) []Line {
	if len(ids) == 0 {
		return []Line{w.ours("company.field.none-of-these")}
	}
	var lines []Line
	for _, id := range ids {
		lines = append(lines, Line{w.option(q, id)})
	}
	return lines
}

// rows says the rows that are answered, in the order of the questionnaire.
func (w Writer) rows(q *survey.Question, a survey.Answer) []Line {
	var lines []Line
	for i := range q.Rows {
		cell, ok := a.Rows[q.Rows[i].ID]
		if !ok {
			continue
		}
		line := Line{w.Phrase(q.Rows[i].Text), {Text: ": "}}
		switch {
		case cell.NotApplicable:
			line = append(line, w.ours("company.field.not-applicable")...)
		case len(cell.Options) == 0:
			line = append(line, w.ours("company.field.none-of-these")...)
		}
		for n, id := range cell.Options {
			if n > 0 {
				line = append(line, Phrase{Text: ", "})
			}
			line = append(line, w.option(q, id))
		}
		lines = append(lines, line)
	}
	return lines
}

// typed is a text line by line, a date as the reader writes it.
func (w Writer) typed(q *survey.Question, text string) []Line {
	if day, err := time.Parse(time.DateOnly, text); q.Type == survey.Date && err == nil {
		return []Line{{{Text: w.printer.Date(day.Add(12 * time.Hour))}}}
	}
	var lines []Line
	for _, line := range cut(text) {
		lines = append(lines, Line{{Text: line}})
	}
	return lines
}

// breaks are the ways to end a line.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// cut returns the lines of a text, at least one.
func cut(text string) []string { return strings.Split(breaks.Replace(text), "\n") }
