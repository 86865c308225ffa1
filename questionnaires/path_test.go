package questionnaires_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"maturita/survey"
)

// situation is one way to answer the questions that steer the path.
type situation struct {
	people, makes string
	goods         []survey.OptionID
}

func (s situation) answers() survey.Answers {
	return survey.Answers{
		"persone-quante":     {Kind: survey.AnswerOption, Option: survey.OptionID(s.people)},
		"produzione-propria": {Kind: survey.AnswerOption, Option: survey.OptionID(s.makes)},
		"merci":              {Kind: survey.AnswerOptions, Options: s.goods},
	}
}

func (s situation) String() string { return fmt.Sprint(s.people, " ", s.makes, " ", s.goods) }

// situations are all of them: nothing else steers, which TestSteering proves.
func situations() []situation {
	var all []situation
	for _, people := range []string{"una", "da-2-a-9", "da-10-a-49", "da-50"} {
		for _, makes := range []string{"produce", "servizi"} {
			for goods := range 8 {
				var ticked []survey.OptionID
				for i, o := range []survey.OptionID{"acquisti", "scorte", "consegne"} {
					if goods&(1<<i) != 0 {
						ticked = append(ticked, o)
					}
				}
				if ticked == nil {
					ticked = []survey.OptionID{"nessuna"}
				}
				all = append(all, situation{people, makes, ticked})
			}
		}
	}
	return all
}

func questionsAsked(q *survey.Questionnaire, answers survey.Answers) []*survey.Question {
	path := survey.Walk(q, answers)
	var asked []*survey.Question
	for i := range q.Areas {
		asked = append(asked, path.Questions(&q.Areas[i])...)
	}
	return asked
}

func TestSteering(t *testing.T) {
	steering := []survey.QuestionID{"persone-quante", "produzione-propria", "merci"}
	q := preAssessment(t)
	for i := range q.Areas {
		area := &q.Areas[i]
		if area.When != nil {
			t.Errorf("area %s has a condition", area.ID)
		}
		for j := range area.Questions {
			question := &area.Questions[j]
			if question.When != nil && !slices.Contains(steering, question.When.Question) {
				t.Errorf("%s depends on %q", question.ID, question.When.Question)
			}
			// A condition on the same page would make questions appear late.
			if question.When != nil && i == 0 {
				t.Errorf("%s is conditional on the page of the steering questions", question.ID)
			}
			if slices.Contains(steering, question.ID) && (question.Scored || i != 0 || j >= len(steering)) {
				t.Errorf("%s steers: it must come first and not be scored", question.ID)
			}
		}
	}
}

func TestNobodyIsAskedTooMuch(t *testing.T) {
	q := preAssessment(t)
	total := 0
	for i := range q.Areas {
		total += len(q.Areas[i].Questions)
	}
	if total < 38 || total > 44 {
		t.Errorf("%d questions in all", total)
	}
	small, large := 0, 0
	for _, s := range situations() {
		asked := len(questionsAsked(q, s.answers()))
		if s.people == "una" || s.people == "da-2-a-9" {
			small = max(small, asked)
		} else {
			large = max(large, asked)
		}
	}
	if small > 36 {
		t.Errorf("a small company is asked up to %d questions", small)
	}
	says := fmt.Sprintf("ne vede al massimo %d, le altre al massimo %d", small, large)
	if !strings.Contains(method(t), says) {
		t.Errorf("method.md does not say %q", says)
	}
	if says := fmt.Sprintf("Al massimo %d domande", large); !strings.HasPrefix(q.Description["it"], says) {
		t.Errorf("the description does not begin with %q", says)
	}
}

// Nobody is asked about a shop floor, a store, a delivery or a colleague that
// is not there.
func TestNoSenselessQuestion(t *testing.T) {
	q := preAssessment(t)
	for _, s := range situations() {
		large := s.people == "da-10-a-49" || s.people == "da-50"
		want := map[survey.QuestionID]bool{
			"macchine":         s.makes == "produce",
			"tracciabilita":    s.makes == "produce",
			"servizi-rete":     s.makes == "servizi",
			"lavoro-svolto":    s.makes == "servizi",
			"ordini-fornitori": slices.Contains(s.goods, "acquisti"),
			"scorte":           slices.Contains(s.goods, "scorte"),
			"consegne":         slices.Contains(s.goods, "consegne"),
			"compiti":          s.people != "una",
			"avanzamento":      large,
			"permessi":         large,
		}
		path := survey.Walk(q, s.answers())
		for i := range q.Areas {
			for j := range q.Areas[i].Questions {
				id := q.Areas[i].Questions[j].ID
				asked, conditional := want[id]
				if !conditional {
					asked = true
				}
				if path.On(id) != asked {
					t.Errorf("%s: %s asked = %v", s, id, path.On(id))
				}
			}
		}
	}
}

// In every language each path takes about the minutes declared.
func TestMinutes(t *testing.T) {
	q := preAssessment(t)
	for language := range q.Title {
		for _, s := range situations() {
			if m := minutes(q, s.answers(), language); m < float64(q.Minutes.From) || m > float64(q.Minutes.To) {
				t.Errorf("%s: %s takes %.2f minutes, declared %v", language, s, m, q.Minutes)
			}
		}
	}
}

// minutes estimates the time by the words of questions and options at 220 words
// a minute, a common pace of silent reading, and 4 seconds a decision; helps are
// read where needed, here one in three.
func minutes(q *survey.Questionnaire, answers survey.Answers, language survey.Language) float64 {
	count := func(text survey.Text) float64 { return float64(len(strings.Fields(text[language]))) }
	words, seconds := 0.0, 0.0
	for _, question := range questionsAsked(q, answers) {
		words += count(question.Text) + (count(question.Help)+count(question.Example))/3
		for i := range question.Options {
			words += count(question.Options[i].Text)
		}
		for i := range question.Rows {
			words += count(question.Rows[i].Text)
		}
		seconds += 4 * float64(max(1, len(question.Rows)))
	}
	return words/220 + seconds/60
}
