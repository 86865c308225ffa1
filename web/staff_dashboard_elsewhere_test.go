package web

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// snapshot is a Comparison that has one, whatever is asked.
type snapshot staff.Elsewhere

func (s snapshot) Areas(context.Context, survey.Ref, territory.ChamberID, time.Time) (staff.Elsewhere, error) {
	return staff.Elsewhere(s), nil
}

// Region and network stand beside the chamber as far as a snapshot shows them, and
// what it hides is said to be hidden.
func TestDashboardCompares(t *testing.T) {
	o := newOfficeAt(t, noon)
	october, err := stats.ParseSpan("2026-10")
	if err != nil {
		t.Fatal(err)
	}
	with := func(region, network map[survey.AreaID]stats.MicroPoints) (page, file string) {
		o.server.Figures = staff.NewFigures(o.people.Service, o.facts, o.server.Catalogue, snapshot{october, region, network})
		return string(o.page("advisor", "GET", florence, nil).body), string(o.page("advisor", "GET", florence+"/aree", nil).body)
	}
	page, file := with(map[survey.AreaID]stats.MicroPoints{"clienti": 41_250_000, "interno": 52_000_000}, map[survey.AreaID]stats.MicroPoints{"clienti": 44_000_000, "interno": 47_000_000, "vendite": 38_900_000})
	for _, want := range []string{"periodo chiuso 2026-10", "La Regione", "La rete", "41,3", "38,9", "non mostrata (troppo poche imprese)", `"name":"La rete"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if !strings.Contains(file, "Area;La Camera: media;La Camera: n;La Regione;La rete") || !strings.Contains(file, ";41,25;44,00\r\n") || !strings.Contains(file, ";non mostrata (troppo poche imprese);38,90\r\n") {
		t.Error(file)
	}
	page, file = with(nil, map[survey.AreaID]stats.MicroPoints{"clienti": 44_000_000})
	if !strings.Contains(page, "La Regione: non mostrata (troppo poche imprese).") || strings.Contains(file, "La Regione") {
		t.Error("a region that is hidden:", file)
	}
	o.server.Figures = staff.NewFigures(o.people.Service, o.facts, o.server.Catalogue, nil)
	if alone := o.page("advisor", "GET", florence, nil); !bytes.Contains(alone.body, []byte("compare quando c&#39;è una fotografia")) {
		t.Error("a chamber alone does not say why")
	}
}
