package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/survey"
)

func nextOf(t *testing.T, q *survey.Questionnaire, answers survey.Answers, change func(*intake.Outcome)) *nextView {
	t.Helper()
	o, p := outcomeOf(t, q, answers)
	if change != nil {
		change(&o)
	}
	return newNextView(p, o, "/r/x/simulazione", nil)
}

// Three moves do not suffice for the bakery: what is lacking, and what helps.
func TestNextBakery(t *testing.T) {
	q := shippedQuestionnaire(t)
	next := nextOf(t, q, answerSet(t, q, "bakery"), nil)
	if next.Title != "Verso il livello Apprendista" || len(next.Moves) != 0 || len(next.Areas) != 8 || next.Lead[1] != "Al punteggio complessivo mancano 8,7 punti." {
		t.Fatalf("%+v", next)
	}
	first := next.Areas[0].Moves[0]
	if first.Gain != "Da sola: +1,3 punti sul punteggio complessivo." || first.After != "Abbiamo qualche idea, ma non l’abbiamo scritta" || first.More {
		t.Errorf("%+v", first)
	}
	if spent := next.Areas[0].Moves[2]; spent.After != "Programmi nuovi o più completi" || !spent.More || spent.Gain != "Da sola: +1,0 punti sul punteggio complessivo." {
		t.Errorf("%+v", spent)
	}
}

// The headings count the moves.
func TestNextCounts(t *testing.T) {
	q := shippedQuestionnaire(t)
	three := nextOf(t, q, threeMoves(t, q), nil)
	if three.Title != "Le tre risposte che vi separano dal livello Apprendista" || len(three.Moves) != 3 || three.Lead[0] != "Cambiando soltanto questo, il punteggio complessivo passerebbe da 15,1 su 100 a 20,0 su 100 e il livello sarebbe Apprendista." {
		t.Errorf("%+v", three)
	}
	if two := nextOf(t, q, answerSet(t, q, "gate-area"), nil); two.Title != "Le due risposte che vi separano dal livello Campione digitale" || len(two.Gates) != 1 {
		t.Errorf("%+v", two)
	}
	top := nextOf(t, q, answerSet(t, q, "maximum"), nil)
	if top.Top != "Complimenti: la vostra azienda è al livello più alto, Campione digitale." || top.Title != "" || len(top.Lead)+len(top.Moves)+len(top.Areas)+len(top.Gates) != 0 {
		t.Errorf("%+v", top)
	}
}

// A gate that the score does not need: the move that serves it alone adds nothing,
// and says so.
func TestNextForAGate(t *testing.T) {
	q := everyType()
	q.Areas[0].Questions[2].Cap = new(survey.Decimal)
	*q.Areas[0].Questions[2].Cap = survey.Whole(1)
	answers := everyAnswer()
	full := survey.Cell{Options: []survey.OptionID{"sempre"}}
	both := survey.Cell{Options: []survey.OptionID{"uso", "piano"}}
	answers["sito-curato"], answers["strumenti"] = option("noi"), ticks("posta")
	answers["dati"] = rows(map[survey.RowID]survey.Cell{"vendite": full, "acquisti": full})
	answers["tecnologie"] = rows(map[survey.RowID]survey.Cell{"cloud": both, "iot": both})
	next := nextOf(t, q, answers, nil)
	if len(next.Moves) != 1 || next.Moves[0].Gain != "" || !next.Moves[0].More || next.Moves[0].After != "Reti sociali" {
		t.Errorf("%+v", next)
	}
	answers["strumenti"] = ticks()
	next = nextOf(t, q, answers, nil)
	if len(next.Moves) != 0 || next.Lead[1] != "Il punteggio basta già: mancano le condizioni che quel livello chiede in più." {
		t.Errorf("%+v", next)
	}
}

