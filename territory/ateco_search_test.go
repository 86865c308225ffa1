package territory_test

import (
	"slices"
	"strings"
	"testing"

	"maturita/territory"
)

func codes(found []territory.Activity) []string {
	var all []string
	for _, a := range found {
		all = append(all, a.Code)
	}
	return all
}

func TestSearchByWordsFindsTheTrade(t *testing.T) {
	for query, want := range map[string]string{
		"pane":                          "10.71.10",
		"panetteria":                    "10.71.10",
		"ristoranti":                    "56.11",
		"parrucchieri":                  "96.21.00",
		"mobili":                        "31.00",
		"commercio al dettaglio scarpe": "47.72.20",
		"dettaglio pane":                "47.24.10",
		"agricoltura riso":              "01.12.00", // a word of an ancestor counts
		"agricoltura zzzzz":             "",
	} {
		found := codes(territory.Ateco2025().Search(query, 20))
		if want == "" && len(found) > 0 || want != "" && !slices.Contains(found, want) {
			t.Errorf("%q finds %v, want %s among them", query, found, want)
		}
	}
}

func TestSearchPutsTheBestFirst(t *testing.T) {
	for query, want := range map[string]string{
		"ristoranti": "56.11", "ristorante": "56.11", "parrucchiere": "96.21.00", "panetteria": "10.71.10", "10.71": "10.71", "10.71.": "10.71", "10 71": "10.71",
	} {
		if found := codes(territory.Ateco2025().Search(query, 1)); !slices.Equal(found, []string{want}) {
			t.Errorf("%q finds %v first, want %s", query, found, want)
		}
	}
}

// People name their trade, not its class.
func TestSearchKnowsTheNamesOfTrades(t *testing.T) {
	for query, want := range map[string]string{
		"forno": "10.71", "fornai": "10.71", "panificio": "10.71", "bar": "56.3", "hotel": "55.1", "albergo": "55.1", "falegname": "16.23", "commercialista": "69.2",
		"studio di commercialista": "69.2", "idraulico": "43.22", "elettricista": "43.21", "officina meccanica": "95.31", "macelleria": "47.22", "azienda agricola": "01",
		"agriturismo": "55.2", "software": "62", "taxi": "49.3", "estetista": "96.22", "cantina": "11.02", "scarpe": "15.2", "pizzeria": "56.11", "B&B": "55.2",
	} {
		found := codes(territory.Ateco2025().Search(query, 5))
		if !slices.ContainsFunc(found, func(code string) bool { return strings.HasPrefix(code, want) }) {
			t.Errorf("%q finds %v, nothing in %s", query, found, want)
		}
	}
}

// The same title would stand there once as a class and again as what is in it.
func TestSearchNamesNoTitleTwice(t *testing.T) {
	for _, query := range []string{"pane", "parrucchiere", "10.7", "commercio", "dettaglio"} {
		seen := map[string]bool{}
		for _, a := range territory.Ateco2025().Search(query, 1000) {
			if section := a.Code[:4]; seen[section+a.Title] {
				t.Errorf("%q finds %q twice in %s", query, a.Title, section)
			}
			seen[a.Code[:4]+a.Title] = true
		}
	}
}

func TestSearchIgnoresCaseAccentsAndOrder(t *testing.T) {
	ateco := territory.Ateco2025()
	for _, same := range [][]string{
		{"caffè", "caffe", "CAFFÈ", " Caffé ", "caffe\u0300", "CAFFE\u0300"},
		{"attività di ristoranti", "ATTIVITA DI RISTORANTI", "attivita\u0300  di\tristoranti"},
		{"commercio all'ingrosso", "commercio all’ingrosso"},
	} {
		want := codes(ateco.Search(same[0], 50))
		if len(want) == 0 {
			t.Errorf("%q finds nothing", same[0])
		}
		for _, query := range same[1:] {
			if got := codes(ateco.Search(query, 50)); !slices.Equal(got, want) {
				t.Errorf("%q finds %v, %q finds %v", query, got, same[0], want)
			}
		}
	}
	one, other := codes(ateco.Search("pane produzione", 1000)), codes(ateco.Search("produzione pane", 1000))
	slices.Sort(one)
	slices.Sort(other)
	if len(one) == 0 || !slices.Equal(one, other) {
		t.Errorf("%v and %v", one, other)
	}
}

func TestSearchByCodeFindsWhatBeginsWithIt(t *testing.T) {
	ateco := territory.Ateco2025()
	for _, query := range []string{"10.71", "1071", " 1071 ", "10.7", "107", "10", "96.21.0", "96210"} {
		found := ateco.Search(query, 1000)
		if len(found) == 0 {
			t.Errorf("%q finds nothing", query)
		}
		for i, a := range found {
			plain := strings.ReplaceAll(strings.TrimSpace(query), ".", "")
			if !strings.HasPrefix(strings.ReplaceAll(a.Code, ".", ""), plain) || !ateco.Precise(a.Code) {
				t.Errorf("%q finds %s", query, a.Code)
			}
			if i > 0 && len(a.Code) < len(found[i-1].Code) {
				t.Errorf("%q finds %s after %s", query, a.Code, found[i-1].Code)
			}
		}
	}
	if found := codes(ateco.Search("107110", 5)); !slices.Equal(found, []string{"10.71.10"}) {
		t.Errorf("found %v", found)
	}
}

func TestSearchKeepsItsLimit(t *testing.T) {
	ateco := territory.Ateco2025()
	all := ateco.Search("commercio", 10_000)
	for _, limit := range []int{-1, 0, 1, 20, len(all), len(all) + 1} {
		got := ateco.Search("commercio", limit)
		if want := max(0, min(limit, len(all))); len(got) != want || !slices.Equal(got, all[:want]) {
			t.Errorf("%d found of %d with the limit %d", len(got), len(all), limit)
		}
	}
	for _, query := range []string{"", "  ", "\t\n", "zzzzz", "pane zzzzz", "99.99", "\x00"} {
		if found := ateco.Search(query, 20); len(found) != 0 {
			t.Errorf("%q finds %v", query, found)
		}
	}
}

func FuzzSearchFindsPreciseActivities(f *testing.F) {
	for _, s := range []string{"pane", "10.71", "é\xff", "'", "İ", "e\u0301\u0302", strings.Repeat("a ", 100), ".", "\u00a0"} {
		f.Add(s, 20)
	}
	ateco := territory.Ateco2025()
	f.Fuzz(func(t *testing.T, query string, limit int) {
		found := ateco.Search(query, limit)
		if len(found) > max(0, limit) {
			t.Errorf("%q finds %d, limit %d", query, len(found), limit)
		}
		for _, a := range found {
			if !ateco.Precise(a.Code) || ateco.Section(a.Code) == "" {
				t.Errorf("%q finds %+v", query, a)
			}
		}
		if a, ok := ateco.Activity(query); ok && a.Code == "" {
			t.Errorf("%q is an activity without a code", query)
		}
		ateco.Precise(query)
		ateco.Section(query)
	})
}

func BenchmarkSearch(b *testing.B) {
	ateco := territory.Ateco2025()
	for name, query := range map[string]string{"word": "pane", "words": "commercio al dettaglio di pane", "code": "10.71", "nothing": "zzzzz"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ateco.Search(query, 20)
			}
		})
	}
}
