package storetest

import (
	"crypto/rand"
	"fmt"
	mathrand "math/rand/v2"
	"reflect"

	"maturita/intake"
	"maturita/survey"
)

// enteredIsCurrent: whatever two services on one store do in turn, each enters
// the response as a service sees it that never read it before, and an edit from
// an access of before is checked against what is stored now.
func enteredIsCurrent(w *world) {
	_, token, err := w.Begin(w.ctx, "prova", "1", "it")
	if err != nil {
		w.t.Fatal(err)
	}
	another := func() *intake.Service {
		catalogue := intake.NewCatalogue(w.store, func([]byte) (*survey.Questionnaire, error) { return sample(), nil })
		return intake.New(w.store, catalogue, w.now, rand.Reader)
	}
	enter := func(s *intake.Service) (intake.Access, intake.Work) {
		w.t.Helper()
		a, err := s.Enter(w.ctx, token)
		if err != nil {
			w.t.Fatal(err)
		}
		work, err := s.Work(w.ctx, a)
		if err != nil {
			w.t.Fatal(err)
		}
		return a, work
	}
	services := []*intake.Service{w.Service, another()}
	random := mathrand.New(mathrand.NewPCG(1, 2))
	var before [2]intake.Access
	for i := range services {
		before[i], _ = enter(services[i])
	}
	ids := []survey.QuestionID{"sito", "squadra", "cassa", "note"}
	for round := range 60 {
		i := random.IntN(2)
		a, work := enter(services[i])
		if random.IntN(3) == 0 {
			a = before[i]
		}
		id := ids[random.IntN(len(ids))]
		answer := option([]survey.OptionID{"si", "no"}[random.IntN(2)])
		if id == "note" {
			answer = survey.Answer{Kind: survey.AnswerText, Text: fmt.Sprint("già 🥖 ", round)}
		}
		saved, err := services[i].SaveAnswers(w.ctx, a, []intake.Edit{{Question: id, Base: work.Response.Answers[id].Revision, Answer: answer}})
		if err != nil || len(saved.Conflicts)+len(saved.Refused) > 0 {
			w.t.Fatal(round, err, saved.Conflicts, saved.Refused)
		}
		_, fresh := enter(another())
		for i, s := range services {
			if _, seen := enter(s); !reflect.DeepEqual(seen.Response, fresh.Response) {
				w.t.Fatalf("round %d: service %d enters\n%+v\nbut stored is\n%+v", round, i, seen.Response, fresh.Response)
			}
		}
		if !fresh.Response.Answers[id].Answer.Equal(answer) {
			w.t.Fatal(round, "the answer is not stored")
		}
		before[i] = a
	}
}
