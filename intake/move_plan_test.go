package intake

import (
	"slices"
	"testing"
	"time"

	"maturita/survey"
)

// said is a text in three languages; the company of these tests reads English.
func said(s string) survey.Text { return survey.Text{"it": s, "en": s + " (en)", "fr": s + " (fr)"} }

// moving is a questionnaire with a question of every kind that an answer's
// meaning can hang on.
func moving(minor int) *survey.Questionnaire {
	options := func(ids ...survey.OptionID) (all []survey.Option) {
		for _, id := range ids {
			all = append(all, survey.Option{ID: id, Text: said(string(id)), Points: survey.Whole(1)})
		}
		return all
	}
	q := &survey.Questionnaire{
		Ref: survey.Ref{ID: "prova", Version: survey.Version{Major: 1, Minor: minor}}, Language: "it", Title: said("Prova"),
		Levels: []survey.Level{{ID: "base", Name: said("Base")}},
		Areas: []survey.Area{{ID: "uno", Title: said("Uno"), Intro: said("Come siete oggi."), Questions: []survey.Question{
			{ID: "sito", Type: survey.Single, Text: said("Avete un sito?"), Help: said("Anche una pagina."), Example: said("forno.example"), Options: options("si", "no"), NotApplicable: true},
			{ID: "canali", Type: survey.Multiple, Text: said("Quali canali?"), Options: options("rete", "fiera", "porta")},
			{ID: "dati", Type: survey.Matrix, Text: said("Quali dati?"), Options: options("mai", "spesso"), Rows: []survey.Row{{ID: "conti", Text: said("conti")}, {ID: "orari", Text: said("orari")}}},
			{ID: "quota", Type: survey.Number, Text: said("Quale quota?"), Unit: said("%"), Max: survey.Whole(100), Decimals: 1},
			{ID: "note", Type: survey.FreeText, Text: said("Altro?"), MaxLength: 50, Optional: true},
			{ID: "squadra", Type: survey.Single, Text: said("Siete in tanti?"), Options: options("si", "no")},
		}}},
	}
	q.Prepare()
	return q
}

// movingDraft answers it, all but squadra, in the third revision each.
func movingDraft() survey.Response {
	saved := func(a survey.Answer) survey.SavedAnswer {
		return survey.SavedAnswer{Answer: a, Revision: 3, SavedAt: instant, By: "studio"}
	}
	return survey.Response{
		Instrument: moving(0).Ref, State: survey.Draft, Language: "en",
		Answers: map[survey.QuestionID]survey.SavedAnswer{
			"sito":   saved(survey.Answer{Kind: survey.AnswerOption, Option: "si"}),
			"canali": saved(survey.Answer{Kind: survey.AnswerOptions, Options: []survey.OptionID{"rete", "fiera"}}),
			"dati":   saved(survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"conti": {Options: []survey.OptionID{"mai"}}, "orari": {Options: []survey.OptionID{"spesso"}}}}),
			"quota":  saved(survey.Answer{Kind: survey.AnswerNumber, Number: 12500}),
			"note":   saved(survey.Answer{Kind: survey.AnswerText, Text: "Apriamo alle cinque."}),
		},
	}
}

// fateOf is what a plan does with the answer to a question.
func fateOf(p MovePlan, id survey.QuestionID) (fates []fate) {
	for one, ids := range map[fate][]survey.QuestionID{kept: p.Kept, toConfirm: p.Confirm, lost: p.Lost} {
		if slices.Contains(ids, id) {
			fates = append(fates, one)
		}
	}
	return fates
}

