package web

import (
	"net/url"
	"reflect"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/locale"
	"maturita/survey"
)

func decoded(t *testing.T, query string) answersForm {
	t.Helper()
	form, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return decodeAnswers(everyType(), form)
}

func option(id string) survey.Answer {
	return survey.Answer{Kind: survey.AnswerOption, Option: survey.OptionID(id)}
}

func ticks(ids ...survey.OptionID) survey.Answer {
	return survey.Answer{Kind: survey.AnswerOptions, Options: append([]survey.OptionID{}, ids...)}
}

func rows(cells map[survey.RowID]survey.Cell) survey.Answer {
	return survey.Answer{Kind: survey.AnswerRows, Rows: cells}
}

func said(kind survey.AnswerKind, s string) survey.Answer { return survey.Answer{Kind: kind, Text: s} }

func TestDecodeAnswers(t *testing.T) {
	inapplicable := survey.Answer{Kind: survey.AnswerInapplicable}
	tests := []struct {
		name, form string
		question   survey.QuestionID
		base       int64
		want       survey.Answer
	}{
		{"single", "q-sito=1&rev-sito=3&a-sito=si", "sito", 3, option("si")},
		{"single unknown option is passed on to be refused", "q-sito=1&a-sito=boh", "sito", 0, option("boh")},
		{"single without its marker", "a-sito=si", "sito", 0, option("si")},
		{"single not applicable", "q-sito=1&a-sito=na", "sito", 0, inapplicable},
		{"single reset", "q-sito=1&rev-sito=2&a-sito=", "sito", 2, survey.Answer{}},
		{"reason", "q-quota=1&na-quota=1&reason-quota=non+vendiamo", "quota", 0, survey.Answer{Kind: survey.AnswerInapplicable, Reason: "non vendiamo"}},
		{"reason without need", "q-sito=1&a-sito=si&reason-sito=vecchio", "sito", 0, option("si")},
		{"multiple", "q-strumenti=1&a-strumenti=posta&a-strumenti=social", "strumenti", 0, ticks("posta", "social")},
		{"multiple exclusive", "q-strumenti=1&a-strumenti=nessuno", "strumenti", 0, ticks("nessuno")},
		{"multiple none of these", "q-canali=1&a-canali=", "canali", 0, ticks()},
		{"multiple never answered", "q-canali=1&rev-canali=0", "canali", 0, survey.Answer{}},
		{"multiple emptied", "q-canali=1&rev-canali=4", "canali", 4, survey.Answer{}},
		{"matrix", "q-dati=1&a-dati.vendite=mai&a-dati.acquisti=na", "dati", 0,
			rows(map[survey.RowID]survey.Cell{"vendite": {Options: []survey.OptionID{"mai"}}, "acquisti": {NotApplicable: true}})},
		{"matrix row missing", "q-dati=1&a-dati.vendite=mai", "dati", 0, rows(map[survey.RowID]survey.Cell{"vendite": {Options: []survey.OptionID{"mai"}}})},
		{"matrix not applicable over rows", "q-dati=1&a-dati.vendite=mai&na-dati=1", "dati", 0, inapplicable},
		{"matrix cleared", "q-dati=1&rev-dati=1&a-dati.vendite=mai&clear-dati=1", "dati", 1, survey.Answer{}},
		{"columns with the rest", "q-tecnologie=1&a-tecnologie.cloud=uso&a-tecnologie.cloud=piano&rest-tecnologie=1", "tecnologie", 0,
			rows(map[survey.RowID]survey.Cell{"cloud": {Options: []survey.OptionID{"uso", "piano"}}, "iot": {}})},
		{"columns without the rest", "q-tecnologie=1&a-tecnologie.cloud=uso", "tecnologie", 0,
			rows(map[survey.RowID]survey.Cell{"cloud": {Options: []survey.OptionID{"uso"}}})},
		{"only the rest", "q-tecnologie=1&rest-tecnologie=1", "tecnologie", 0, rows(map[survey.RowID]survey.Cell{"cloud": {}, "iot": {}})},
		{"number", "q-quota=1&a-quota=12%2C5", "quota", 0, survey.Answer{Kind: survey.AnswerNumber, Number: 12500}},
		{"number with unit", "q-quota=1&a-quota=12+%25", "quota", 0, survey.Answer{Kind: survey.AnswerNumber, Number: 12000}},
		{"number empty", "q-quota=1&rev-quota=1&a-quota=+", "quota", 1, survey.Answer{}},
		{"text verbatim", "q-note=1&a-note=+%3Cb%3E%0D%0A%3D1%2B1+", "note", 0, said(survey.AnswerText, " <b>\n=1+1 ")},
		{"text blank", "q-note=1&a-note=%0D%0A+", "note", 0, survey.Answer{}},
		{"text invalid is passed on to be refused", "q-note=1&a-note=%ff%00", "note", 0, said(survey.AnswerText, "\xff\x00")},
		{"date", "q-inizio=1&a-inizio=2026-11-23", "inizio", 0, said(survey.AnswerText, "2026-11-23")},
		{"date as written", "q-inizio=1&a-inizio=23/11/2026", "inizio", 0, said(survey.AnswerText, "2026-11-23")},
		{"revision that is no number", "q-sito=1&rev-sito=x&a-sito=si", "sito", 0, option("si")},
		{"mine is kept", "q-sito=1&rev-sito=7&was-sito=x&a-sito=si&choose-sito=1&keep-sito=mine", "sito", 7, option("si")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := decoded(t, tt.form)
			if len(f.Problems) > 0 {
				t.Fatalf("problems %v", f.Problems)
			}
			want := []intake.Edit{{Question: tt.question, Base: tt.base, Answer: tt.want}}
			if !reflect.DeepEqual(f.Edits, want) && !(len(f.Edits) == 1 && f.Edits[0].Answer.Equal(tt.want) && f.Edits[0].Base == tt.base && f.Edits[0].Answer.Kind == tt.want.Kind) {
				t.Errorf("got %+v, want %+v", f.Edits, want)
			}
		})
	}
}

