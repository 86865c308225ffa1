package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"maturita/stats"
	"maturita/territory"
)

const notTold = "dato riservato"

// figureRows are those of the table in a figure, by their heads, in order.
func figureRows(t *testing.T, page shown, figure string) (heads []string, cells map[string][]string) {
	t.Helper()
	document, err := html.Parse(bytes.NewReader(page.body))
	if err != nil || page.status != http.StatusOK {
		t.Fatal(page.status, err)
	}
	cells = map[string][]string{}
	for n := range document.Descendants() {
		if n.Data != "figure" || attr(n, "id") != figure {
			continue
		}
		for row := range n.Descendants() {
			if row.Data != "tr" {
				continue
			}
			head := ""
			for cell := range row.ChildNodes() {
				switch text := strings.TrimSpace(textOf(cell)); {
				case cell.Data == "th" && attr(cell, "scope") == "row":
					head = text
					heads = append(heads, head)
				case cell.Data == "td":
					cells[head] = append(cells[head], text)
				}
			}
		}
	}
	return heads, cells
}

// few are chambers that have companies in the first half of the year, though so
// few that nothing may be told.
func (w *releasedWorld) few(t *testing.T) []territory.Chamber {
	t.Helper()
	counts := map[territory.ChamberID]int{}
	until := firstHalf.Span.Period().Until
	for _, f := range w.facts.Facts {
		if chamber, ok := territory.Italy().ChamberOf(f.Province, lastOf(firstHalf)); ok && f.CountsAt(until) {
			counts[chamber.ID]++
		}
	}
	var all []territory.Chamber
	for id, n := range counts {
		if n < stats.DefaultPolicy.Counts {
			chamber, _ := territory.Italy().Chamber(id)
			all = append(all, chamber)
		}
	}
	if len(all) == 0 {
		t.Fatal("no chamber has so few companies")
	}
	return all
}

// A figure that is suppressed is on no page and in no file: where it would be,
// everything of it says so.
func TestSuppressedFiguresAreNowhere(t *testing.T) {
	o, w := newReleasedOffice(t)
	network := o.page("network", "GET", staffPath+"/in/rete/mappa", nil)
	public := o.page("", "GET", dataPath(firstHalf), nil)
	file := o.page("", "GET", dataPath(firstHalf)+"/chamber.csv", nil)
	reader := csv.NewReader(bytes.NewReader(file.body))
	reader.Comma = ';'
	lines, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var figures struct {
		Tables []struct {
			ID    string              `json:"id"`
			Rows  []string            `json:"rows"`
			Cells [][]json.RawMessage `json:"cells"`
		} `json:"tables"`
	}
	if err := json.Unmarshal(o.page("", "GET", dataPath(firstHalf)+"/dati.json", nil).body, &figures); err != nil {
		t.Fatal(err)
	}
	for _, chamber := range w.few(t) {
		for _, page := range []shown{network, public} {
			_, cells := figureRows(t, page, "camere")
			if got := cells[chamber.Name]; len(got) != 4 || slices.ContainsFunc(got, func(s string) bool { return s != notTold }) {
				t.Errorf("%s: %q", chamber.Name, got)
			}
			for _, sigla := range chamber.Provinces {
				province, _ := territory.Italy().Province(sigla)
				if _, cells := figureRows(t, page, "province"); !slices.Equal(cells[province.Name], []string{chamber.Name, notTold, notTold}) {
					t.Errorf("%s: %q", province.Name, cells[province.Name])
				}
			}
		}
		i := slices.IndexFunc(lines, func(line []string) bool { return line[1] == string(chamber.ID) })
		if i < 0 || lines[i][2] != notTold || strings.Join(lines[i][3:], "") != "" {
			t.Errorf("the file says %q", lines[max(i, 0)])
		}
		for _, table := range figures.Tables {
			if row := slices.Index(table.Rows, string(chamber.ID)); row >= 0 && strings.HasPrefix(table.ID, "chamber") {
				for _, cell := range table.Cells[row] {
					if text := string(cell); table.ID == "chamber" && text != `{"suppressed":true}` {
						t.Errorf("%s of %s is %s", table.ID, chamber.ID, text)
					}
				}
			}
		}
	}
}

// Chambers stand in the order of their names, whatever their scores, in tables,
// charts and files.
func TestChambersAreNotRanked(t *testing.T) {
	o, _ := newReleasedOffice(t)
	var want []string
	for _, chamber := range territory.Italy().Chambers(lastOf(firstHalf)) {
		want = append(want, chamber.Name)
	}
	heads, _ := figureRows(t, o.page("advisor", "GET", staffPath+"/in/rete/mappa", nil), "camere")
	var known []string
	for _, head := range heads {
		if slices.Contains(want, head) {
			known = append(known, head)
		}
	}
	if !slices.Equal(known, want) {
		t.Errorf("%q", known)
	}
}