// What a new version changes, and what that does to the answer of one question;
// the answers to all others are kept.
var changes = []struct {
	name     string
	question survey.QuestionID
	change   func(*survey.Questionnaire, *survey.Question)
	want     fate
}{
	{"nothing", "sito", func(*survey.Questionnaire, *survey.Question) {}, kept},
	{"a language is added", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Text["de"] = "Website?" }, kept},
	{"another language is taken away", "sito", func(_ *survey.Questionnaire, q *survey.Question) { delete(q.Text, "en") }, kept},
	{"a language that nobody here reads is corrected", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Text["fr"] = "Vendez-vous ?" }, kept},
	{"white space", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Text["it"] = " Avete  un\nsito? " }, kept},
	{"a comma", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Help["it"] = "Anche, una «pagina»" }, kept},
	{"levels and advice", "sito", func(n *survey.Questionnaire, _ *survey.Question) {
		n.Levels[0].Name, n.Advice = said("Inizio"), []survey.Advice{{ID: "a", Text: said("Fate.")}}
	}, kept},
	{"points", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Options[0].Points = survey.Whole(9) }, kept},
	{"the title of the area", "sito", func(n *survey.Questionnaire, _ *survey.Question) { n.Areas[0].Title = said("Due") }, kept},
	{"the order of options", "canali", func(_ *survey.Questionnaire, q *survey.Question) { slices.Reverse(q.Options) }, kept},
	{"room for a longer text", "note", func(_ *survey.Questionnaire, q *survey.Question) { q.MaxLength = 500 }, kept},
	{"the question is required now", "note", func(_ *survey.Questionnaire, q *survey.Question) { q.Optional = false }, kept},

	{"other words", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Text = said("Vendete dal sito?") }, toConfirm},
	{"other words in the language of the company", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Text["en"] = "Do you sell online?" }, toConfirm},
	{"another explanation", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Help = said("Non una pagina sola.") }, toConfirm},
	{"an explanation is added", "canali", func(_ *survey.Questionnaire, q *survey.Question) { q.Help = said("Anche al telefono.") }, toConfirm},
	{"another example", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Example = said("negozio.example") }, toConfirm},
	{"another answer to choose", "sito", func(_ *survey.Questionnaire, q *survey.Question) {
		q.Options = append(q.Options, survey.Option{ID: "presto", Text: said("presto")})
	}, toConfirm},
	{"an answer to choose, not taken, is gone", "canali", func(_ *survey.Questionnaire, q *survey.Question) { q.Options = q.Options[:2] }, toConfirm},
	{"an answer is replaced by another", "canali", func(_ *survey.Questionnaire, q *survey.Question) { q.Options[2].ID = "posta" }, toConfirm},
	{"an answer is in other words", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Options[1].Text = said("mai") }, toConfirm},
	{"an answer stands alone now", "canali", func(_ *survey.Questionnaire, q *survey.Question) { q.Options[2].Exclusive = true }, toConfirm},
	{"non applicabile is no longer possible", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.NotApplicable = false }, toConfirm},
	{"a row is added", "dati", func(_ *survey.Questionnaire, q *survey.Question) {
		q.Rows = append(q.Rows, survey.Row{ID: "turni", Text: said("turni")})
	}, toConfirm},
	{"a row is in other words", "dati", func(_ *survey.Questionnaire, q *survey.Question) { q.Rows[0].Text = said("bilanci") }, toConfirm},
	{"rows may be not applicable", "dati", func(_ *survey.Questionnaire, q *survey.Question) { q.RowNotApplicable = true }, toConfirm},
	{"another range that permits the answer", "quota", func(_ *survey.Questionnaire, q *survey.Question) { q.Max = survey.Whole(20) }, toConfirm},
	{"another unit", "quota", func(_ *survey.Questionnaire, q *survey.Question) { q.Unit = said("‰") }, toConfirm},
	{"another type that permits the answer", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Type = survey.Scale }, toConfirm},

	{"another type", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Type = survey.Multiple }, lost},
	{"the answer is no longer there to choose", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.Options = q.Options[1:] }, lost},
	{"one of the answers is no longer there", "canali", func(_ *survey.Questionnaire, q *survey.Question) { q.Options = q.Options[1:] }, lost},
	{"a row is gone", "dati", func(_ *survey.Questionnaire, q *survey.Question) { q.Rows = q.Rows[:1] }, lost},
	{"a range without the answer", "quota", func(_ *survey.Questionnaire, q *survey.Question) { q.Max = survey.Whole(10) }, lost},
	{"fewer decimals", "quota", func(_ *survey.Questionnaire, q *survey.Question) { q.Decimals = 0 }, lost},
	{"less room for a text", "note", func(_ *survey.Questionnaire, q *survey.Question) { q.MaxLength = 5 }, lost},
	{"another id", "sito", func(_ *survey.Questionnaire, q *survey.Question) { q.ID = "vetrina" }, lost},
}

func TestMovingSortsAnswers(t *testing.T) {
	later := instant.Add(time.Hour)
	for _, tt := range changes {
		t.Run(tt.name, func(t *testing.T) {
			draft, next := movingDraft(), moving(1)
			tt.change(next, next.Question(tt.question))
			next.Prepare()
			p := planMove(moving(0), next, draft, later)
			for id, saved := range draft.Answers {
				want := kept
				if id == tt.question {
					want = tt.want
				}
				if got := fateOf(p, id); !slices.Equal(got, []fate{want}) {
					t.Errorf("%s: %v, want %v", id, got, want)
				}
				checkMoved(t, id, want, saved, p.moved[id], later)
			}
			if !slices.Contains(p.Open, "squadra") {
				t.Errorf("what was open is not open: %v", p.Open)
			}
		})
	}
}

// checkMoved compares what is stored of an answer after the move with what was.
func checkMoved(t *testing.T, id survey.QuestionID, became fate, was, is survey.SavedAnswer, at time.Time) {
	t.Helper()
	ok := false
	switch became {
	case kept:
		ok = is.Revision == was.Revision && is.SavedAt.Equal(was.SavedAt) && !is.Carried && is.By == was.By && is.Answer.Kind == was.Answer.Kind
	case toConfirm:
		ok = is.Revision == was.Revision+1 && is.SavedAt.Equal(at) && is.Carried && is.By == was.By && is.Answer.Equal(was.Answer)
	case lost:
		ok = is.Revision == was.Revision+1 && is.Answer.Kind == survey.Unanswered && !is.Carried && is.By == ""
	}
	if !ok {
		t.Errorf("%s: %+v became %+v", id, was, is)
	}
}

