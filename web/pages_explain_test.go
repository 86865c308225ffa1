package web

import (
	"net/http"
	"net/url"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// explainPages are the pages that explain a result and try out other answers, of
// firms that stand in different places.
func explainPages(t *testing.T, language string) map[string]shown {
	t.Helper()
	q := shippedQuestionnaire(t)
	pages := map[string]shown{}
	of := func(answers survey.Answers) *desk {
		d := newDesk(t, q)
		d.language = language
		return d.sent(answers)
	}
	bakery := of(answerSet(t, q, "bakery"))
	pages["company_result-few"] = bakery.raw("GET", bakery.path("/risultato"), nil)
	pages["company_explain"] = bakery.raw("GET", bakery.path(explainPath), nil)
	pages["company_simulate"] = bakery.raw("GET", bakery.path(simulatePath), nil)
	pages["company_simulate-problems"] = bakery.raw("POST", bakery.path(simulatePath), url.Values{
		"q-produzione-propria": {"1"}, "a-produzione-propria": {"servizi"}, "q-merci": {"1"}, "a-merci": {"", "scorte"},
		"q-formazione-ore": {"1"}, "a-formazione-ore": {"tante <ore>"}, "area": {"produzione"},
	})
	three := of(threeMoves(t, q))
	pages["company_result-three"] = three.raw("GET", three.path("/risultato"), nil)
	try := three.form(three.see("/risultato", http.StatusOK), simulatePath)
	pages["company_simulate-three"] = three.raw("POST", three.path(simulatePath), try.Values)
	gate := of(answerSet(t, q, "gate-area"))
	pages["company_result-gate"] = gate.raw("GET", gate.path("/risultato"), nil)
	top := of(answerSet(t, q, "maximum"))
	pages["company_result-top"] = top.raw("GET", top.path("/risultato"), nil)
	none := newDesk(t, demanding())
	none.language = language
	none.sent(withoutSite())
	pages["company_result-not-assessable"] = none.raw("GET", none.path("/risultato"), nil)
	pages["company_explain-not-assessable"] = none.raw("GET", none.path(explainPath), nil)
	pages["company_simulate-not-assessable"] = none.raw("GET", none.path(simulatePath), nil)
	kinds := newDesk(t, everyKind())
	kinds.language = language
	kinds.sent(everyAnswer())
	pages["company_explain-kinds"] = kinds.raw("GET", kinds.path(explainPath), nil)
	return pages
}

// threeMoves are answers from which three moves, and no fewer, reach the next
// level: the bakery's, improved step by step.
func threeMoves(t testing.TB, q *survey.Questionnaire) survey.Answers {
	t.Helper()
	model, err := scoring.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	answers := answerSet(t, q, "bakery")
	for range 50 {
		next, ok := model.NextLevel(answers)
		if !ok || len(next.Moves) == 3 {
			return answers
		}
		move := next.Areas[0].Moves[0]
		answers[move.Question] = move.Answer
	}
	t.Fatal("three moves never suffice")
	return nil
}

// demanding is everyType that cannot be assessed without its last area.
func demanding() *survey.Questionnaire {
	q := everyType()
	q.Overall.MinAreas = 3
	q.Areas[0].MinCoverage = 600
	return q
}

// withoutSite are answers to everything that is asked of who says that a site does
// not apply.
func withoutSite() survey.Answers {
	answers := everyAnswer()
	for _, id := range []survey.QuestionID{"sito-curato", "ordini"} {
		delete(answers, id)
	}
	answers["sito"] = survey.Answer{Kind: survey.AnswerInapplicable}
	return answers
}

// everyKind is everyType with an area for each way to score one, on a scale of 1
// to 5.
func everyKind() *survey.Questionnaire {
	q := everyType()
	q.Display = survey.Display{Low: survey.Whole(1), High: survey.Whole(5), Decimals: 2}
	q.Areas[0].Aggregate = survey.Minimum
	q.Areas[1].Aggregate = survey.Stages
	q.Areas[1].Stages = []survey.Stage{
		{ID: "ordine", Name: it("Ordine"), Questions: []survey.QuestionID{"ordine"}, Share: 500},
		{ID: "dati", Questions: []survey.QuestionID{"dati"}, Share: 900},
		{ID: "tecnologie", Name: it("Tecnologie"), Questions: []survey.QuestionID{"tecnologie"}, Share: 0},
	}
	q.Areas[2].Aggregate = survey.Maximum
	q.Prepare()
	return q
}

// everyAnswer are answers to everything that everyType asks.
func everyAnswer() survey.Answers {
	often, never := survey.Cell{Options: []survey.OptionID{"spesso"}}, survey.Cell{NotApplicable: true}
	return survey.Answers{
		"sito": option("si"), "sito-curato": option("nessuno"), "strumenti": ticks("posta", "social"), "ordini": option("si"),
		"ordine": option("sempre"), "dati": rows(map[survey.RowID]survey.Cell{"vendite": often, "acquisti": never}),
		"tecnologie": rows(map[survey.RowID]survey.Cell{"cloud": {Options: []survey.OptionID{"uso", "piano"}}, "iot": {}}),
		"quota":      {Kind: survey.AnswerNumber, Number: 12500}, "canali": ticks("rete"),
	}
}
