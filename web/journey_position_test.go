package web

import (
	"context"
	"strings"
	"testing"

	"maturita/stats"
	"maturita/survey"
)

// peers is a released benchmark of one group of companies.
type peers stats.Benchmark

func (p peers) Benchmark(_ context.Context, _ survey.QuestionnaireID, _ int) (stats.Benchmark, error) {
	return stats.Benchmark(p), nil
}

func peersOf(group stats.Peers, n int64, bounds ...stats.Bin) peers {
	return peers{Month: 12*2026 + 1, Edition: 2, Groups: map[stats.Peers]stats.Quantiles{group: {N: n, Bounds: bounds}}}
}

// Where a company stands is found when it submits, and stays.
func TestPositionOnTheResult(t *testing.T) {
	d := newDesk(t, everyType())
	d.service.CompareWith(peersOf(stats.Peers{Size: survey.Micro, Section: "C"}, 27, 2000, 4000, 6000))
	page := d.submitAll()
	for _, text := range []string{
		"Tra 27 imprese di classe «Microimpresa» del settore «C – ", "il punteggio complessivo è nel 4º di quattro gruppi uguali", "valutate fino al 28/02/2026", "edizione 2",
	} {
		if !page.Has(text) {
			t.Errorf("%q is not on the page: %s", text, page.Text())
		}
	}
	if page.Has("ancora troppo poche") {
		t.Error("the group is said to be a wider one")
	}
	d.service.CompareWith(peersOf(stats.Peers{}, 1000, 9999))
	if again := d.see("/risultato", 200); !again.Has("Tra 27 imprese") || again.Has("Tra 1000") {
		t.Error("the position has moved: ", again.Text())
	}
}

func TestPositionAmongAWiderGroup(t *testing.T) {
	d := newDesk(t, everyType())
	d.service.CompareWith(peersOf(stats.Peers{}, 10, 9999))
	page := d.submitAll()
	if !page.Has("Tra 10 imprese di ogni dimensione e settore, il punteggio complessivo è nella metà con i punteggi più bassi.") || !page.Has("ancora troppo poche") {
		t.Error(page.Text())
	}
}

func TestNoPositionWithoutPeers(t *testing.T) {
	d := newDesk(t, everyType())
	d.service.CompareWith(peersOf(stats.Peers{Size: survey.Large}, 50, 5000))
	if page := d.submitAll(); strings.Contains(page.Text(), "La posizione tra le imprese") {
		t.Error(page.Text())
	}
}
