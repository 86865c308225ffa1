package scoring_test

import (
	"fmt"
	"maps"
	"testing"

	"maturita/survey"
)

// company answers the six dimensions: how many options are ticked, and the points
// of each row. A row of the first question is done, planned or both.
type company struct {
	done, planned                                               []int
	ready, tools, training, involved, managed, protected, saved int
	advanced, automated, bought                                 []int // place in the scale, by row; rows left out are 0
	unmanaged                                                   bool  // the exclusive "none of these"
}

func (c company) answers(columns bool) survey.Answers {
	answers := survey.Answers{
		"pronti": tick(firsts("o", c.ready)...), "strumenti": tick(firsts("o", c.tools)...), "formazione": tick(firsts("o", c.training)...),
		"coinvolgimento": tick(firsts("o", c.involved)...), "gestione": tick(firsts("o", c.managed)...), "protezione": tick(firsts("o", c.protected)...),
		"risparmio": tick(firsts("o", c.saved)...), "avanzate": scaled(7, c.advanced), "automazioni": scaled(5, c.automated), "scelte": scaled(5, c.bought),
	}
	if c.unmanaged {
		answers["gestione"] = tick("nessuna")
	}
	if columns {
		answers["investiti"], answers["previsti"] = tick(numberedOptions(c.done)...), tick(numberedOptions(c.planned)...)
		return answers
	}
	table := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}}
	for i := range 10 {
		table.Rows[survey.RowID(fmt.Sprint("r", i+1))] = survey.Cell{Options: ids{}}
	}
	for column, rows := range map[survey.OptionID][]int{"gia": c.done, "piano": c.planned} {
		for _, n := range rows {
			id := survey.RowID(fmt.Sprint("r", n))
			table.Rows[id] = survey.Cell{Options: append(table.Rows[id].Options, column)}
		}
	}
	answers["investimenti"] = table
	return answers
}

func numberedOptions(of []int) ids {
	all := ids{}
	for _, n := range of {
		all = append(all, survey.OptionID(fmt.Sprint("o", n)))
	}
	return all
}

// scaled answers a matrix by the places in its scale.
func scaled(rows int, places []int) survey.Answer {
	a := survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}}
	for i := range rows {
		place := 0
		if i < len(places) {
			place = places[i]
		}
		a.Rows[survey.RowID(fmt.Sprint("r", i+1))] = survey.Cell{Options: ids{survey.OptionID(fmt.Sprint("p", place))}}
	}
	return a
}

