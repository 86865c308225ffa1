package report_test

import (
	"testing"
	"time"

	"maturita/locale"
	. "maturita/report"
	"maturita/survey"
)

func text(it, en, de string) survey.Text {
	t := survey.Text{"it": it}
	if en != "" {
		t["en"] = en
	}
	if de != "" {
		t["de"] = de
	}
	return t
}

func option(id survey.OptionID, t survey.Text) survey.Option { return survey.Option{ID: id, Text: t} }

// bakery is a questionnaire with a question of each type, of which some texts
// are missing in English or German.
func bakery() *survey.Questionnaire {
	frequency := []survey.Option{option("mai", text("Mai", "Never", "Nie")), option("sempre", text("Sempre", "Always", ""))}
	yes := survey.Condition{Op: survey.OpEquals, Question: "sito", Values: []string{"si"}}
	q := &survey.Questionnaire{
		Ref: survey.Ref{ID: "prova", Version: survey.Version{Major: 1, Minor: 2}}, Language: "it",
		Title: text("Questionario di prova", "Trial questionnaire", ""),
		Areas: []survey.Area{
			{ID: "clienti", Title: text("Clienti", "Customers", "Kunden"), Questions: []survey.Question{
				{ID: "sito", Type: survey.Single, Text: text("Avete un sito?", "Do you have a website?", "Haben Sie eine Website?"), Options: []survey.Option{option("si", text("Sì", "Yes", "Ja")), option("no", text("No", "No", "Nein"))}},
				{ID: "curato", Type: survey.Single, When: &yes, Text: text("Chi lo aggiorna?", "", ""), Options: frequency},
				{ID: "canali", Type: survey.Multiple, Text: text("Da dove vendete?", "Where do you sell?", "Wo verkaufen Sie?"), Options: []survey.Option{option("rete", text("In rete", "Online", "Im Netz")), option("fiera", text("In fiera", "At fairs", ""))}},
				{ID: "note", Type: survey.FreeText, Optional: true, MaxLength: 4000, Text: text("Volete aggiungere qualcosa?", "Anything to add?", "Möchten Sie etwas ergänzen?")},
			}},
			{ID: "interno", Title: text("Amministrazione", "", "Verwaltung"), Questions: []survey.Question{
				{ID: "dati", Type: survey.Matrix, Text: text("Quanto usate i dati?", "How much do you use data?", "Wie oft nutzen Sie Daten?"), Options: frequency, RowNotApplicable: true,
					Rows: []survey.Row{{ID: "vendite", Text: text("per le vendite", "for sales", "")}, {ID: "acquisti", Text: text("per gli acquisti", "for purchases", "für den Einkauf")}, {ID: "magazzino", Text: text("per il magazzino", "for the warehouse", "für das Lager")}}},
				{ID: "quota", Type: survey.Number, Max: survey.Whole(100), Decimals: 1, Unit: text("% delle vendite", "% of sales", ""), Text: text("Quota in rete", "Share online", "Anteil im Netz")},
				{ID: "inizio", Type: survey.Date, Optional: true, Text: text("Quando avete cominciato?", "When did you start?", "Wann haben Sie begonnen?")},
				{ID: "filiali", Type: survey.Number, Max: survey.Whole(100), NotApplicable: true, Text: text("Quante filiali?", "How many branches?", "Wie viele Filialen?")},
			}},
			{ID: "vendite", Title: text("Vendite", "Sales", "Verkauf"), When: &yes, Questions: []survey.Question{
				{ID: "ordini", Type: survey.Single, Text: text("Prendete ordini dal sito?", "", ""), Options: frequency},
			}},
		},
	}
	q.Prepare()
	return q
}

var (
	saved = time.Date(2026, 3, 29, 0, 30, 0, 0, time.UTC) // before the clocks go forward in Italy
	sent  = time.Date(2026, 3, 29, 1, 30, 0, 0, time.UTC) // after it
)

// answered is a draft of which every kind of answer is given but one.
func answered() survey.Response {
	answers := map[survey.QuestionID]survey.Answer{
		"sito":    {Kind: survey.AnswerOption, Option: "no"},
		"curato":  {Kind: survey.AnswerOption, Option: "sempre"}, // off the path
		"canali":  {Kind: survey.AnswerOptions, Options: []survey.OptionID{"rete", "fiera", "ignota"}},
		"note":    {Kind: survey.AnswerText, Text: "prima riga\n\nterza riga"},
		"dati":    {Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"vendite": {Options: []survey.OptionID{"mai", "sempre"}}, "acquisti": {NotApplicable: true}, "magazzino": {}}},
		"quota":   {Kind: survey.AnswerNumber, Number: 12500},
		"inizio":  {Kind: survey.AnswerText, Text: "2026-11-23"},
		"filiali": {Kind: survey.AnswerInapplicable, Reason: "una sola sede"},
	}
	r := survey.Response{
		ID: "r", Instrument: survey.Ref{ID: "prova", Version: survey.Version{Major: 1, Minor: 2}}, State: survey.Draft, SavedAt: saved,
		Profile: survey.Profile{CompanyName: "Forno Rossi & figli <srl>", CodiceFiscale: "01704760097", Ateco: "10.71.10"},
		Answers: map[survey.QuestionID]survey.SavedAnswer{},
	}
	for id, a := range answers {
		r.Answers[id] = survey.SavedAnswer{Answer: a, Revision: 1, SavedAt: saved}
	}
	return r
}

func printer(t testing.TB, language string) *locale.Printer {
	t.Helper()
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	return bundle.Printer(language)
}

func answersIn(t *testing.T, language string, r survey.Response) Answers {
	t.Helper()
	return NewAnswers(printer(t, language), bakery(), r)
}