func TestMovingOrdersOptionsAnew(t *testing.T) {
	next := moving(1)
	slices.Reverse(next.Question("canali").Options)
	p := planMove(moving(0), next, movingDraft(), instant)
	if got := p.moved["canali"].Answer.Options; !slices.Equal(got, []survey.OptionID{"fiera", "rete"}) {
		t.Error(got)
	}
}

// The introduction of an area says how all its questions are meant.
func TestMovingConfirmsAnAreaThatIsIntroducedOtherwise(t *testing.T) {
	next := moving(1)
	next.Areas[0].Intro = said("Come sarete fra un anno.")
	if p := planMove(moving(0), next, movingDraft(), instant); len(p.Confirm) != 5 || len(p.Kept)+len(p.Lost) > 0 {
		t.Errorf("%+v", p)
	}
}

func TestMovingFindsWhatIsNew(t *testing.T) {
	from, next := moving(0), moving(1)
	option := next.Question("sito").Options
	is := func(id survey.QuestionID, value string) *survey.Condition {
		return &survey.Condition{Op: survey.OpEquals, Question: id, Values: []string{value}}
	}
	next.Areas[0].Questions = append(next.Areas[0].Questions,
		survey.Question{ID: "reso", Type: survey.Single, Text: said("Resi?"), Options: option, When: is("sito", "si")},
		survey.Question{ID: "forse", Type: survey.Single, Text: said("Forse?"), Options: option, When: is("sito", "no")},
		survey.Question{ID: "extra", Type: survey.FreeText, Text: said("Extra?"), MaxLength: 9, Optional: true})
	next.Areas[0].Questions[3].Max = survey.Whole(10) // quota is lost
	hidden := survey.Question{ID: "orti", Type: survey.Single, Text: said("Orti?"), Options: option}
	next.Areas[0].Questions = append(next.Areas[0].Questions, hidden)
	hidden.When = is("sito", "no") // from did not come to it
	from.Areas[0].Questions = append(from.Areas[0].Questions, hidden)
	from.Prepare()
	next.Prepare()
	p := planMove(from, next, movingDraft(), instant)
	if !slices.Equal(p.New, []survey.QuestionID{"quota", "reso", "extra", "orti"}) || !slices.Equal(p.Open, []survey.QuestionID{"squadra"}) {
		t.Errorf("new %v, open %v", p.New, p.Open)
	}
}

// Between major versions an id might stand for something else.
func TestMovingToAnotherMajorVersionLosesAll(t *testing.T) {
	next := moving(0)
	next.Version.Major = 2
	draft := movingDraft()
	p := planMove(moving(0), next, draft, instant)
	if p.Comparable() || len(p.Lost) != 5 || len(p.Kept)+len(p.Confirm)+len(p.Open) > 0 || len(p.New) != 6 {
		t.Errorf("%+v", p)
	}
	for _, q := range next.Areas[0].Questions { // a page of the version before speaks of none of them any more
		if saved := p.moved[q.ID]; saved.Answer.Kind != survey.Unanswered || saved.Revision != draft.Answers[q.ID].Revision+1 {
			t.Errorf("%s: %+v", q.ID, saved)
		}
	}
}

func TestMovingLeavesToConfirmWhatWaitsForIt(t *testing.T) {
	draft := movingDraft()
	carried := draft.Answers["sito"]
	carried.Carried = true
	draft.Answers["sito"] = carried
	p := planMove(moving(0), moving(1), draft, instant)
	if got := p.moved["sito"]; !slices.Equal(p.Confirm, []survey.QuestionID{"sito"}) || !got.Carried || got.Revision != carried.Revision {
		t.Errorf("%v %+v", p.Confirm, got)
	}
}

func TestMarkTellsPlansApart(t *testing.T) {
	plan := func(change func(*survey.Questionnaire, survey.Response)) string {
		next, draft := moving(1), movingDraft()
		next.Question("quota").Max, next.Question("sito").Text = survey.Whole(10), said("Vendete dal sito?")
		change(next, draft)
		return planMove(moving(0), next, draft, instant).Mark()
	}
	set := func(id survey.QuestionID, a survey.Answer) func(*survey.Questionnaire, survey.Response) {
		return func(_ *survey.Questionnaire, r survey.Response) {
			r.Answers[id] = survey.SavedAnswer{Answer: a, Revision: 9}
		}
	}
	same := plan(func(*survey.Questionnaire, survey.Response) {})
	if plan(set("note", survey.Answer{Kind: survey.AnswerText, Text: "altro"})) != same {
		t.Error("an answer that stays as it is makes another plan")
	}
	for name, change := range map[string]func(*survey.Questionnaire, survey.Response){
		"another answer is lost":     set("quota", survey.Answer{Kind: survey.AnswerNumber, Number: 99000}),
		"none is lost":               set("quota", survey.Answer{}),
		"nothing is to be confirmed": set("sito", survey.Answer{}),
		"another version":            func(q *survey.Questionnaire, _ survey.Response) { q.Version.Minor = 2 },
	} {
		if plan(change) == same {
			t.Errorf("%s: the same plan", name)
		}
	}
}
