package web

import (
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// newAreaPage shows an area as it is stored, with what a form said on top:
// whatever could not be saved is shown as it was typed.
func (s *Server) newAreaPage(c *gin.Context, v visitor, work intake.Work, id survey.AreaID, form answersForm, problems survey.Problems, conflicts []intake.EditConflict) *areaPage {
	p := s.printer(c)
	m := fieldMaker{p, work.Questionnaire}
	area := work.Questionnaire.Area(id)
	page := &areaPage{
		journey: s.newJourney(c, v, work, string(id)),
		Action:  v.path(areaPath(id)),
		Heading: words(p, work.Questionnaire, area.Title),
		Intro:   wordsByParagraph(p, work.Questionnaire, area.Intro),
		Depends: depends(area),
		Back:    len(work.Areas) > 0 && work.Areas[0].Area.ID != id,
	}
	page.Base = Base{Title: page.Heading, NoIndex: true, MainForm: mainForm}
	wrong := byField(problems)
	var questions []*survey.Question
	if progress := onPath(work, id); progress != nil {
		questions = progress.Questions
	}
	for _, q := range questions {
		saved := work.Response.Answers[q.ID]
		t, kept := form.Typed[q.ID]
		if !kept || (len(wrong[string(q.ID)]) == 0 && !conflicted(conflicts, q.ID)) {
			t = typedOf(p, q, saved.Answer)
		}
		field := m.field(q, t, saved)
		for _, problem := range wrong[string(q.ID)] {
			field.Problems = append(field.Problems, problemText(p, problem, work.Questionnaire.Language))
		}
		if form.Undecided[q.ID] || conflicted(conflicts, q.ID) {
			field.Conflict = m.conflict(q, t, saved)
			page.Conflicts++
		}
		page.Fields = append(page.Fields, field)
	}
	page.Problems = m.summary(questions, problems, page.Fields)
	if len(page.Problems) > 0 || page.Conflicts > 0 {
		page.Title = p.T("company.title-with-problems", survey.Args{"Title": page.Heading})
		page.Kept = p.T("company.problems.rest-saved")
	}
	return page
}

func conflicted(conflicts []intake.EditConflict, id survey.QuestionID) bool {
	for _, c := range conflicts {
		if c.Question == id {
			return true
		}
	}
	return false
}

// conflict shows what was typed beside what somebody else saved.
func (m fieldMaker) conflict(q *survey.Question, t typed, saved survey.SavedAnswer) *conflictView {
	v := &conflictView{Hidden: t.hidden(q), Theirs: m.say(q, saved.Answer), At: m.p.DateTime(saved.SavedAt)}
	if mine, problem := t.answer(q); problem == "" {
		v.Mine = m.say(q, mine)
	}
	return v
}

// summary lists what is wrong, with links to the questions that are on the
// page.
func (m fieldMaker) summary(questions []*survey.Question, problems survey.Problems, fields []fieldView) []problemView {
	here := map[string]bool{}
	for _, f := range fields {
		here[f.ID] = true
	}
	var lines []problemView
	for _, problem := range problems {
		view := problemView{Text: problemText(m.p, problem, m.q.Language)}
		if q := m.q.Question(survey.QuestionID(problem.Field)); q != nil {
			view.Text = m.words(q.Text) + " – " + view.Text
		}
		if here[problem.Field] {
			view.Href = "#" + anchor(survey.QuestionID(problem.Field))
		}
		lines = append(lines, view)
	}
	return lines
}

// say is an answer in words, a line for each part.
func (m fieldMaker) say(q *survey.Question, a survey.Answer) []string {
	switch a.Kind {
	case survey.AnswerInapplicable:
		if strings.TrimSpace(a.Reason) == "" {
			return []string{m.p.T("company.field.not-applicable")}
		}
		return []string{m.p.T("company.field.not-applicable-because", survey.Args{"Reason": showable(a.Reason)})}
	case survey.AnswerOption:
		return m.names(q, []survey.OptionID{a.Option})
	case survey.AnswerOptions:
		if len(a.Options) == 0 {
			return []string{m.p.T("company.field.none-of-these")}
		}
		return m.names(q, a.Options)
	case survey.AnswerRows:
		return m.sayRows(q, a)
	case survey.AnswerNumber:
		return []string{strings.TrimSpace(m.p.Number(a.Number.String()) + " " + m.words(q.Unit))}
	case survey.AnswerText:
		return strings.Split(showable(a.Text), "\n")
	}
	return []string{m.p.T("company.field.no-answer")}
}

func (m fieldMaker) sayRows(q *survey.Question, a survey.Answer) []string {
	var said []string
	for i := range q.Rows {
		cell, ok := a.Rows[q.Rows[i].ID]
		if !ok {
			continue
		}
		text := strings.Join(m.names(q, cell.Options), ", ")
		switch {
		case cell.NotApplicable:
			text = m.p.T("company.field.not-applicable")
		case text == "":
			text = m.p.T("company.field.none-of-these")
		}
		said = append(said, m.words(q.Rows[i].Text)+": "+text)
	}
	return said
}

func (m fieldMaker) names(q *survey.Question, ids []survey.OptionID) []string {
	var names []string
	for _, id := range ids {
		if o := q.Option(id); o != nil {
			names = append(names, m.words(o.Text))
		} else {
			names = append(names, showable(string(id)))
		}
	}
	return names
}

// depends reports whether questions of an area hang on others of the same.
func depends(area *survey.Area) bool {
	own := map[survey.QuestionID]bool{}
	for i := range area.Questions {
		if mentions(area.Questions[i].When, own) {
			return true
		}
		own[area.Questions[i].ID] = true
	}
	return false
}

func mentions(c *survey.Condition, ids map[survey.QuestionID]bool) bool {
	if c == nil {
		return false
	}
	for i := range c.Parts {
		if mentions(&c.Parts[i], ids) {
			return true
		}
	}
	return ids[c.Question]
}
