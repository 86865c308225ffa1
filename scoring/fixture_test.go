package scoring_test

import (
	"fmt"
	"math/big"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// d reads a decimal of the tests.
func d(s string) survey.Decimal {
	n, err := survey.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return n
}

func limit(s string) *survey.Decimal {
	n := d(s)
	return &n
}

// options are named a, b, c … and have the points given.
func options(points ...string) []survey.Option {
	var all []survey.Option
	for i, p := range points {
		all = append(all, survey.Option{ID: survey.OptionID(rune('a' + i)), Points: d(p)})
	}
	return all
}

// alone adds an exclusive option named none.
func alone(all []survey.Option, points string) []survey.Option {
	return append(all, survey.Option{ID: "none", Points: d(points), Exclusive: true})
}

// rows are named r1, r2 … and have the weights given.
func rows(weights ...string) []survey.Row {
	var all []survey.Row
	for i, w := range weights {
		all = append(all, survey.Row{ID: survey.RowID(fmt.Sprint("r", i+1)), Weight: d(w)})
	}
	return all
}

func single(id survey.QuestionID, points ...string) survey.Question {
	return survey.Question{ID: id, Type: survey.Single, Scored: true, Weight: d("1"), Options: options(points...), NotApplicable: true}
}

func multiple(id survey.QuestionID, all []survey.Option) survey.Question {
	return survey.Question{ID: id, Type: survey.Multiple, Scored: true, Weight: d("1"), Options: all, NotApplicable: true}
}

func area(id survey.AreaID, questions ...survey.Question) survey.Area {
	return survey.Area{ID: id, Weight: d("1"), Aggregate: survey.WeightedMean, MinCoverage: d("0.5"), Questions: questions}
}

// questionnaire has one level, from 0.
func questionnaire(areas ...survey.Area) *survey.Questionnaire {
	q := &survey.Questionnaire{
		Ref:     survey.Ref{ID: "prova", Version: survey.Version{Major: 1}},
		Display: survey.Display{Decimals: 1, High: d("100")},
		Overall: survey.Overall{Aggregate: survey.WeightedMean},
		Levels:  []survey.Level{{ID: "base"}},
		Areas:   areas,
	}
	q.Prepare()
	return q
}

func compile(t testing.TB, q *survey.Questionnaire) *scoring.Model {
	t.Helper()
	m, err := scoring.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func pick(id survey.OptionID) survey.Answer {
	return survey.Answer{Kind: survey.AnswerOption, Option: id}
}

func tick(ids ...survey.OptionID) survey.Answer {
	return survey.Answer{Kind: survey.AnswerOptions, Options: ids}
}

func number(s string) survey.Answer {
	return survey.Answer{Kind: survey.AnswerNumber, Number: d(s)}
}

func inapplicable() survey.Answer { return survey.Answer{Kind: survey.AnswerInapplicable} }

// cells answers the rows of a matrix r1, r2 …; nil is non applicabile.
func cells(of ...[]survey.OptionID) survey.Answer {
	a := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}}
	for i, ids := range of {
		a.Rows[survey.RowID(fmt.Sprint("r", i+1))] = survey.Cell{Options: ids, NotApplicable: ids == nil}
	}
	return a
}

type ids = []survey.OptionID

// str writes an optional text of a result.
func str[S ~string](s *S) string {
	if s == nil {
		return "null"
	}
	return string(*s)
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// wantScore checks the s of the only question; "" means that it does not count.
func wantScore(t *testing.T, got []scoring.QuestionScore, want string) {
	t.Helper()
	switch {
	case want == "" && len(got) != 0:
		t.Errorf("counts with %s, should not count", got[0].S)
	case want != "" && len(got) == 0:
		t.Errorf("does not count, want %s", want)
	case want != "" && got[0].S.RatString() != want:
		t.Errorf("s = %s, want %s", got[0].S.RatString(), want)
	}
}
