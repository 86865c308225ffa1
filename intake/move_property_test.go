package intake

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"maturita/survey"
)

// dice makes questionnaires, versions of them and answers by chance.
type dice struct{ *rand.Rand }

func (d dice) one(in int) bool { return d.IntN(in) == 0 }

func (d dice) text() survey.Text { return survey.Text{"it": fmt.Sprint("testo ", d.IntN(3))} }

func (d dice) question(id survey.QuestionID, earlier []survey.QuestionID) survey.Question {
	types := []survey.QuestionType{survey.Single, survey.Scale, survey.Multiple, survey.Matrix, survey.Number, survey.FreeText, survey.Date}
	q := survey.Question{
		ID: id, Type: types[d.IntN(len(types))], Text: d.text(), Optional: d.one(3),
		NotApplicable: d.one(3), ReasonRequired: d.one(2), RowNotApplicable: d.one(3), Columns: d.one(2),
		Max: survey.Whole(10 + 10*d.IntN(2)), MaxLength: 5 + 5*d.IntN(2),
	}
	for i := range 2 + d.IntN(2) {
		q.Options = append(q.Options, survey.Option{ID: survey.OptionID(rune('a' + i)), Text: d.text(), Exclusive: d.one(6)})
	}
	for i := range 1 + d.IntN(2) {
		q.Rows = append(q.Rows, survey.Row{ID: survey.RowID(rune('r' + i)), Text: d.text()})
	}
	if len(earlier) > 0 && d.one(3) {
		q.When = &survey.Condition{Op: survey.OpAnswered, Question: earlier[d.IntN(len(earlier))]}
	}
	return q
}

func (d dice) questionnaire() *survey.Questionnaire {
	q := &survey.Questionnaire{Ref: survey.Ref{ID: "dadi", Version: survey.Version{Major: 1}}, Language: "it"}
	var earlier []survey.QuestionID
	for i := range 1 + d.IntN(3) {
		area := survey.Area{ID: survey.AreaID(fmt.Sprint("area-", i)), Intro: d.text()}
		for j := range 1 + d.IntN(4) {
			id := survey.QuestionID(fmt.Sprintf("q-%d-%d", i, j))
			area.Questions = append(area.Questions, d.question(id, earlier))
			earlier = append(earlier, id)
		}
		q.Areas = append(q.Areas, area)
	}
	q.Prepare()
	return q
}

// version is a later version of a questionnaire: some questions are drawn anew,
// some are gone, areas may change their place.
func (d dice) version(of *survey.Questionnaire) *survey.Questionnaire {
	q := &survey.Questionnaire{Ref: of.Ref, Language: "it"}
	q.Version = survey.Version{Major: 1 + d.IntN(8)/7, Minor: 1}
	for _, area := range of.Areas {
		kept := survey.Area{ID: area.ID, Intro: area.Intro}
		if d.one(8) {
			kept.Intro = d.text()
		}
		for _, question := range area.Questions {
			switch d.IntN(6) {
			case 0:
				continue
			case 1:
				when := question.When
				question = d.question(question.ID, nil)
				question.When = when
			case 2:
				question.Text = d.text()
			}
			kept.Questions = append(kept.Questions, question)
		}
		if d.one(4) {
			kept.Questions = append(kept.Questions, d.question("new-"+survey.QuestionID(area.ID), nil))
		}
		q.Areas = append(q.Areas, kept)
	}
	d.Shuffle(len(q.Areas), func(i, j int) { q.Areas[i], q.Areas[j] = q.Areas[j], q.Areas[i] })
	q.Prepare()
	return q
}

func (d dice) ticks(q *survey.Question) []survey.OptionID {
	one := q.Options[d.IntN(len(q.Options))]
	if q.Type != survey.Multiple && !q.Columns || one.Exclusive || d.one(2) {
		return []survey.OptionID{one.ID}
	}
	return []survey.OptionID{}
}

func (d dice) answer(q *survey.Question) survey.Answer {
	if q.NotApplicable && d.one(4) {
		return survey.Answer{Kind: survey.AnswerInapplicable, Reason: "non ci serve"}
	}
	switch q.Type {
	case survey.Single, survey.Scale:
		return survey.Answer{Kind: survey.AnswerOption, Option: q.Options[d.IntN(len(q.Options))].ID}
	case survey.Multiple:
		return survey.Answer{Kind: survey.AnswerOptions, Options: d.ticks(q)}
	case survey.Matrix:
		a := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}}
		for i := range q.Rows {
			if d.one(4) && len(q.Rows) > 1 {
				continue
			}
			a.Rows[q.Rows[i].ID] = survey.Cell{Options: d.ticks(q)}
		}
		return a
	case survey.Number:
		return survey.Answer{Kind: survey.AnswerNumber, Number: survey.Whole(d.IntN(10))}
	case survey.Date:
		return survey.Answer{Kind: survey.AnswerText, Text: "2026-02-28"}
	}
	return survey.Answer{Kind: survey.AnswerText, Text: "così"}
}

