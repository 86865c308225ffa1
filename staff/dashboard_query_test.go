package staff

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

var (
	northWest = []territory.Sigla{"LU", "MS", "PI"}
	published = []survey.Ref{version("prova", 2, 1), version("prova", 2, 0), version("prova", 1, 0), version("altra", 1, 0)}
	friday    = time.Date(2026, 11, 27, 23, 30, 0, 0, time.UTC) // Saturday in Italy
)

func version(id survey.QuestionnaireID, major, minor int) survey.Ref {
	return survey.Ref{ID: id, Version: survey.Version{Major: major, Minor: minor}}
}

func parsed(f FiguresForm) (FiguresQuery, string) {
	if f.Instrument == "" {
		f.Instrument = "prova"
	}
	q, err := f.parse(northWest, "toscana-nord-ovest", published, friday)
	var problems survey.Problems
	if errors.As(err, &problems) {
		return q, problems.Error()
	}
	return q, ""
}

func TestPeriodsAreItalianDays(t *testing.T) {
	for _, c := range []struct {
		form FiguresForm
		want string
	}{
		{FiguresForm{}, "2025-11-28T23:00:00Z 2026-11-28T23:00:00Z"},
		{FiguresForm{Period: "12-mesi"}, "2025-11-28T23:00:00Z 2026-11-28T23:00:00Z"},
		{FiguresForm{Period: "anno"}, "2025-12-31T23:00:00Z 2026-11-28T23:00:00Z"},
		{FiguresForm{Period: "anno-scorso"}, "2024-12-31T23:00:00Z 2025-12-31T23:00:00Z"},
		{FiguresForm{Period: "tutto"}, "0001-01-01T00:00:00Z 2026-11-28T23:00:00Z"},
		{FiguresForm{From: "2026-03-01", To: "2026-03-31"}, "2026-02-28T23:00:00Z 2026-03-31T22:00:00Z"},
		{FiguresForm{Period: "tutto", From: "01/03/2026", To: "01/03/2026"}, "2026-02-28T23:00:00Z 2026-03-01T23:00:00Z"},
		{FiguresForm{From: "2026-11-28"}, "2026-11-27T23:00:00Z 2026-11-28T23:00:00Z"},
		{FiguresForm{To: "2026-11-28"}, "0001-01-01T00:00:00Z 2026-11-28T23:00:00Z"},
	} {
		q, wrong := parsed(c.form)
		if got := q.Period.From.Format(time.RFC3339) + " " + q.Period.Until.Format(time.RFC3339); got != c.want || wrong != "" {
			t.Errorf("%+v: %s %s, want %s", c.form, got, wrong, c.want)
		}
	}
}

func TestBadFiltersAreAllNamed(t *testing.T) {
	for want, form := range map[string]FiguresForm{
		"dal: problem.figures-day":                                     {From: "2026-02-30"},
		"dal: problem.figures-future":                                  {From: "2026-11-29"},
		"al: problem.figures-future":                                   {To: "2999-12-31"},
		"al: problem.figures-day":                                      {To: "1066-10-14"},
		"al: problem.figures-order":                                    {From: "2026-03-02", To: "2026-03-01"},
		"periodo: problem.figures-choice":                              {Period: "sempre"},
		"strumento: problem.figures-choice":                            {Instrument: "nessuno"},
		"versione: problem.figures-choice":                             {Version: "3"},
		"territorio: problem.figures-choice":                           {Territory: "siena"},
		"provincia: problem.figures-choice":                            {Province: "FI"},
		"provincia: problem.figures-province":                          {Territory: "lucca", Province: "PI"},
		"dimensione: problem.figures-choice":                           {Size: "<b>"},
		"sezione: problem.figures-choice":                              {Section: "10.71"},
		"motivo: problem.figures-choice":                               {Reason: "x"},
		"conferma: problem.figures-choice":                             {Assurance: "\xff"},
		"dal: problem.figures-day; dimensione: problem.figures-choice": {From: "ieri", Size: "enorme", Reason: "voucher"},
	} {
		if _, got := parsed(form); got != want {
			t.Errorf("%+v: %q, want %q", form, got, want)
		}
	}
}

func TestFiltersChooseFacts(t *testing.T) {
	for _, c := range []struct {
		form FiguresForm
		want string // provinces, versions, sizes, sections, reasons, assurances
	}{
		{FiguresForm{}, "[LU MS PI] [] [] [] [] []"},
		{FiguresForm{Territory: "lucca"}, "[LU] [] [] [] [] []"},
		{FiguresForm{Province: "MS"}, "[MS] [] [] [] [] []"},
		{FiguresForm{Territory: "pisa", Province: "PI", Size: "micro", Section: "C", Reason: "voucher", Assurance: "confirmed"}, "[PI] [] [micro] [C] [voucher] [confirmed]"},
		{FiguresForm{Version: "2"}, "[LU MS PI] [2.1.0 2.0.0] [] [] [] []"},
		{FiguresForm{Version: "2.0.0"}, "[LU MS PI] [2.0.0] [] [] [] []"},
	} {
		q, wrong := parsed(c.form)
		if got := fmt.Sprint(q.Provinces, q.Versions, q.Sizes, q.Sections, q.Reasons, q.Assurances); got != c.want || wrong != "" {
			t.Errorf("%+v: %s %s, want %s", c.form, got, wrong, c.want)
		}
	}
	if strings.Join([]string{string(northWest[0]), string(northWest[1]), string(northWest[2])}, "") != "LUMSPI" {
		t.Error("the chamber's own list was changed")
	}
}

func FuzzFiguresFormIsReadOrRefused(f *testing.F) {
	f.Add("12-mesi", "2026-01-01", "2026-02-01", "2", "micro", "C", "lucca", "LU", "voucher", "claimed")
	f.Add("", "31/12/2025", "", "1.0.0", "", "", "", "PI", "", "")
	f.Add("tutto", "0000-00-00", "9999-99-99", "-1", "\xff", "ZZ", "x", "", "", "")
	f.Fuzz(func(t *testing.T, period, from, to, version, size, section, former, province, reason, assurance string) {
		q, wrong := parsed(FiguresForm{Period: period, From: from, To: to, Version: version, Size: size, Section: section, Territory: former, Province: province, Reason: reason, Assurance: assurance})
		if wrong != "" {
			return
		}
		if !q.Period.From.Before(q.Period.Until) || q.Period.Until.After(friday.AddDate(0, 0, 1)) || len(q.Provinces) == 0 || len(q.Provinces) > 3 {
			t.Errorf("%+v", q)
		}
		if months := stats.MonthOf(q.Period.Until) - stats.MonthOf(q.Period.From); !q.Period.From.IsZero() && (months < 0 || months > 12*30) {
			t.Errorf("%d months", months)
		}
	})
}