func TestSixDimensions(t *testing.T) {
	ten := []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	top := []int{5, 5, 5, 5, 5, 5, 5}
	type dimensions struct{ strategia, prontezza, persone, dati, automazione, ambiente, overall, level string }
	for _, test := range []struct {
		name          string
		company       company
		columns, rows dimensions
	}{
		{"nothing", company{},
			dimensions{"0", "0", "0", "0", "0", "0", "0", "base"}, dimensions{"0", "0", "0", "0", "0", "0", "0", "base"}},
		// With the rows a department that was done needs no plan.
		{"everything done, nothing planned", company{done: ten, ready: 10, tools: 10, training: 7, involved: 8, managed: 7, protected: 6, saved: 10, advanced: top, automated: top[:5], bought: []int{2, 2, 2, 2, 2}},
			// strategia (10 + 0 + 10) / 30, so 200/3; (200/3 + 500) / 6 = 1700/18
			dimensions{"200/3", "100", "100", "100", "100", "100", "850/9", "avanzata"}, dimensions{"100", "100", "100", "100", "100", "100", "100", "avanzata"}},
		{"everything, done and planned", company{done: ten, planned: ten, ready: 10, tools: 10, training: 7, involved: 8, managed: 7, protected: 6, saved: 10, advanced: top, automated: top[:5], bought: []int{2, 2, 2, 2, 2}},
			dimensions{"100", "100", "100", "100", "100", "100", "100", "avanzata"}, dimensions{"100", "100", "100", "100", "100", "100", "100", "avanzata"}},
		{"mixed", company{done: ten[:5], planned: ten[3:8], ready: 4, tools: 6, advanced: []int{5, 4, 3, 2, 1}, training: 3, involved: 5, unmanaged: true, protected: 3, automated: []int{5, 5, 0, 0, 1}, saved: 2, bought: []int{2, 1, 1}},
			// strategia   columns: (5/10 + 5/10 + 4/10) / 3 = 7/15, so 140/3
			//             rows: five done, three only planned: (5 + 3/2) / 10 = 13/20; (13/20 + 8/20) / 2 = 21/40, so 105/2
			// prontezza   6/10 and (5 + 4 + 3 + 2 + 1) / 35 = 3/7: (21/35 + 15/35) / 2 = 18/35, so 360/7
			// persone     3/7 and 5/8: (24/56 + 35/56) / 2 = 59/112, so 1475/28
			// dati        0 of 7 and 3 of 6: 1/4, so 25
			// automazione (5 + 5 + 1) / 25, so 44
			// ambiente    2/10 and (1 + 1/2 + 1/2) / 5 = 2/5: 3/10, so 30
			// overall     columns: (3920 + 4320 + 4425 + 8316) / 84 / 6 = 20981/504
			//             rows: (4410 + 4320 + 4425 + 8316) / 84 / 6 = 21471/504 = 7157/168
			dimensions{"140/3", "360/7", "1475/28", "25", "44", "30", "20981/504", "media"}, dimensions{"105/2", "360/7", "1475/28", "25", "44", "30", "7157/168", "media"}},
		// The bounds belong to the band below: (100 + 50) / 6 = 25.
		{"at 25", company{managed: 7, protected: 6, saved: 10},
			dimensions{"0", "0", "0", "100", "0", "50", "25", "base"}, dimensions{"0", "0", "0", "100", "0", "50", "25", "base"}},
		// One tool more: (155) / 6.
		{"above 25", company{managed: 7, protected: 6, saved: 10, tools: 1},
			dimensions{"0", "5", "0", "100", "0", "50", "155/6", "media"}, dimensions{"0", "5", "0", "100", "0", "50", "155/6", "media"}},
		// Three full dimensions: 300 / 6.
		{"at 50", company{tools: 10, advanced: top, training: 7, involved: 8, automated: top[:5]},
			dimensions{"0", "100", "100", "0", "100", "0", "50", "media"}, dimensions{"0", "100", "100", "0", "100", "0", "50", "media"}},
		// One department planned: columns 1/30, so 10/3 and (910/3) / 6; rows 1/40, so 5/2 and (605/2) / 6.
		{"above 50", company{planned: []int{7}, tools: 10, advanced: top, training: 7, involved: 8, automated: top[:5]},
			dimensions{"10/3", "100", "100", "0", "100", "0", "455/9", "buona"}, dimensions{"5/2", "100", "100", "0", "100", "0", "605/12", "buona"}},
		// Four full dimensions and half of one: 450 / 6.
		{"at 75", company{tools: 10, training: 7, involved: 8, managed: 7, protected: 6, automated: top[:5], saved: 10, bought: []int{2, 2, 2, 2, 2}},
			dimensions{"0", "50", "100", "100", "100", "100", "75", "buona"}, dimensions{"0", "50", "100", "100", "100", "100", "75", "buona"}},
		// One row of seven at 1 of 5: (1 + 1/35) / 2 = 18/35, so 360/7 and (3160/7) / 6.
		{"above 75", company{tools: 10, advanced: []int{1}, training: 7, involved: 8, managed: 7, protected: 6, automated: top[:5], saved: 10, bought: []int{2, 2, 2, 2, 2}},
			dimensions{"0", "360/7", "100", "100", "100", "100", "1580/21", "avanzata"}, dimensions{"0", "360/7", "100", "100", "100", "100", "1580/21", "avanzata"}},
	} {
		for name, want := range map[string]dimensions{"six-dimensions-columns.yaml": test.columns, "six-dimensions-rows.yaml": test.rows} {
			t.Run(test.name+" "+name, func(t *testing.T) {
				r := scoreBoth(t, foreign(t, name), test.company.answers(name == "six-dimensions-columns.yaml"))
				got := map[string]string{"overall": r.Overall.Rat().RatString(), "level": str(r.Level)}
				for _, a := range r.Areas {
					got[string(a.ID)] = rat(*a.Exact).RatString()
				}
				all := map[string]string{"strategia": want.strategia, "prontezza": want.prontezza, "persone": want.persone, "dati": want.dati,
					"automazione": want.automazione, "ambiente": want.ambiente, "overall": want.overall, "level": want.level}
				if !maps.Equal(got, all) {
					t.Errorf("got  %v\nwant %v", got, all)
				}
			})
		}
	}
}
