package web

import "maturita/survey"

func it(s string) survey.Text { return survey.Text{"it": s} }

func opt(id, text string, points int) survey.Option {
	return survey.Option{ID: survey.OptionID(id), Text: it(text), Points: survey.Whole(points)}
}

func alone(id, text string) survey.Option {
	return survey.Option{ID: survey.OptionID(id), Text: it(text), Exclusive: true}
}

func scored(q survey.Question) survey.Question {
	q.Scored, q.Weight = true, survey.Whole(1)
	return q
}

// everyType is a questionnaire with every type of question and of dependence.
func everyType() *survey.Questionnaire {
	yes := &survey.Condition{Op: survey.OpEquals, Question: "sito", Values: []string{"si"}}
	q := &survey.Questionnaire{
		Ref: survey.Ref{ID: "prova", Version: survey.Version{Major: 1}}, Language: "it",
		Title: it("Questionario di prova"), Minutes: survey.Range{From: 3, To: 5},
		Display: survey.Display{High: survey.Whole(100), Decimals: 1},
		Overall: survey.Overall{Aggregate: survey.WeightedMean},
		Levels: []survey.Level{
			{ID: "esordiente", Name: it("Esordiente"), Meaning: it("Si comincia.")},
			{ID: "esperto", Name: it("Esperto"), Meaning: it("Si va bene."), Bound: survey.Bound{Value: survey.Whole(40)}},
			{ID: "campione", Name: it("Campione"), Meaning: it("Si va benissimo."), Bound: survey.Bound{Value: survey.Whole(80)},
				Gates: []survey.Gate{{Question: "strumenti", Ticks: 2}}},
		},
		Indices: []survey.Index{{ID: "quanti", Name: it("Strumenti in uso"), Count: []survey.QuestionID{"strumenti"}}},
		Areas:   []survey.Area{clients(yes), inner(), sales(yes)},
		Advice: []survey.Advice{{ID: "inizio", When: survey.AdviceCondition{Overall: true, From: new(survey.Decimal)}, Text: it("Fate il prossimo passo."),
			Technologies: []survey.TechnologyID{"cloud", "e-commerce"}}},
	}
	for i := range q.Areas {
		q.Areas[i].Weight, q.Areas[i].Aggregate, q.Areas[i].MinCoverage = survey.Whole(1), survey.WeightedMean, 500
	}
	q.Prepare()
	return q
}

func clients(yes *survey.Condition) survey.Area {
	return survey.Area{ID: "clienti", Title: it("Clienti e mercati"), Intro: it("Come vi trovano."), Questions: []survey.Question{
		scored(survey.Question{ID: "sito", Type: survey.Single, Text: it("Avete un sito?"), Help: it("Anche una pagina sola."), Example: it("www.panificio.example"),
			NotApplicable: true, Options: []survey.Option{opt("si", "Sì", 1), opt("no", "No", 0)}}),
		scored(survey.Question{ID: "sito-curato", Type: survey.Single, Text: it("Chi lo aggiorna?"), When: yes,
			Options: []survey.Option{opt("noi", "Noi", 2), opt("nessuno", "Nessuno", 0)}}),
		scored(survey.Question{ID: "strumenti", Type: survey.Multiple, Text: it("Che cosa usate?"),
			Options: []survey.Option{opt("posta", "Posta elettronica", 1), opt("social", "Reti sociali", 1), opt("negozio", "Negozio in rete", 1), alone("nessuno", "Niente di tutto questo")}}),
		{ID: "note", Type: survey.FreeText, Text: it("Volete aggiungere qualcosa?"), Optional: true, MaxLength: 40},
	}}
}

func inner() survey.Area {
	frequency := []survey.Option{opt("mai", "Mai", 0), opt("spesso", "Spesso", 1), opt("sempre", "Sempre", 2)}
	return survey.Area{ID: "interno", Title: it("Amministrazione, finanza e processi decisionali"), Questions: []survey.Question{
		scored(survey.Question{ID: "ordine", Type: survey.Scale, Text: it("Quanto siete organizzati?"), Options: frequency}),
		scored(survey.Question{ID: "dati", Type: survey.Matrix, Text: it("Quanto spesso usate i dati?"), Options: frequency, RowNotApplicable: true, NotApplicable: true,
			Rows: []survey.Row{{ID: "vendite", Text: it("per le vendite"), Weight: survey.Whole(1)}, {ID: "acquisti", Text: it("per gli acquisti"), Weight: survey.Whole(1)}}}),
		scored(survey.Question{ID: "tecnologie", Type: survey.Matrix, Text: it("Quali tecnologie?"), Columns: true, Combine: survey.Sum,
			Options: []survey.Option{opt("uso", "In uso", 1), opt("piano", "In programma", 1)},
			Rows:    []survey.Row{{ID: "cloud", Text: it("Cloud"), Weight: survey.Whole(1)}, {ID: "iot", Text: it("Internet delle cose"), Weight: survey.Whole(1)}}}),
		{ID: "quota", Type: survey.Number, Text: it("Quota di vendite in rete"), Max: survey.Whole(100), Decimals: 1, Unit: it("%"), NotApplicable: true, ReasonRequired: true},
		{ID: "inizio", Type: survey.Date, Text: it("Quando avete cominciato?"), Optional: true},
		{ID: "canali", Type: survey.Multiple, Text: it("Da quali canali comprate?"), NotApplicable: true, Options: []survey.Option{opt("rete", "Dalla rete", 0), opt("fiera", "In fiera", 0)}},
	}}
}

func sales(yes *survey.Condition) survey.Area {
	return survey.Area{ID: "vendite", Title: it("Vendite"), When: yes, Questions: []survey.Question{
		scored(survey.Question{ID: "ordini", Type: survey.Single, Text: it("Prendete ordini dal sito?"), Options: []survey.Option{opt("si", "Sì", 1), opt("no", "No", 0)}}),
	}}
}
