package web

import (
	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/report"
	"maturita/survey"
)

// newAreaPage shows an area as it is stored, with what a form said on top:
// whatever could not be saved is shown as it was typed.
func (s *Server) newAreaPage(c *gin.Context, v visitor, work intake.Work, id survey.AreaID, form answersForm, problems survey.Problems, conflicts []intake.EditConflict) *areaPage {
	p := s.printer(c)
	m := fieldMaker{p, work.Questionnaire}
	area := work.Questionnaire.Area(id)
	page := &areaPage{
		journey:   s.newJourney(c, v, work, string(id)),
		Action:    v.path(areaPath(id)),
		Delegate:  v.path("/deleghe?area=" + string(id)),
		Heading:   words(p, work.Questionnaire, area.Title),
		Intro:     wordsByParagraph(p, work.Questionnaire, area.Intro),
		Depends:   depends(area),
		Delegated: work.Delegation != nil,
		Back:      len(work.Areas) > 0 && work.Areas[0].Area.ID != id,
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
		problems, conflict := wrong[string(q.ID)], form.Undecided[q.ID] || conflicted(conflicts, q.ID)
		if len(problems) == 0 && !conflict {
			page.Fields = append(page.Fields, s.fieldOf(m, q, saved, givenBy(work, q.ID)))
			continue
		}
		if !kept || (len(problems) == 0 && !conflicted(conflicts, q.ID)) {
			t = typedOf(p, q, saved.Answer)
		}
		field := m.field(q, t, saved)
		field.By = givenBy(work, q.ID)
		for _, problem := range problems {
			field.Problems = append(field.Problems, problemText(p, problem, work.Questionnaire.Language))
		}
		if conflict {
			field.Conflict = m.conflict(q, t, saved)
			field.Conflict.By = showable(work.Response.GivenBy(q.ID))
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
	return phrased(report.For(m.p, m.q).Answer(q, a))
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
