package web

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// journey is what every page of a draft shows: where the company is, how long
// it takes, that it is saved.
type journey struct {
	Path       string // address of the response
	Instrument string // title of the questionnaire
	Steps      []step
	Number     int // of the current step, from 1
	SavedAt    string
	Update     bool   // of an earlier response
	Rectifies  bool   // an earlier response that holds an error
	Moved      string // the version that the draft was just moved to, "" otherwise
	Left       int    // questions to answer
	Minutes    int    // that they take, about

	Questions, Answered int // on the path, without optional ones left empty

	Kept string // with problems: what became of the rest
}

// step is one page of the way.
type step struct {
	Title   string
	Href    string
	State   stepState
	Said    string // the state in words
	Current bool
}

type stepState string

const (
	stepTodo  stepState = "todo"
	stepDoing stepState = "doing"
	stepDone  stepState = "done"
)

// Steps that are no area.
const (
	stepProfile = "profilo"
	stepReview  = "riepilogo"
)

// newJourney describes the way of a draft; current names the step that the page
// is.
func (s *Server) newJourney(c *gin.Context, v visitor, work intake.Work, current string) journey {
	p := s.printer(c)
	q := work.Questionnaire
	j := journey{Path: v.path(""), Instrument: words(p, q, q.Title), Update: work.Response.Updates != "", Rectifies: work.Response.Rectifies}
	if c.Query(noticeField) == noticeMoved {
		j.Moved = q.Version.String()
	}
	if work.Response.Revision > 1 {
		j.SavedAt = p.DateTime(work.Response.SavedAt)
	}
	add := func(id string, one step) {
		if one.Current = id == current; one.Current {
			j.Number = len(j.Steps) + 1
		}
		j.Steps = append(j.Steps, one)
	}
	state := profileState(work)
	add(stepProfile, step{Title: p.T("company.step.profile"), Href: v.path("/profilo"), State: state, Said: p.T("company.step." + string(state))})
	for _, progress := range work.Areas {
		j.Questions += progress.Done + len(progress.Missing)
		j.Answered += progress.Done
		j.Left += len(progress.Missing)
		state := areaState(progress)
		add(string(progress.Area.ID), step{
			Title: words(p, q, progress.Area.Title), Href: v.path(areaPath(progress.Area.ID)), State: state,
			Said: p.T("company.step.area-"+string(state), survey.Args{"Done": progress.Done, "Of": len(progress.Questions)}),
		})
	}
	add(stepReview, step{Title: p.T("company.step.review"), Href: v.path("/riepilogo"), State: stepTodo, Said: p.T("company.step.todo")})
	total := j.Questions
	if work.Delegation != nil { // the way is one area of many
		total = max(total, countQuestions(q))
	}
	j.Minutes = minutesLeft(q.Minutes, j.Left, total)
	return j
}

// countQuestions is how many questions a questionnaire has.
func countQuestions(q *survey.Questionnaire) int {
	n := 0
	for i := range q.Areas {
		n += len(q.Areas[i].Questions)
	}
	return n
}

// anyResponse stands for the address of a response in what is rendered for all.
const anyResponse = "/r/-"

// stepList is the list of a response's steps. It is rendered once for all that
// are equally far: only the addresses differ.
func (s *Server) stepList(language, path string, steps []step) (template.HTML, error) {
	neutral := slices.Clone(steps)
	var key strings.Builder
	key.WriteString(language)
	for i := range neutral {
		one := &neutral[i]
		one.Href = anyResponse + strings.TrimPrefix(one.Href, path)
		for _, part := range []string{one.Href, one.Title, string(one.State), one.Said, strconv.FormatBool(one.Current)} {
			key.WriteString("\x00" + part)
		}
	}
	list, err := s.pieces.get(key.String(), func() (template.HTML, error) { return s.pages.part(language, "company_step_list", neutral) })
	own := `href="` + template.HTMLEscapeString(path) + "/"
	return template.HTML(strings.ReplaceAll(string(list), `href="`+anyResponse+"/", own)), err
}

// Last reports whether the page is the last step, which the way leads to but does
// not end on while anything is missing.
func (j journey) Last() bool { return j.Number > 0 && j.Number == len(j.Steps) }

// Total is the number of steps.
func (j journey) Total() int { return len(j.Steps) }

func profileState(work intake.Work) stepState {
	switch {
	case work.Response.ProfileDone():
		return stepDone
	case work.Response.Unfinished != nil:
		return stepDoing
	}
	return stepTodo
}

func areaState(p intake.Progress) stepState {
	switch {
	case p.Complete() && p.Done > 0:
		return stepDone
	case p.Done > 0:
		return stepDoing
	}
	return stepTodo
}

// minutesLeft is how long the questions left take at the slower of the two
// paces that the questionnaire declares, rounded up.
func minutesLeft(whole survey.Range, left, total int) int {
	if total == 0 {
		return 0
	}
	return (whole.To*left + total - 1) / total
}
