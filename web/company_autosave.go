package web

import (
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/locale"
	"maturita/report"
	"maturita/survey"
)

// autosaved answers a save that a script made for the person: what became of
// each question that it named, and what else on the page is out of date.
type autosaved struct {
	Saved     string                               `json:"saved,omitempty"` // that and when, in words; "" = nothing of it is stored
	Questions map[survey.QuestionID]*savedQuestion `json:"questions"`
	Problems  []string                             `json:"problems,omitempty"` // with what is no question of this questionnaire
	Path      []survey.QuestionID                  `json:"path"`               // the questions that the area now has, in order
	Steps     []savedStep                          `json:"steps,omitempty"`    // the way as the company's page lists it; a delegate's has none
	Where     string                               `json:"where,omitempty"`    // which step of it the area is, in words
	Left      string                               `json:"left"`               // how much is left, in words
	Answered  int                                  `json:"answered"`
	Total     int                                  `json:"total"`
}

// savedStep is one step of the way as it stands now.
type savedStep struct {
	Href  string    `json:"href"`
	Title string    `json:"title"`
	Lang  string    `json:"lang,omitempty"` // of Title where it is another than the page's
	State stepState `json:"state"`
	Said  string    `json:"said"` // the state in words
}

// savedQuestion is one question as it is stored now. Revision and Fingerprint
// are what the page's form sends along from here on.
type savedQuestion struct {
	Revision    int64          `json:"revision"`
	Fingerprint string         `json:"fingerprint"`
	By          string         `json:"by,omitempty"`       // who gave the answer in place of the company
	Problems    []string       `json:"problems,omitempty"` // why what was typed is not stored
	Conflict    *savedConflict `json:"conflict,omitempty"` // somebody answered meanwhile
	HTML        string         `json:"html,omitempty"`     // the question anew, where an answer is to be chosen or was
}

// savedConflict is the answer that stands, in words.
type savedConflict struct {
	Theirs []string `json:"theirs"`
	At     string   `json:"at"`
}

// autosaveArea saves as the form does. The same change sent again finds itself
// stored: it is no conflict and nothing is written. A refusal of the whole
// request comes out of the funnel, with its kind.
func (s *Server) autosaveArea(c *gin.Context, v visitor, form url.Values) error {
	if in := form.Get(pageLanguage); s.speaks(in) { // the page's, whatever another tab has chosen since
		c.Set(languageKey, s.Locale.Printer(in))
	}
	work, err := s.Intake.Work(c.Request.Context(), v.Access)
	if err != nil {
		return err
	}
	save, err := s.storeArea(c, v, work.Questionnaire, form)
	if err != nil {
		return err
	}
	answer, err := s.newAutosaved(c, v, save, form)
	if err != nil {
		return err
	}
	c.JSON(save.status(), answer)
	return nil
}

func (s *Server) newAutosaved(c *gin.Context, v visitor, save areaSave, form url.Values) (*autosaved, error) {
	p := s.printer(c)
	page := s.newAreaPage(c, v, save.Work, save.Area, save.Form, save.Problems, save.Conflicts)
	answer := &autosaved{
		Questions: map[survey.QuestionID]*savedQuestion{}, Path: []survey.QuestionID{},
		Left: p.T("company.steps.nothing-left"), Answered: page.Answered, Total: page.Questions,
	}
	if page.Left > 0 {
		answer.Left = p.N("company.steps.left", page.Left) + " " + p.N("company.steps.minutes", page.Minutes)
	}
	if v.Scope() != intake.ScopeArea {
		page.tellWay(p, answer)
	}
	wrong := byField(save.Problems)
	for _, problem := range wrong[""] {
		answer.Problems = append(answer.Problems, problemText(p, problem, save.Questionnaire.Language))
	}
	m := fieldMaker{p, save.Questionnaire}
	for id := range save.Form.OnPage {
		question := m.saved(save, id, wrong[string(id)])
		if len(question.Problems) == 0 && question.Conflict == nil {
			answer.Saved = p.T("company.autosave.saved", survey.Args{"At": p.Time(save.Response.SavedAt)})
		}
		answer.Questions[id] = question
	}
	for _, field := range page.Fields {
		id := survey.QuestionID(field.ID)
		answer.Path = append(answer.Path, id)
		question := answer.Questions[id]
		if question == nil || (field.Conflict == nil && form.Get("choose-"+field.ID) != "1") {
			continue
		}
		anew := field.Ready
		if anew == "" {
			var err error
			if anew, err = s.pages.part(p.Lang, "company_field", field); err != nil {
				return nil, err
			}
		}
		question.HTML = strings.TrimSpace(string(mark([]byte(anew))))
	}
	return answer, nil
}

// tellWay says where on the way of the company the area is, and how far that is.
func (j journey) tellWay(p *locale.Printer, answer *autosaved) {
	if j.Number > 0 {
		answer.Where = p.T("company.steps.where", survey.Args{"N": j.Number, "Of": j.Total()})
	}
	for _, one := range j.Steps {
		title, lang := unmarked(one.Title)
		answer.Steps = append(answer.Steps, savedStep{one.Href, title, lang, one.State, one.Said})
	}
}

// saved tells of one question, also of one that is no longer on the path.
func (m fieldMaker) saved(save areaSave, id survey.QuestionID, problems survey.Problems) *savedQuestion {
	q, stored := save.Questionnaire.Question(id), save.Response.Answers[id]
	state := &savedQuestion{Revision: stored.Revision, Fingerprint: fingerprint(q, stored.Answer), By: givenBy(save.Work, id)}
	for _, problem := range problems {
		state.Problems = append(state.Problems, problemText(m.p, problem, m.q.Language))
	}
	if save.Form.Undecided[id] || conflicted(save.Conflicts, id) {
		state.Conflict = &savedConflict{At: m.p.DateTime(stored.SavedAt)}
		for _, line := range report.For(m.p, m.q).Answer(q, stored.Answer) {
			state.Conflict.Theirs = append(state.Conflict.Theirs, line.String())
		}
	}
	return state
}
