package storetest

import (
	"fmt"

	"maturita/intake"
	"maturita/survey"
)

// code returns the n-th of many valid tax codes of companies.
func code(n int) string {
	s := fmt.Sprintf("%010d", 1_000_000_000+n)
	sum := 0
	for i, c := range s {
		d := int(c - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return fmt.Sprint(s, (10-sum%10)%10)
}

// manyCompanies lets many companies begin, fill in and submit at once: each has
// its one fact, with its own answers.
func manyCompanies(w *world) {
	const n = 50
	site := func(i int) survey.OptionID { return []survey.OptionID{"no", "si"}[i%2] }
	got := together(n, func(i int) (intake.Outcome, error) {
		_, token, err := w.Begin(w.ctx, "prova", "1", "de")
		if err != nil {
			return intake.Outcome{}, err
		}
		a, err := w.Open(w.ctx, token)
		if err != nil {
			return intake.Outcome{}, err
		}
		if _, err := w.SaveProfile(w.ctx, a, intake.ProfileEdit{Form: form(code(i))}); err != nil {
			return intake.Outcome{}, err
		}
		for id, answer := range map[survey.QuestionID]survey.OptionID{"sito": site(i), "squadra": "no", "cassa": "si"} {
			if _, err := w.SaveAnswers(w.ctx, a, []intake.Edit{{Question: id, Answer: option(answer)}}); err != nil {
				return intake.Outcome{}, err
			}
		}
		return w.Submit(w.ctx, a)
	})
	companies := map[survey.CompanyID]bool{}
	for i, one := range got {
		if one.err != nil {
			w.t.Fatal(one.err)
		}
		r := one.value.Response
		companies[r.Company] = true
		w.mustCount(r.Company, r.ID, 1)
		if c, err := w.store.CompanyByCode(w.ctx, survey.CodiceFiscale(code(i))); err != nil || c.ID != r.Company || c.Revision != 1 {
			w.t.Errorf("company %d: %+v, %v", i, c, err)
		}
		if want := []string{"50/1", "75/1"}[i%2]; one.value.Result.Overall.Exact != want || len(r.Answers) != 3 {
			w.t.Errorf("company %d has %s with %d answers, want %s", i, one.value.Result.Overall.Exact, len(r.Answers), want)
		}
	}
	if len(companies) != n {
		w.t.Errorf("%d companies of %d", len(companies), n)
	}
}