func TestDecodeAnswersProblems(t *testing.T) {
	tests := []struct{ name, form, field, key string }{
		{"two of one", "q-sito=1&a-sito=si&a-sito=no", "sito", "problem.answer-form"},
		{"none and others", "q-canali=1&a-canali=&a-canali=rete", "canali", "problem.none-and-others"},
		{"not applicable and ticks", "q-canali=1&a-canali=na&a-canali=rete", "canali", "problem.na-and-answer"},
		{"not applicable and a number", "q-quota=1&na-quota=1&a-quota=3", "quota", "problem.na-and-answer"},
		{"row not applicable and ticks", "q-tecnologie=1&a-tecnologie.cloud=na&a-tecnologie.cloud=uso", "tecnologie", "problem.na-and-answer"},
		{"reason alone", "q-quota=1&reason-quota=perche", "quota", "problem.reason-without-na"},
		{"no number", "q-quota=1&a-quota=tanto", "quota", "problem.number-form"},
		{"unknown question", "q-fantasma=1&a-fantasma=si&a-spettro=no", "", "problem.question-unknown"},
		{"unknown question with rows", "a-fantasma.riga=si", "", "problem.question-unknown"},
		{"unknown rows", "q-dati=1&a-dati.luna=mai&a-dati.marte=mai", "dati", "problem.row-unknown"},
		{"nothing decided", "q-sito=1&rev-sito=7&a-sito=si&choose-sito=1", "sito", "problem.keep-missing"},
		{"decided nonsense", "q-sito=1&rev-sito=7&a-sito=si&choose-sito=1&keep-sito=x", "sito", "problem.keep-missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := decoded(t, tt.form)
			if len(f.Problems) != 1 || f.Problems[0].Field != tt.field || f.Problems[0].Key != tt.key {
				t.Errorf("problems %+v, want %s on %s", f.Problems, tt.key, tt.field)
			}
			if strings.HasPrefix(tt.key, "problem.question") || tt.key == "problem.row-unknown" {
				return
			}
			if len(f.Edits) > 0 {
				t.Errorf("edits %+v of what cannot be read", f.Edits)
			}
			if _, ok := f.Typed[survey.QuestionID(tt.field)]; !ok {
				t.Error("what was typed is lost")
			}
		})
	}
}

