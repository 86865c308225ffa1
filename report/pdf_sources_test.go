package report_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	. "maturita/report"
	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
)

// shipped compiles a version of the pre-assessment.
func shipped(t testing.TB, version string) *scoring.Model {
	t.Helper()
	q, _, err := definition.ReadFolder(os.DirFS("../questionnaires"), "pre-assessment/"+version)
	if err != nil {
		t.Fatal(err)
	}
	m, err := scoring.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// answerSet reads one of the answer sets that the shipped questionnaire is tested
// with.
func answerSet(t testing.TB, m *scoring.Model, name string) survey.Answers {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("../questionnaires/testdata/pre-assessment@1.0.0", name+".answers.json"))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := survey.DecodeAnswers(m.Questionnaire(), file)
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

var submitted = time.Date(2026, 11, 30, 10, 15, 0, 0, time.UTC)

// assessed is a submitted response to a version with some answers.
func assessed(t testing.TB, m *scoring.Model, answers survey.Answers) Assessment {
	t.Helper()
	r := survey.Response{
		ID: "r", Instrument: m.Questionnaire().Ref, State: survey.Submitted, Language: "it",
		Profile: survey.Profile{
			CompanyName: "Panificio Rossi S.r.l.", CodiceFiscale: "01234567890", PartitaIVA: "01234567890",
			REA: survey.REA{Province: "FI", Number: "123456"}, Province: "FI", Ateco: "10.71.10", AtecoVersion: "2025",
			Staff: survey.Whole(7), Turnover: survey.MoneyMicro, Balance: survey.MoneyMicro, Reason: survey.ReasonVoucher,
			LegalRepresentative: "Maria Rossi",
		},
		Answers: map[survey.QuestionID]survey.SavedAnswer{}, SubmittedAt: submitted, Company: "c", Assurance: survey.Claimed,
	}
	for id, a := range answers {
		r.Answers[id] = survey.SavedAnswer{Answer: a, Revision: 1, SavedAt: submitted}
	}
	return Assessment{Response: r, Model: m, Answers: answers, Result: m.Score(answers)}
}

// issued is a report of an assessment.
func issued(a Assessment) Source {
	return Source{
		Number: "234567ABCDEFGHJ", IssuedAt: submitted.Add(time.Hour), Assessment: a,
		VerifyPage: "maturita.example.it/verifica", VerifyLink: "https://maturita.example.it/verifica/q/AbCdEfGhIjKlMnOpQrStUvWxYz0",
	}
}