// draft gives some answers, clears some, and leaves some to be confirmed.
func (d dice) draft(t *testing.T, q *survey.Questionnaire) survey.Response {
	t.Helper()
	r := survey.Response{Instrument: q.Ref, State: survey.Draft, Language: "it", Answers: map[survey.QuestionID]survey.SavedAnswer{}}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			saved := survey.SavedAnswer{Revision: 1 + int64(d.IntN(5)), SavedAt: instant, Carried: d.one(6)}
			switch {
			case d.one(4):
				continue
			case d.one(8):
				saved.Carried = false
			default:
				saved.Answer = survey.Canonical(question, d.answer(question))
			}
			if p := survey.CheckAnswer(question, saved.Answer); len(p) > 0 {
				t.Fatal(question.ID, p)
			}
			r.Answers[question.ID] = saved
		}
	}
	return r
}

const games = 3000

func TestMovingProperties(t *testing.T) {
	seen := map[fate]int{}
	for seed := range uint64(games) {
		d := dice{rand.New(rand.NewPCG(seed, 1))}
		from := d.questionnaire()
		to, draft := d.version(from), d.draft(t, from)
		before := maps.Clone(draft.Answers)
		p := planMove(from, to, draft, instant.Add(time.Hour))
		if !maps.EqualFunc(before, draft.Answers, sameSaved) {
			t.Fatalf("seed %d: planning changed the draft", seed)
		}
		mustAccount(t, seed, p, draft, seen)
		mustGoOn(t, seed, p, draft)
		mustWorkOut(t, seed, p, draft)
	}
	for one, name := range map[fate]string{kept: "kept", toConfirm: "to be confirmed", lost: "lost"} {
		if seen[one] < games/10 {
			t.Errorf("only %d answers were %s: the test has lost its sense", seen[one], name)
		}
	}
}

func sameSaved(a, b survey.SavedAnswer) bool {
	return a.Answer.Equal(b.Answer) && a.Revision == b.Revision && a.Carried == b.Carried && a.SavedAt.Equal(b.SavedAt)
}

// mustAccount: every answer given has one fate, and nothing else has one.
func mustAccount(t *testing.T, seed uint64, p MovePlan, draft survey.Response, seen map[fate]int) {
	t.Helper()
	given := draft.Given()
	for id := range given {
		fates := fateOf(p, id)
		if len(fates) != 1 {
			t.Fatalf("seed %d: %s has the fates %v", seed, id, fates)
		}
		seen[fates[0]]++
	}
	if all := len(p.Kept) + len(p.Confirm) + len(p.Lost); all != len(given) {
		t.Fatalf("seed %d: %d answers sorted of %d", seed, all, len(given))
	}
	after := survey.Response{Answers: p.moved}.Given()
	for _, id := range append(slices.Clone(p.Kept), p.Confirm...) {
		if q := p.To.Question(id); len(survey.CheckAnswer(q, after[id])) > 0 || !after[id].Equal(survey.Canonical(q, given[id])) {
			t.Fatalf("seed %d: %s was %+v and is %+v", seed, id, given[id], after[id])
		}
		delete(after, id)
	}
	if len(after) > 0 {
		t.Fatalf("seed %d: out of nowhere: %v", seed, after)
	}
}

// mustGoOn: no revision goes back; one stays only where the question is what it
// was.
func mustGoOn(t *testing.T, seed uint64, p MovePlan, draft survey.Response) {
	t.Helper()
	for id, was := range draft.Answers {
		is := p.moved[id]
		if is.Revision != was.Revision && is.Revision != was.Revision+1 {
			t.Fatalf("seed %d: %s went from revision %d to %d", seed, id, was.Revision, is.Revision)
		}
		if is.Revision == was.Revision && p.To.Question(id) != nil {
			before, after := p.From.Question(id), p.To.Question(id)
			if before.Text["it"] != after.Text["it"] || before.Type != after.Type || !p.Comparable() {
				t.Fatalf("seed %d: %s is asked otherwise under the same revision", seed, id)
			}
		}
		if !is.Carried && was.Carried && slices.Contains(p.Kept, id) {
			t.Fatalf("seed %d: %s was confirmed by nobody", seed, id)
		}
	}
}

// mustWorkOut: what the plan announces is what the moved draft then asks for.
func mustWorkOut(t *testing.T, seed uint64, p MovePlan, draft survey.Response) {
	t.Helper()
	moved := draft
	moved.Instrument, moved.Answers = p.To.Ref, p.moved
	w := newWork(p.To, moved)
	announced := slices.Concat(p.New, p.Open, p.Confirm)
	for _, progress := range w.Areas {
		for _, id := range progress.Missing {
			partial := moved.Answers[id].Answer.Kind == survey.AnswerRows
			if !partial && !slices.Contains(announced, id) {
				t.Fatalf("seed %d: %s is asked for and was not announced", seed, id)
			}
		}
	}
	for _, id := range slices.Concat(p.New, p.Open) {
		if !w.Path.On(id) || moved.Answers[id].Answer.Kind != survey.Unanswered {
			t.Fatalf("seed %d: %s is announced and not asked for", seed, id)
		}
	}
}

// Moving to a version that asks the same changes nothing, however often.
func TestMovingToTheSameLosesNothing(t *testing.T) {
	for seed := range uint64(games) {
		d := dice{rand.New(rand.NewPCG(seed, 2))}
		q := d.questionnaire()
		draft := d.draft(t, q)
		next := *q
		next.Version.Minor++
		next.Prepare()
		p := planMove(q, &next, draft, instant.Add(time.Hour))
		if len(p.Lost)+len(p.New) > 0 || !maps.EqualFunc(p.moved, draft.Answers, sameSaved) {
			t.Fatalf("seed %d: %+v", seed, p)
		}
	}
}
