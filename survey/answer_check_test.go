package survey_test

import (
	"reflect"
	"strings"
	"testing"

	"maturita/survey"
)

func TestAnswerIsPermittedOrNot(t *testing.T) {
	q := everything()
	option := func(id survey.OptionID) survey.Answer { return survey.Answer{Kind: survey.AnswerOption, Option: id} }
	ticks := func(ids ...survey.OptionID) survey.Answer {
		return survey.Answer{Kind: survey.AnswerOptions, Options: ids}
	}
	cells := func(r1, r2 survey.Cell) survey.Answer {
		return survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"r1": r1, "r2": r2}}
	}
	cell := func(ids ...survey.OptionID) survey.Cell { return survey.Cell{Options: ids} }
	number := func(n survey.Decimal) survey.Answer { return survey.Answer{Kind: survey.AnswerNumber, Number: n} }
	text := func(s string) survey.Answer { return survey.Answer{Kind: survey.AnswerText, Text: s} }
	na := func(reason string) survey.Answer {
		return survey.Answer{Kind: survey.AnswerInapplicable, Reason: reason}
	}
	inapplicable := survey.Cell{NotApplicable: true}
	for _, c := range []struct {
		question survey.QuestionID
		answer   survey.Answer
		want     string // keys without "problem."
	}{
		{"single", survey.Answer{}, ""},
		{"single", option("a"), ""},
		{"single", option("z"), "option-unknown"},
		{"single", option(""), "option-unknown"},
		{"single", ticks("a"), "answer-form"},
		{"single", na(""), "reason-missing"},
		{"single", na(" \n\t"), "reason-missing"},
		{"single", na("non vendiamo"), ""},
		{"single", na("a\x00b"), "text-encoding"},
		{"single", na("caff\xe8"), "text-encoding"},
		{"single", na(strings.Repeat("è", survey.MaxReasonLength)), ""},
		{"single", na(strings.Repeat("è", survey.MaxReasonLength+1)), "text-long"},
		{"scale", option("high"), ""},
		{"scale", option("highest"), "option-unknown"},
		{"scale", na("x"), "not-applicable-refused"},
		{"multiple", ticks(), ""},
		{"multiple", ticks("z", "x"), ""},
		{"multiple", ticks("none"), ""},
		{"multiple", ticks("x", "q"), "option-unknown"},
		{"multiple", ticks("x", "y", "x"), "option-twice"},
		{"multiple", ticks("none", "x"), "option-exclusive"},
		{"multiple", ticks("x", "none"), "option-exclusive"},
		{"multiple", option("x"), "answer-form"},
		{"multiple", na(""), ""},
		{"matrix", cells(cell("never"), inapplicable), ""},
		{"matrix", cells(cell("never"), cell("often")), "option-unknown"},
		{"matrix", cells(cell(), cell("never", "always")), "answer-form answer-form"},
		{"matrix", survey.Answer{Kind: survey.AnswerRows}, ""},
		{"matrix", survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"r9": cell("never")}}, "row-unknown"},
		{"matrix", number(1), "answer-form"},
		{"columns", cells(cell(), cell("x", "y")), ""},
		{"columns", cells(inapplicable, cell("x", "none")), "row-not-applicable option-exclusive"},
		{"columns", cells(cell("x", "x"), cell("q")), "option-twice option-unknown"},
		{"number", number(-5000), ""},
		{"number", number(100_000), ""},
		{"number", number(-5100), "number-range"},
		{"number", number(100_100), "number-range"},
		{"number", number(2500), ""},
		{"number", number(2550), "number-places"},
		{"number", number(1), "number-places"},
		{"number", text("1"), "answer-form"},
		{"text", text("perché no?"), ""},
		{"text", text("due\r\n\triga"), ""},
		{"text", text(strings.Repeat("è", 11)), "text-long"},
		{"text", text(" \u00a0\n"), "text-empty"},
		{"text", text(""), "text-empty"},
		{"text", text("a\x1b[31m"), "text-encoding"},
		{"text", text("a\x7f"), "text-encoding"},
		{"text", text("a\u0085b"), "text-encoding"},
		{"text", text("caff\xe8"), "text-encoding"},
		{"text", option("a"), "answer-form"},
		{"date", text("2024-02-29"), ""},
		{"date", text("2026-02-29"), "date-form"},
		{"date", text("31/12/2026"), "date-form"},
		{"date", text("2026-1-1"), "date-form"},
		{"date", text("2026-01-01T00:00:00Z"), "date-form"},
		{"date", text(""), "date-form"},
		{"date", number(1), "answer-form"},
	} {
		var keys []string
		for _, p := range survey.CheckAnswer(q.Question(c.question), c.answer) {
			if p.Field != string(c.question) {
				t.Errorf("%s %+v: a problem of %q", c.question, c.answer, p.Field)
			}
			keys = append(keys, strings.TrimPrefix(p.Key, "problem."))
		}
		if got := strings.Join(keys, " "); got != c.want {
			t.Errorf("%s %+v: %q, want %q", c.question, c.answer, got, c.want)
		}
	}
}

func TestProblemsSayWhatTheirSentencesNeed(t *testing.T) {
	q := everything()
	for _, c := range []struct {
		question survey.QuestionID
		answer   survey.Answer
		want     survey.Args
	}{
		{"single", survey.Answer{Kind: survey.AnswerOption, Option: "z"}, survey.Args{"Option": "z"}},
		{"multiple", survey.Answer{Kind: survey.AnswerOptions, Options: []survey.OptionID{"x", "none"}}, survey.Args{"Text": survey.Text{"it": "Nessuna"}}},
		{"columns", survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"r1": {NotApplicable: true}}}, survey.Args{"Row": survey.Text{"it": "Prima"}}},
		{"number", survey.Answer{Kind: survey.AnswerNumber, Number: 1e6}, survey.Args{"Min": survey.Whole(-5), "Max": survey.Whole(100)}},
		{"number", survey.Answer{Kind: survey.AnswerNumber, Number: 1}, survey.Args{"Places": 1}},
		{"text", survey.Answer{Kind: survey.AnswerText, Text: "undici lettere"}, survey.Args{"Max": 10}},
	} {
		problems := survey.CheckAnswer(q.Question(c.question), c.answer)
		if len(problems) != 1 || !reflect.DeepEqual(problems[0].Args, c.want) {
			t.Errorf("%s %+v: %v, want %v", c.question, c.answer, problems, c.want)
		}
	}
}

func TestNumberPlaces(t *testing.T) {
	for places, permitted := range map[int][]survey.Decimal{
		0: {0, 1000, -7000}, 1: {0, 100, 1100}, 2: {10, 1010}, 3: {1, 1001, -999},
	} {
		q := &survey.Question{Type: survey.Number, Min: -survey.MaxDecimal, Max: survey.MaxDecimal, Decimals: places}
		for other, numbers := range map[int][]survey.Decimal{0: {3000}, 1: {3300}, 2: {3330}, 3: {3333}, places: permitted} {
			for _, n := range numbers {
				problems := survey.CheckAnswer(q, survey.Answer{Kind: survey.AnswerNumber, Number: n})
				if (len(problems) == 0) != (other <= places) {
					t.Errorf("%s with %d places: %v", n, places, problems)
				}
			}
		}
	}
}
