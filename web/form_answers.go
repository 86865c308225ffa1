package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"maturita/intake"
	"maturita/survey"
)

// The fields of an area's form, by question id:
//
//	q-ID       1: the question was on the page
//	rev-ID     revision of the stored answer that the page showed, 0 = none
//	was-ID     fingerprint of that answer
//	carried-ID 1: that answer was carried over and waits to be confirmed
//	a-ID       the answer: option ids, a number, a text, a date
//	a-ID.ROW   the answer in one row of a matrix
//	na-ID      1: non applicabile, where it is no choice of its own
//	reason-ID  why
//	rest-ID    1: the empty rows of a matrix of columns have none
//	clear-ID   1: take the answer to a matrix away
//	choose-ID  1: the page asked which of two answers to keep
//	keep-ID    mine or theirs
var answerFields = []string{"q", "rev", "was", "carried", "a", "na", "reason", "rest", "clear", "choose", "keep"}

// answersForm is what an area's form said.
type answersForm struct {
	Edits     []intake.Edit               // what to save, in reading order
	Typed     map[survey.QuestionID]typed // what the person changed, to show again
	Untouched map[survey.QuestionID]bool  // edits that only confirm what was carried over
	Undecided map[survey.QuestionID]bool  // asked which answer to keep, not said
	OnPage    map[survey.QuestionID]bool  // the questions that the page had
	Problems  survey.Problems             // what could not be read
}

// decodeAnswers reads an area's form. It looks at nothing else: what the
// questionnaire permits and where the path leads is the service's to say.
func decodeAnswers(q *survey.Questionnaire, form url.Values) answersForm {
	f := answersForm{
		Typed: map[survey.QuestionID]typed{}, Untouched: map[survey.QuestionID]bool{},
		Undecided: map[survey.QuestionID]bool{}, OnPage: map[survey.QuestionID]bool{},
	}
	named := f.named(q, form)
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			if named[string(question.ID)] {
				f.decode(question, form)
			}
		}
	}
	return f
}

// named returns the questions that the form's fields name and reports what is
// not of this questionnaire.
func (f *answersForm) named(q *survey.Questionnaire, form url.Values) map[string]bool {
	named, unknown := map[string]bool{}, false
	unknownRows := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(form)) {
		prefix, id, ok := strings.Cut(name, "-")
		if !ok || !slices.Contains(answerFields, prefix) {
			continue
		}
		id, row, cell := strings.Cut(id, ".")
		question := q.Question(survey.QuestionID(id))
		switch {
		case question == nil:
			unknown = true
		case cell && question.Row(survey.RowID(row)) == nil:
			if !unknownRows[id] { // one tells as much as thousands
				f.Problems = append(f.Problems, survey.Problem{Field: id, Key: "problem.row-unknown", Args: survey.Args{"Row": showable(row)}})
			}
			named[id], unknownRows[id] = true, true
		default:
			named[id] = true
		}
	}
	if unknown {
		f.Problems = append(f.Problems, survey.Problem{Key: "problem.question-unknown"})
	}
	return named
}

func (f *answersForm) decode(q *survey.Question, form url.Values) {
	id := string(q.ID)
	f.OnPage[q.ID] = true
	keep := form.Get("keep-" + id)
	asked := form.Get("choose-"+id) == "1"
	if asked && keep == "theirs" {
		return
	}
	t := readTyped(q, form)
	answer, problem := t.answer(q)
	if problem != "" {
		f.Typed[q.ID] = t
		f.Problems = append(f.Problems, survey.Problem{Field: id, Key: problem})
		return
	}
	if asked && keep != "mine" {
		f.Typed[q.ID] = t
		f.Undecided[q.ID] = true
		f.Problems = append(f.Problems, survey.Problem{Field: id, Key: "problem.keep-missing"})
		return
	}
	if was := form.Get("was-" + id); was != "" && was == fingerprint(q, answer) && !asked {
		if form.Get("carried-"+id) != "1" {
			return
		}
		f.Untouched[q.ID] = true
	} else {
		f.Typed[q.ID] = t
	}
	base, err := strconv.ParseInt(form.Get("rev-"+id), 10, 64)
	if err != nil || base < 0 {
		base = 0
	}
	f.Edits = append(f.Edits, intake.Edit{Question: q.ID, Base: base, Answer: answer})
}
