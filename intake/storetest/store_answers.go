package storetest

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// AnswersOfEveryKind are answers of each kind with their borders: nothing
// ticked, no row, no reason.
func AnswersOfEveryKind() map[survey.QuestionID]survey.SavedAnswer {
	answers := map[survey.QuestionID]survey.SavedAnswer{}
	for id, a := range map[survey.QuestionID]survey.Answer{
		"cleared":     {},
		"option":      {Kind: survey.AnswerOption, Option: "si"},
		"options":     {Kind: survey.AnswerOptions, Options: []survey.OptionID{"b", "a"}},
		"none-ticked": {Kind: survey.AnswerOptions, Options: []survey.OptionID{}},
		"zero":        {Kind: survey.AnswerNumber},
		"most":        {Kind: survey.AnswerNumber, Number: survey.MaxDecimal},
		"least":       {Kind: survey.AnswerNumber, Number: -survey.MaxDecimal},
		"text":        {Kind: survey.AnswerText, Text: "già 🥖"},
		"date":        {Kind: survey.AnswerText, Text: "2024-02-29"},
		"no-reason":   {Kind: survey.AnswerInapplicable},
		"reason":      {Kind: survey.AnswerInapplicable, Reason: "perché no"},
		"no-rows":     {Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}},
		"rows": {Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{
			"a": {NotApplicable: true}, "b": {Options: []survey.OptionID{"x", "y"}}, "c": {Options: []survey.OptionID{}},
		}},
		"with-hyphen-1": {Kind: survey.AnswerOption, Option: "x"},
	} {
		answers[id] = survey.SavedAnswer{Answer: a, Revision: 1 << 40, SavedAt: noon, Carried: id == "option"}
	}
	return answers
}

func answersComeBack(s *shelf) {
	r := draft("r")
	r.Answers = AnswersOfEveryKind()
	s.write(insert(r))
	r.Revision = 1
	same(s, r)(s.Response(s.ctx, "r"))
	many := draft("many")
	for i := range 300 {
		many.Answers[survey.QuestionID(fmt.Sprint("domanda-", i))] = survey.SavedAnswer{
			Answer: survey.Answer{Kind: survey.AnswerText, Text: strings.Repeat("ù", 4000)}, Revision: 1, SavedAt: noon,
		}
	}
	s.write(insert(many))
	many.Revision = 1
	if got := s.response("many"); !reflect.DeepEqual(got, many) {
		s.t.Error("three hundred long answers do not come back")
	}
}

// texts are what people paste.
var texts = []string{
	"", " ", " spazi ai lati ", "già è così", "👩‍👩‍👧‍👦 🥖 \U0010FFFF", "e\u0301 is not \u00e9", "\u202eright to left", "line\u2028and\u2029paragraph", "\ufeffmark",
	"a\r\nb\tc", "\x01\x1f\x7f",
	`'; DROP TABLE responses; --`, `"quoted" \back\ 'single' ` + "`tick`", "<script>alert(1)</script> & &amp;",
	"=1+1", "+39 055", "-1", "@SUM(A1:A9)", "%s %d %%", "{{.}}", "null", "0", "true", "1e400",
	"$set", "$where", "a.b.$", "{\"$gt\": \"\"}", "?", ":id", "@p1",
	strings.Repeat("ß🥖", 2000),
}

func textsComeBack(s *shelf) {
	for i, text := range texts {
		r := draft(survey.ResponseID(fmt.Sprint("r", i)))
		r.Profile = survey.Profile{CompanyName: text, CodiceFiscale: codeA, ContactEmail: text}
		r.NoticeVersion, r.ContactKey = text, text
		r.Answers = map[survey.QuestionID]survey.SavedAnswer{
			"text":   {Answer: survey.Answer{Kind: survey.AnswerText, Text: text}, Revision: 1, SavedAt: noon},
			"reason": {Answer: survey.Answer{Kind: survey.AnswerInapplicable, Reason: text}, Revision: 1, SavedAt: noon},
		}
		c := company(survey.CompanyID(r.ID), survey.CodiceFiscale("code"+text))
		c.Name = text
		s.write(insert(r), putCompany(c))
		r.Revision, c.Revision = 1, 1
		same(s, r)(s.Response(s.ctx, r.ID))
		same(s, c)(s.CompanyByCode(s.ctx, c.CodiceFiscale))
		if text != "" {
			same(s, []survey.Response{r})(s.ResponsesByContact(s.ctx, text, "", 2))
		}
	}
}

func emptyDiffersFromNone(s *shelf) {
	none := survey.Response{ID: "none"}
	empty := survey.Response{ID: "empty", Answers: map[survey.QuestionID]survey.SavedAnswer{}}
	facts := []stats.Fact{
		{Response: "a", Company: "c", Instrument: "q", SubmittedAt: noon},
		{Response: "b", Company: "c", Instrument: "q", SubmittedAt: noon,
			Areas: []stats.AreaScore{}, InUse: []survey.TechnologyID{}, Planned: []survey.TechnologyID{}},
		{Response: "c", Company: "c", Instrument: "q", SubmittedAt: noon,
			Areas: []stats.AreaScore{{Area: "uno", State: scoring.NotAssessable}}},
	}
	results := map[survey.ResponseID]scoring.Result{
		"none":  {Engine: "1"},
		"empty": {Engine: "1", FailedGates: []scoring.FailedGate{}, Areas: []scoring.Area{}, Indices: []scoring.Index{}, Advice: []survey.AdviceID{}},
	}
	s.write(insert(none), insert(empty), func(ctx context.Context, w intake.Writer) error {
		for _, f := range facts {
			if err := w.PutFact(ctx, f); err != nil {
				return err
			}
		}
		for id, r := range results {
			if err := w.PutResult(ctx, id, r); err != nil {
				return err
			}
		}
		return nil
	})
	none.Revision, empty.Revision = 1, 1
	same(s, none)(s.Response(s.ctx, "none"))
	same(s, empty)(s.Response(s.ctx, "empty"))
	same(s, facts)(s.Facts(s.ctx, "c", "q"))
	for id, r := range results {
		same(s, r)(s.Result(s.ctx, id))
	}
}
