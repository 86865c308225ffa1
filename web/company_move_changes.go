package web

import (
	"maturita/locale"
	"maturita/survey"
)

// moveChanges says what is no longer as it was for whoever answered a question of
// the version before, read in the printer's language, and is asked it by the
// version after. A change that this language does not show is said to be one of
// another language; waiting says that the answer was to be confirmed already.
func moveChanges(p *locale.Printer, from, to *survey.Questionnaire, id survey.QuestionID, waiting bool) []string {
	was, is := fieldMaker{p, from}, fieldMaker{p, to}
	before, after := from.Question(id), to.Question(id)
	var said []string
	if text := was.words(before.Text); text != is.words(after.Text) {
		said = append(said, p.T("company.move.was", survey.Args{"Text": text}))
	}
	if was.words(before.Help) != is.words(after.Help) || was.words(before.Example) != is.words(after.Example) || was.intro(id) != is.intro(id) {
		said = append(said, p.T("company.move.new-help"))
	}
	if !sameChoices(was, is, before, after) {
		said = append(said, p.T("company.move.new-choices"))
	}
	switch {
	case waiting:
		said = append(said, p.T("company.move.waiting"))
	case len(said) == 0:
		said = append(said, p.T("company.move.elsewhere"))
	}
	return said
}

// intro is what introduces the area of a question.
func (m fieldMaker) intro(id survey.QuestionID) string {
	for i := range m.q.Areas {
		for j := range m.q.Areas[i].Questions {
			if m.q.Areas[i].Questions[j].ID == id {
				return m.words(m.q.Areas[i].Intro)
			}
		}
	}
	return ""
}

// sameChoices reports whether two forms of a question can be answered in the same
// ways, with the same words. The order of options and rows does not matter.
func sameChoices(was, is fieldMaker, before, after *survey.Question) bool {
	if before.Type != after.Type || before.Columns != after.Columns || len(before.Options) != len(after.Options) || len(before.Rows) != len(after.Rows) ||
		before.NotApplicable != after.NotApplicable || before.RowNotApplicable != after.RowNotApplicable ||
		before.Min != after.Min || before.Max != after.Max || before.Decimals != after.Decimals || was.words(before.Unit) != is.words(after.Unit) {
		return false
	}
	for i := range before.Options {
		o := &before.Options[i]
		if now := after.Option(o.ID); now == nil || now.Exclusive != o.Exclusive || was.words(o.Text) != is.words(now.Text) {
			return false
		}
	}
	for i := range before.Rows {
		r := &before.Rows[i]
		if now := after.Row(r.ID); now == nil || was.words(r.Text) != is.words(now.Text) {
			return false
		}
	}
	return true
}
