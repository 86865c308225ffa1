package mongodb

import (
	"fmt"
	"time"

	"maturita/survey"
)

// savedAnswerDoc is a stored answer with its history.
type savedAnswerDoc struct {
	Answer   answerDoc           `bson:"answer"`
	Revision int64               `bson:"revision"`
	SavedAt  time.Time           `bson:"savedAt,omitempty"`
	Carried  bool                `bson:"carried,omitempty"`
	By       survey.DelegationID `bson:"by,omitempty"`
}

// answerDoc is an answer that says its kind, so that it can be read without the
// questionnaire. Number is in thousandths. An empty list differs from none.
type answerDoc struct {
	Kind    string                    `bson:"kind"`
	Option  survey.OptionID           `bson:"option,omitempty"`
	Options *[]survey.OptionID        `bson:"options,omitempty"`
	Rows    *map[survey.RowID]cellDoc `bson:"rows,omitempty"`
	Number  survey.Decimal            `bson:"number,omitempty"`
	Text    string                    `bson:"text,omitempty"`
	Reason  string                    `bson:"reason,omitempty"`
}

type cellDoc struct {
	NotApplicable bool               `bson:"notApplicable,omitempty"`
	Options       *[]survey.OptionID `bson:"options,omitempty"`
}

// answerKinds are the names of the kinds as they are stored, for ever.
var answerKinds = map[survey.AnswerKind]string{
	survey.Unanswered:         "unanswered",
	survey.AnswerOption:       "option",
	survey.AnswerOptions:      "options",
	survey.AnswerRows:         "rows",
	survey.AnswerNumber:       "number",
	survey.AnswerText:         "text",
	survey.AnswerInapplicable: "not-applicable",
}

var answerKindOf = func() map[string]survey.AnswerKind {
	kinds := map[string]survey.AnswerKind{}
	for kind, name := range answerKinds {
		kinds[name] = kind
	}
	return kinds
}()

func newAnswerDocs(answers map[survey.QuestionID]survey.SavedAnswer) map[survey.QuestionID]savedAnswerDoc {
	if answers == nil {
		return nil
	}
	docs := make(map[survey.QuestionID]savedAnswerDoc, len(answers))
	for id, a := range answers {
		docs[id] = savedAnswerDoc{newAnswerDoc(a.Answer), a.Revision, a.SavedAt, a.Carried, a.By}
	}
	return docs
}

func newAnswerDoc(a survey.Answer) answerDoc {
	d := answerDoc{
		Kind: answerKinds[a.Kind], Option: a.Option, Options: optional(a.Options),
		Number: a.Number, Text: a.Text, Reason: a.Reason,
	}
	if a.Rows != nil {
		rows := make(map[survey.RowID]cellDoc, len(a.Rows))
		for id, c := range a.Rows {
			rows[id] = cellDoc{c.NotApplicable, optional(c.Options)}
		}
		d.Rows = &rows
	}
	return d
}

// optional is nil for no list, so that it is left out.
func optional[T any](list []T) *[]T {
	if list == nil {
		return nil
	}
	return &list
}

func listed[T any](list *[]T) []T {
	if list == nil {
		return nil
	}
	return *list
}

func savedAnswers(docs map[survey.QuestionID]savedAnswerDoc) (map[survey.QuestionID]survey.SavedAnswer, error) {
	if docs == nil {
		return nil, nil
	}
	answers := make(map[survey.QuestionID]survey.SavedAnswer, len(docs))
	for id, d := range docs {
		a, err := d.Answer.domain()
		if err != nil {
			return nil, fmt.Errorf("the answer to %s: %w", id, err)
		}
		answers[id] = survey.SavedAnswer{Answer: a, Revision: d.Revision, SavedAt: d.SavedAt, Carried: d.Carried, By: d.By}
	}
	return answers, nil
}

func (d answerDoc) domain() (survey.Answer, error) {
	kind, ok := answerKindOf[d.Kind]
	if !ok {
		return survey.Answer{}, fmt.Errorf("unknown kind %q", d.Kind)
	}
	a := survey.Answer{
		Kind: kind, Option: d.Option, Options: listed(d.Options),
		Number: d.Number, Text: d.Text, Reason: d.Reason,
	}
	if d.Rows != nil {
		a.Rows = make(map[survey.RowID]survey.Cell, len(*d.Rows))
		for id, c := range *d.Rows {
			a.Rows[id] = survey.Cell{NotApplicable: c.NotApplicable, Options: listed(c.Options)}
		}
	}
	return a, nil
}
