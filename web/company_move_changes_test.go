package web

import (
	"slices"
	"testing"

	"maturita/locale"
	"maturita/survey"
)

func TestMoveChanges(t *testing.T) {
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	const help, choices, elsewhere = "È cambiata la spiegazione della domanda.", "Sono cambiate le risposte possibili.", "In questa lingua il testo è lo stesso: è cambiato in un'altra."
	for name, one := range map[string]struct {
		change  func(q *survey.Questionnaire, question *survey.Question)
		waiting bool
		want    []string
	}{
		"nothing that one sees": {func(*survey.Questionnaire, *survey.Question) {}, false, []string{elsewhere}},
		"another language": {func(_ *survey.Questionnaire, q *survey.Question) {
			q.Help = survey.Text{"it": q.Help["it"], "de": "Neu"}
		}, false, []string{elsewhere}},
		"waiting":   {func(*survey.Questionnaire, *survey.Question) {}, true, []string{"La risposta aspettava già la vostra conferma."}},
		"the words": {func(_ *survey.Questionnaire, q *survey.Question) { q.Text = it("Altro?") }, false, []string{"Prima la domanda era: «Avete un sito?»"}},
		"the help": {func(_ *survey.Questionnaire, q *survey.Question) {
			q.Help = it("Vale anche una pagina sola, di chi ospita.")
		}, false, []string{help}},
		"the example, and waiting": {func(_ *survey.Questionnaire, q *survey.Question) { q.Example = it("Un negozio.") }, true,
			[]string{help, "La risposta aspettava già la vostra conferma."}},
		"what introduces the area": {func(q *survey.Questionnaire, _ *survey.Question) { q.Areas[0].Intro = it("Chi compra da voi.") }, false, []string{help}},
		"an option's words":        {func(_ *survey.Questionnaire, q *survey.Question) { q.Options[0].Text = it("Sì, nostro") }, false, []string{choices}},
		"another option": {func(_ *survey.Questionnaire, q *survey.Question) {
			q.Options = append(q.Options, opt("forse", "Forse", 0))
		}, false,
			[]string{choices}},
		"the order of the options": {func(_ *survey.Questionnaire, q *survey.Question) { slices.Reverse(q.Options) }, false, []string{elsewhere}},
	} {
		before, after := everyType(), everyType()
		one.change(after, after.Question("sito"))
		after.Prepare()
		if got := moveChanges(bundle.Printer("it"), before, after, "sito", one.waiting); !slices.Equal(got, one.want) {
			t.Errorf("%s: said %q, not %q", name, got, one.want)
		}
	}
}
