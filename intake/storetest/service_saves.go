package storetest

import (
	"errors"
	"fmt"
	"time"

	"maturita/intake"
	"maturita/survey"
)

func savesMerge(w *world) {
	_, a := w.begin()
	ids := []survey.QuestionID{"sito", "squadra", "cassa", "note"}
	got := together(len(ids), func(i int) (intake.Saved, error) {
		answer := option("si")
		if ids[i] == "note" {
			answer = survey.Answer{Kind: survey.AnswerText, Text: "già 🥖"}
		}
		return w.SaveAnswers(w.ctx, a, []intake.Edit{{Question: ids[i], Answer: answer}})
	})
	for i, one := range got {
		if one.err != nil || len(one.value.Conflicts) > 0 || len(one.value.Refused) > 0 {
			w.t.Fatal(ids[i], one.err, one.value.Conflicts, one.value.Refused)
		}
	}
	work, err := w.Work(w.ctx, a)
	if err != nil || len(work.Response.Given()) != len(ids) {
		w.t.Fatal(err, work.Response.Given())
	}
}

func savesConflict(w *world) {
	_, a := w.begin()
	const n = 12
	got := together(n, func(i int) (intake.Saved, error) {
		text := survey.Answer{Kind: survey.AnswerText, Text: fmt.Sprintf("nota %d", i)}
		return w.SaveAnswers(w.ctx, a, []intake.Edit{{Question: "note", Answer: text}})
	})
	winner := -1
	for i, one := range got {
		switch {
		case one.err != nil:
			w.t.Fatal(one.err)
		case len(one.value.Conflicts) == 0 && winner >= 0:
			w.t.Fatalf("%d and %d both won", winner, i)
		case len(one.value.Conflicts) == 0:
			winner = i
		}
	}
	work, err := w.Work(w.ctx, a)
	if err != nil || winner < 0 {
		w.t.Fatal(err, winner)
	}
	stored := work.Response.Answers["note"]
	if stored.Revision != 1 || stored.Answer.Text != fmt.Sprintf("nota %d", winner) {
		w.t.Fatalf("stored %+v, won %d", stored, winner)
	}
	for i, one := range got {
		if i != winner && !one.value.Conflicts[0].Theirs.Answer.Equal(stored.Answer) {
			w.t.Fatal("the loser is not shown what is stored")
		}
	}
	same, err := w.SaveAnswers(w.ctx, a, []intake.Edit{{Question: "note", Answer: stored.Answer}})
	if err != nil || len(same.Conflicts) > 0 {
		w.t.Fatal("saving what is stored is no conflict", err)
	}
}

func savesRefused(w *world) {
	_, a := w.begin()
	saved, err := w.SaveAnswers(w.ctx, a, []intake.Edit{
		{Question: "sito", Answer: option("forse")},
		{Question: "inventata", Answer: option("si")},
		{Question: "lavori", Answer: option("si")},
		{Question: "cassa", Answer: option("si")},
	})
	if err != nil || len(saved.Refused) != 3 {
		w.t.Fatal(err, saved.Refused)
	}
	if given := saved.Response.Given(); len(given) != 1 || given["cassa"].Option != "si" {
		w.t.Fatal(given)
	}
}

func offPath(w *world) {
	_, a := w.begin()
	w.fill(a, codeA, "si")
	w.save(a, map[survey.QuestionID]survey.OptionID{"squadra": "si", "lavori": "si"})
	w.save(a, map[survey.QuestionID]survey.OptionID{"squadra": "no"})
	work, err := w.Work(w.ctx, a)
	if err != nil || work.Path.On("lavori") || work.Response.Given()["lavori"].Option != "si" {
		w.t.Fatal("an answer that left the path is not kept while drafting", err)
	}
	o, err := w.Submit(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	if _, kept := o.Response.Answers["lavori"]; kept {
		w.t.Fatal("an answer off the path outlived submission")
	}
}

func updateCarries(w *world) {
	first, a := w.submitted(codeA, "si")
	w.pass(time.Hour)
	r, token, err := w.Update(w.ctx, a)
	if err != nil {
		w.t.Fatal(err)
	}
	if r.ID == first.Response.ID || r.Updates != first.Response.ID || r.Profile != first.Response.Profile {
		w.t.Fatalf("%+v", r)
	}
	b := w.open(token)
	_, err = w.Submit(w.ctx, b)
	var problems survey.Problems
	if !errors.As(err, &problems) || len(problems) != 3 || problems[0].Key != "problem.unconfirmed" {
		w.t.Fatal("carried answers count without being confirmed", err)
	}
	w.save(b, map[survey.QuestionID]survey.OptionID{"sito": "si", "squadra": "no", "cassa": "no"})
	second, err := w.Submit(w.ctx, b)
	if err != nil || second.Result.Overall.Exact != "25/1" {
		w.t.Fatal(err, second.Result.Overall)
	}
	w.mustCount(first.Response.Company, second.Response.ID, 2)
	before, err := w.Outcome(w.ctx, a)
	if err != nil || before.Result.Overall.Exact != "75/1" || !before.Superseded {
		w.t.Fatal("the earlier result changed", err)
	}
	if second.Response.Assurance != survey.Claimed {
		w.t.Fatal("the link of a claimed response confirms itself")
	}
}