// What was not released does not exist, however it is asked for.
func TestUnreleasedIsNotFound(t *testing.T) {
	o, w := newReleasedOffice(t)
	for _, one := range []struct {
		of     stats.Series
		number int
	}{{hiddenYear, 1}, {firstHalf, 3}} {
		if e, err := w.shelf.Edition(t.Context(), one.of, one.number); err != nil || !e.ReleasedAt.IsZero() {
			t.Fatal("there is nothing to hide", err)
		}
	}
	year, half := dataPath(hiddenYear), dataPath(firstHalf)
	for _, path := range []string{
		year, year + "?edizione=1", year + "/dati.json", year + "/dati.json?edizione=1", year + "/chamber.csv", half + "?edizione=3", half + "/dati.json?edizione=3", half + "/chamber.csv?edizione=3",
		half + "?edizione=0", half + "?edizione=-1", half + "?edizione=", half + "?edizione=x", "/dati/prova/2/2026-S1", "/dati/prova/01/2026-S1", "/dati/prova/1/2026-S3", "/dati/altro/1/2026-S1",
		half + "/nulla.csv", half + "/chamber", half + "/..%2fdati.json",
	} {
		if page := o.page("", "GET", path, nil); page.status != http.StatusNotFound {
			t.Errorf("%s is answered with %d", path, page.status)
		}
	}
	for _, asked := range []string{seriesKey(hiddenYear), "prova/1/2026-S1/3", "x", "prova/1/2026-04"} {
		if page := o.page("network", "GET", staffPath+"/in/rete/mappa?dati="+asked, nil); page.status != http.StatusNotFound {
			t.Errorf("%s is answered with %d", asked, page.status)
		}
	}
	if list := o.page("", "GET", publicDataPath, nil); bytes.Contains(list.body, []byte(year)) || !bytes.Contains(list.body, []byte(half)) {
		t.Error("the list names what was not released, or not what was")
	}
	if page := o.page("", "GET", half, nil); bytes.Contains(page.body, []byte("edizione=3")) {
		t.Error("the page names an edition that was not released")
	}
}

// Somebody of a region sees that region and the network beside it, and no chamber
// of another one.
func TestRegionsAreApart(t *testing.T) {
	o, _ := newReleasedOffice(t)
	for _, path := range []string{"/in/regione-piemonte/mappa", "/in/rete/mappa", "/in/rete/mappa?regione=Toscana", "/in/firenze/mappa", "/in/regione-toscana/imprese", "/in/regione-toscana/mappa/livelli"} {
		before := o.denials()
		if page := o.page("regional", "GET", staffPath+path, nil); page.status != http.StatusForbidden || o.denials() != before+1 {
			t.Errorf("%s is answered with %d", path, page.status)
		}
	}
	page := o.page("regional", "GET", staffPath+"/in/regione-toscana/mappa", nil)
	if !bytes.Contains(page.body, []byte(`data-areas="AR FI GR LI LU MS PI PT PO SI"`)) {
		t.Error("the map is not of the region's provinces")
	}
	if _, cells := figureRows(t, page, "tecnologie"); len(cells) != 2 {
		t.Errorf("technologies: %q", cells)
	}
	heads, _ := figureRows(t, page, "camere")
	if !slices.Equal(heads, []string{"Arezzo-Siena", "Firenze", "Maremma e Tirreno", "Pistoia-Prato", "Toscana Nord-Ovest", "Toscana", "Tutta la rete"}) {
		t.Errorf("%q", heads)
	}
	for _, chamber := range territory.Italy().Chambers(lastOf(firstHalf)) {
		province, _ := territory.Italy().Province(chamber.Provinces[0])
		if province.Region != "Toscana" && bytes.Contains(page.body, []byte(">"+chamber.Name+"<")) {
			t.Errorf("the page shows %s", chamber.Name)
		}
	}
	if unknown := o.page("network", "GET", staffPath+"/in/regione-padania/mappa", nil); unknown.status != http.StatusNotFound {
		t.Error(unknown.status)
	}
}

// The newest half-year is shown first, then what is asked for.
func TestReleasedIsChosen(t *testing.T) {
	o, _ := newReleasedOffice(t)
	for asked, want := range map[string]string{"": "primo semestre 2026 – ", "?dati=" + seriesKey(march): "03/2026 – "} {
		page := o.page("network", "GET", staffPath+"/in/rete/mappa"+asked, nil)
		if !bytes.Contains(page.body, []byte(`<p class="lead">`+want)) {
			t.Errorf("%q shows something else than %s", asked, want)
		}
	}
	shot, err := o.server.Snapshots.Get(t.Context(), firstHalf, 0)
	if err != nil || shot.Edition != 2 {
		t.Fatal(shot, err)
	}
	page := o.page("", "GET", dataPath(firstHalf), nil)
	older := o.page("", "GET", dataPath(firstHalf)+"?edizione=1", nil)
	if !bytes.Contains(page.body, []byte(shot.Digest)) || bytes.Contains(older.body, []byte(shot.Digest)) || bytes.Contains(page.body, []byte(`content="noindex"`)) || !bytes.Contains(older.body, []byte(`content="noindex"`)) {
		t.Error("the digest or the index is not right")
	}
	sum := sha256.Sum256(o.page("", "GET", dataPath(firstHalf)+"/dati.json", nil).body)
	if hex.EncodeToString(sum[:]) != shot.Digest {
		t.Error("the figures are not those of the digest")
	}
}

func lastOf(of stats.Series) time.Time { return of.Span.Period().Until.Add(-1) }