func TestUnchangedAnswersAreNotSent(t *testing.T) {
	q := everyType().Question("sito")
	was := "&was-sito=" + fingerprint(q, option("si"))
	if f := decoded(t, "q-sito=1&rev-sito=1&a-sito=si"+was); len(f.Edits) > 0 || len(f.Typed) > 0 || !f.OnPage["sito"] {
		t.Errorf("unchanged: %+v", f)
	}
	if f := decoded(t, "q-sito=1&rev-sito=1&a-sito=no"+was); len(f.Edits) != 1 || f.Untouched["sito"] {
		t.Errorf("changed: %+v", f)
	}
	if f := decoded(t, "q-sito=1&rev-sito=1&a-sito=si&carried-sito=1"+was); len(f.Edits) != 1 || !f.Untouched["sito"] {
		t.Errorf("carried and confirmed: %+v", f)
	}
	blank := "&was-sito=" + fingerprint(q, survey.Answer{})
	if f := decoded(t, "q-sito=1&rev-sito=0"+blank); len(f.Edits) > 0 {
		t.Errorf("never answered: %+v", f)
	}
	if f := decoded(t, "q-sito=1&rev-sito=3&a-sito=si&choose-sito=1&keep-sito=theirs"); len(f.Edits) > 0 || len(f.Problems) > 0 {
		t.Errorf("the other answer is kept: %+v", f)
	}
}

// A form filled with a stored answer and sent as it is says that answer again.
func TestTypedRoundTrip(t *testing.T) {
	q := everyType()
	answers := map[survey.QuestionID][]survey.Answer{
		"sito":       {{}, option("si"), {Kind: survey.AnswerInapplicable, Reason: "mai servito"}},
		"strumenti":  {ticks("posta"), ticks("nessuno")},
		"canali":     {ticks(), ticks("rete", "fiera"), {Kind: survey.AnswerInapplicable}},
		"dati":       {rows(map[survey.RowID]survey.Cell{"vendite": {Options: []survey.OptionID{"mai"}}, "acquisti": {NotApplicable: true}}), {Kind: survey.AnswerInapplicable}},
		"tecnologie": {rows(map[survey.RowID]survey.Cell{"cloud": {}, "iot": {Options: []survey.OptionID{"uso"}}}), rows(map[survey.RowID]survey.Cell{"cloud": {Options: []survey.OptionID{"uso"}}})},
		"quota":      {{Kind: survey.AnswerNumber, Number: 12500}, {Kind: survey.AnswerNumber, Number: 0}, {Kind: survey.AnswerInapplicable, Reason: "no"}},
		"note":       {said(survey.AnswerText, "riga\nriga «è» 🙂 <i>")},
		"inizio":     {said(survey.AnswerText, "2026-01-31")},
	}
	for id, all := range answers {
		question := q.Question(id)
		for _, a := range all {
			form := url.Values{}
			for _, f := range typedOf(italian(t), question, a).hidden(question) {
				form.Add(f.Name, f.Value)
			}
			got, problem := readTyped(question, form).answer(question)
			if problem != "" || fingerprint(question, got) != fingerprint(question, a) {
				t.Errorf("%s: %+v came back as %+v %s", id, a, got, problem)
			}
		}
	}
}

func FuzzDecodeAnswers(f *testing.F) {
	f.Add("q-sito=1&rev-sito=3&a-sito=si&was-sito=ab")
	f.Add("a-dati.vendite=mai&a-dati.acquisti=na&clear-dati=1&rest-tecnologie=1")
	f.Add("a-quota=1.234%2C5&na-quota=1&reason-quota=%ff%00&a-%00=1&a-.=1&q-=")
	f.Add("choose-note=1&keep-note=mine&a-note=%F0%9F%99%82%3Cscript%3E")
	q := everyType()
	f.Fuzz(func(t *testing.T, query string) {
		form, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		got := decodeAnswers(q, form)
		if again := decodeAnswers(q, form); !reflect.DeepEqual(got, again) {
			t.Fatal("not deterministic")
		}
		edited := map[survey.QuestionID]bool{}
		for _, e := range got.Edits {
			if edited[e.Question] || q.Question(e.Question) == nil || e.Base < 0 || !got.OnPage[e.Question] {
				t.Fatalf("edit %+v", e)
			}
			edited[e.Question] = true
		}
		for _, p := range got.Problems {
			if p.Key != "problem.row-unknown" && edited[survey.QuestionID(p.Field)] {
				t.Fatalf("%s is both refused and sent", p.Field)
			}
		}
		for id, typed := range got.Typed {
			for _, h := range typed.hidden(q.Question(id)) {
				if h.Value != showable(h.Value) {
					t.Fatalf("%s holds %q", h.Name, h.Value)
				}
			}
		}
	})
}

func italian(t *testing.T) *locale.Printer {
	t.Helper()
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	return bundle.Printer(locale.Default)
}