// One row of a matrix moves, and only that is named.
func TestNextRow(t *testing.T) {
	q := everyType()
	q.Levels[2].Gates = nil
	q.Levels[2].Bound.Value = 66600
	never, always := survey.Cell{Options: []survey.OptionID{"mai"}}, survey.Cell{Options: []survey.OptionID{"sempre"}}
	answers := everyAnswer()
	answers["strumenti"] = ticks("posta", "social", "negozio")
	answers["dati"] = rows(map[survey.RowID]survey.Cell{"vendite": never, "acquisti": always})
	for _, area := range nextOf(t, q, answers, nil).Areas {
		for _, move := range area.Moves {
			if strings.Contains(move.Before, "acquisti") {
				t.Errorf("%+v", move)
			}
		}
	}
	o, p := outcomeOf(t, q, answers)
	m := nextMaker{resultMaker{p, q, o.Result}, o.Model, answers}
	move := m.move(scoring.Move{Area: "interno", Question: "dati", Row: "vendite", Option: "spesso", Gain: "1/4",
		Answer: rows(map[survey.RowID]survey.Cell{"vendite": {Options: []survey.OptionID{"spesso"}}, "acquisti": always})})
	if move.Before != "per le vendite: Mai" || move.After != "per le vendite: Spesso" || move.Gain != "Da sola: +0,3 punti sul punteggio complessivo." || len(move.Try) != 3 {
		t.Errorf("%+v", move)
	}
}

// There is nothing to tell where nothing can be told for certain.
func TestNoNext(t *testing.T) {
	for name, change := range map[string]func(*intake.Outcome){
		"withdrawn":  func(o *intake.Outcome) { o.Response.WithdrawnAt = time.Now() },
		"superseded": func(o *intake.Outcome) { o.Superseded = true },
		"dated":      func(o *intake.Outcome) { o.Result.Engine, o.Result.Level = "0.9.0", nil },
	} {
		if next := nextOf(t, everyType(), everyAnswer(), change); next != nil {
			t.Errorf("%s: %+v", name, next)
		}
	}
	if next := nextOf(t, demanding(), withoutSite(), nil); next != nil {
		t.Errorf("not assessable: %+v", next)
	}
	if next := nextOf(t, everyType(), everyAnswer(), func(o *intake.Outcome) { o.Result.Engine = "0.9.0" }); next == nil {
		t.Error("an earlier engine that agrees is as good")
	}
	o, p := outcomeOf(t, everyType(), everyAnswer())
	o.Result.Engine, o.Result.Level = "0.9.0", nil
	if page := newExplainPage(p, o); !strings.Contains(page.Dated, "0.9.0") {
		t.Errorf("dated: %q", page.Dated)
	}
}

// A shared link shows the result and neither answers, nor the way on, nor what
// leads to them.
func TestSharedLinkExplainsNothing(t *testing.T) {
	d := newDesk(t, everyType()).sent(everyAnswer())
	if page := d.see("/risultato", http.StatusOK); !page.Has("Come si arriva a questo punteggio") || !page.Has("livello Campione") {
		t.Errorf("own: %s", page.Text())
	}
	company, err := d.service.Open(t.Context(), d.token)
	if err != nil {
		t.Fatal(err)
	}
	token, err := d.service.Share(t.Context(), company)
	if err != nil {
		t.Fatal(err)
	}
	d.ForgetCookies()
	d.open(d.Browser, token)
	page := d.see("/risultato", http.StatusOK)
	for _, text := range []string{"Come si arriva a questo punteggio", "Provate altre risposte", "Sarebbe:", "E in più:", "separano dal livello"} {
		if page.Has(text) {
			t.Errorf("a shared link shows %q", text)
		}
	}
	d.see(explainPath, http.StatusForbidden)
	d.see(simulatePath, http.StatusForbidden)
	if page := d.page(d.Post(d.path(simulatePath), nil)); page.Status != http.StatusForbidden {
		t.Errorf("a shared link tries out: %d", page.Status)
	}
}
