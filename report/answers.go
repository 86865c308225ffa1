package report

import (
	"maturita/locale"
	"maturita/survey"
	"maturita/territory"
)

// Answers is what a company answered, with the questions that it was asked.
type Answers struct {
	Title   Phrase // of the questionnaire
	State   string // which version, and whether and when it was sent
	Company *Company
	Areas   []Area

	printer *locale.Printer
}

// Company says whose answers they are; there is none until the profile is given.
type Company struct {
	Name          string // as typed
	CodiceFiscale string
	Activity      string // code and title
}

// Area is one area with the questions on the path.
type Area struct {
	Title     Phrase
	Questions []Question
}

// Question is one question with its answer, without a line when there is none.
type Question struct {
	Text   Phrase
	Answer []Line
	By     string // says who gave the answer in place of the company, "" when it did itself
}

// NewAnswers writes the answers that a response has to the questions on its
// path. q is the version that it answers.
func NewAnswers(p *locale.Printer, q *survey.Questionnaire, r survey.Response) Answers {
	w := For(p, q)
	all := Answers{Title: w.Phrase(q.Title), State: w.state(r), Company: newCompany(r.Profile), printer: p}
	path := survey.Walk(q, r.Given())
	for _, area := range path.Areas() {
		shown := Area{Title: w.Phrase(area.Title)}
		for _, question := range path.Questions(area) {
			one := Question{Text: w.Phrase(question.Text)}
			if a := r.Answers[question.ID].Answer; a.Kind != survey.Unanswered {
				one.Answer = w.Answer(question, a)
				one.By = w.by(r.GivenBy(question.ID))
			}
			shown.Questions = append(shown.Questions, one)
		}
		all.Areas = append(all.Areas, shown)
	}
	return all
}

func (w Writer) by(name string) string {
	if name == "" {
		return ""
	}
	return w.printer.T("company.copy.by", survey.Args{"Name": visible(name)})
}

func (w Writer) state(r survey.Response) string {
	args := survey.Args{"Version": r.Instrument.Version.String()}
	switch r.State {
	case survey.Draft:
		args["At"] = w.printer.DateTime(r.SavedAt)
		return w.printer.T("company.copy.draft", args)
	case survey.Withdrawn:
		args["At"], args["Until"] = w.printer.DateTime(r.SubmittedAt), w.printer.DateTime(r.WithdrawnAt)
		return w.printer.T("company.copy.withdrawn", args)
	}
	args["At"] = w.printer.DateTime(r.SubmittedAt)
	return w.printer.T("company.copy.submitted", args)
}

func newCompany(profile survey.Profile) *Company {
	if !profile.Given() {
		return nil
	}
	c := &Company{Name: profile.CompanyName, CodiceFiscale: string(profile.CodiceFiscale), Activity: profile.Ateco}
	if activity, ok := territory.Ateco2025().Activity(profile.Ateco); ok {
		c.Activity = activity.Code + " – " + activity.Title
	}
	return c
}
