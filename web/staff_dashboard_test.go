package web

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"maturita/staff"
	"maturita/stats"
	"maturita/stats/statstest"
)

var update = flag.Bool("update", false, "write the golden files anew")

const florence = staffPath + "/in/firenze/mappa"

// noon is when the dashboards of these tests are read.
func noon() time.Time { return time.Date(2026, 11, 27, 10, 0, 0, 0, time.UTC) }

// figureIDs are the figures of a dashboard in the order of the page.
var figureIDs = []string{keyFigures, "livelli", "aree", "distribuzione", "aree-dimensioni", "aree-settori", "tecnologie", "passaggi", "andamento", "percorso"}

// The figures of one chamber, as files, are those that were looked at once.
func TestDashboardFigures(t *testing.T) {
	o := newOfficeAt(t, noon)
	twoMajors(o)
	var all bytes.Buffer
	for _, id := range figureIDs {
		answer := o.as("advisor", "GET", florence+"/"+id+"?dal=2026-06-01", nil)
		if answer.Code != http.StatusOK || answer.Header().Get("Content-Type") != "text/csv; charset=utf-8" || answer.Header().Get("Content-Disposition") != "attachment; filename=mappa-firenze-"+id+".csv" {
			t.Errorf("%s: %d %v", id, answer.Code, answer.Header())
		}
		body := answer.Body.Bytes()
		if !bytes.HasPrefix(body, []byte("\xef\xbb\xbf")) || !bytes.Contains(body, []byte("\r\n")) {
			t.Errorf("%s opens badly in a spreadsheet", id)
		}
		if !bytes.Contains(body, []byte("Uso interno")) {
			t.Errorf("%s does not say that it is for internal use", id)
		}
		all.WriteString("# " + id + "\n")
		all.Write(bytes.ReplaceAll(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), []byte("\r\n"), []byte("\n")))
	}
	golden := filepath.Join("testdata", "dashboard.csv")
	if *update {
		if err := os.WriteFile(golden, all.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(all.Bytes(), want) {
		t.Errorf("the figures differ from %s:\n%s", golden, all.String())
	}
}

// What a dashboard shows is kept, by chamber and by filter, until facts change.
func TestDashboardIsKeptUntilFactsChange(t *testing.T) {
	now := noon()
	o := newOfficeAt(t, func() time.Time { return now })
	o.hire("pisana", staff.Grant{Role: staff.Advisor, Chamber: "toscana-nord-ovest"})
	o.facts.Change = stats.Revision{LastChange: now.Add(-time.Hour)}
	show := func(who, path string) string { return string(o.page(who, "GET", path, nil).body) }
	before, micro, pisa := show("advisor", florence), show("advisor", florence+"?dimensione=micro"), show("pisana", staffPath+"/in/toscana-nord-ovest/mappa")
	if !strings.Contains(before, "n = 70 (imprese)") || strings.Contains(micro, "n = 70 (imprese)") || !strings.Contains(micro, "n = ") || strings.Contains(pisa, "n = ") {
		t.Fatal("these are not the figures of 70 companies of Florence")
	}
	one := o.facts.Facts[0]
	one.Response, one.Company, one.SupersededAt = "nuova", "nuova", time.Time{}
	o.facts.Facts = append(o.facts.Facts, one)
	if again := show("advisor", florence); again != before {
		t.Error("the same facts are shown otherwise")
	}
	now = now.Add(time.Second)
	o.facts.Change.LastChange = now
	if after := show("advisor", florence); !strings.Contains(after, "n = 71 (imprese)") {
		t.Error("a change is not seen")
	}
	if after := show("pisana", staffPath+"/in/toscana-nord-ovest/mappa"); strings.Contains(after, "n = ") {
		t.Error("another chamber sees figures of Florence")
	}
}

// The page says of every figure how many, from where and when, and that it is for
// internal use; its chart is plain data and its table is there without any script.
func TestDashboardPage(t *testing.T) {
	o := newOfficeAt(t, noon)
	twoMajors(o)
	for _, language := range []string{"it", "en", "de"} {
		o.language = language
		page := o.page("officer", "GET", florence, nil)
		if page.status != http.StatusOK {
			t.Fatal(page.status)
		}
		document, err := html.Parse(bytes.NewReader(page.body))
		if err != nil {
			t.Fatal(err)
		}
		figures, options := 0, 0
		for n := range document.Descendants() {
			switch {
			case n.Data == "figure":
				figures++
				text := textOf(n)
				for _, want := range []string{"n = ", o.server.Locale.Printer(language).Date(noon()), "Firenze"} {
					if !strings.Contains(text, want) {
						t.Errorf("%s: a figure does not say %q: %.300s", language, want, text)
					}
				}
			case n.Data == "script" && attr(n, "type") == "application/json":
				options++
				var option map[string]any
				if err := json.Unmarshal([]byte(n.FirstChild.Data), &option); err != nil {
					t.Errorf("%s: %v in %.200s", language, err, n.FirstChild.Data)
				}
				if strings.ContainsAny(n.FirstChild.Data, foreignBegin+foreignText+foreignEnd) || strings.Contains(n.FirstChild.Data, "span lang") {
					t.Errorf("%s: marks of languages in %.300s", language, n.FirstChild.Data)
				}
			}
		}
		if figures != len(figureIDs)-1 || options != figures {
			t.Errorf("%s: %d figures with %d charts", language, figures, options)
		}
		if got := bytes.Count(page.body, []byte("charts.")); got != 1 && o.server.assets.Built() {
			t.Errorf("the script of charts is loaded %d times", got)
		}
	}
	if home := o.page("officer", "GET", staffPath, nil); !bytes.Contains(home.body, []byte(florence)) || bytes.Contains(home.body, []byte("charts.")) {
		t.Error("the way to the map is missing, or charts are loaded where there are none")
	}
	if home := o.page("system", "GET", staffPath, nil); bytes.Contains(home.body, []byte("/mappa")) {
		t.Error("a system administrator is offered a map")
	}
}

func textOf(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return out.String()
}

// What is wrong is said beside its field, and the rest stays chosen.
func TestDashboardKeepsTheOtherFilters(t *testing.T) {
	o := newOfficeAt(t, noon)
	page := o.page("advisor", "GET", florence+"?dal=2026-13-01&dimensione=%3Cb%3E&motivo=voucher&sezione=C&al=2026-10-31", nil)
	if page.status != http.StatusUnprocessableEntity || bytes.Contains(page.body, []byte("<figure")) || bytes.Contains(page.body, []byte("<b>")) {
		t.Errorf("%d %.900s", page.status, page.body)
	}
	for _, want := range []string{
		`href="#dal"`, `href="#dimensione"`, `id="dal-errore"`, `<option value="voucher" selected>`, `<option value="C" selected>`, `name="al" value="2026-10-31"`, `name="dal" value="2026-13-01"`,
	} {
		if !bytes.Contains(page.body, []byte(want)) {
			t.Errorf("the page has no %s", want)
		}
	}
	if file := o.as("advisor", "GET", florence+"/livelli?dimensione=x", nil); file.Code != http.StatusUnprocessableEntity {
		t.Error("a file of wrong filters:", file.Code)
	}
	if file := o.as("advisor", "GET", florence+"/segreti", nil); file.Code != http.StatusNotFound {
		t.Error("a figure that is none:", file.Code)
	}
}

// A chamber sees what comes from its own provinces alone; one that was merged sees
// where its companies are.
func TestDashboardSeesNoOtherChamber(t *testing.T) {
	o := newOfficeAt(t, noon)
	for i := range o.facts.Facts {
		o.facts.Facts[i].Province = "PO"
	}
	page := o.page("advisor", "GET", florence+"?periodo=tutto", nil)
	if page.status != http.StatusOK || bytes.Contains(page.body, []byte(`id="livelli"`)) || !bytes.Contains(page.body, []byte("Con questi filtri non conta nessuna impresa")) {
		t.Errorf("%d %.2000s", page.status, page.body)
	}
	o.facts.Drafts = nil
	if page := o.page("advisor", "GET", florence, nil); !bytes.Contains(page.body, []byte("Ancora nessuna impresa")) {
		t.Errorf("%.2000s", page.body)
	}
	o.hire("lucchese", officeRoles["advisor"])
	if page := o.page("lucchese", "GET", strings.Replace(florence, "firenze", "lucca", 1), nil); page.status != http.StatusForbidden {
		t.Error("another chamber's map:", page.status)
	}
}

// Nothing in a file is taken for a formula.
func TestFilesHoldNoFormulas(t *testing.T) {
	f := figureView{Title: "=1+1", Foot: "@x", Table: &tableView{Corner: "+a", Heads: []tableHead{{"x", []string{"-b"}}}, Rows: []tableRow{{"\tc", []tableCell{{Data: []string{"\rd"}}}}, {"5,3", []tableCell{{Data: []string{"a=b"}}}}}}}
	out, err := figureFile(f, []dashboardFact{{"=n", "=v"}}, "=i")
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out, []byte("\ufeff"))))
	reader.Comma, reader.FieldsPerRecord = ';', -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	formula := regexp.MustCompile(`^[=+\-@\t\r]`)
	for _, row := range rows {
		for _, cell := range row {
			if formula.MatchString(cell) {
				t.Errorf("%q begins as a formula does", cell)
			}
		}
	}
	if last := rows[len(rows)-1]; last[0] != "5,3" || last[1] != "a=b" {
		t.Errorf("what is harmless is changed: %q", last)
	}
}

func TestPointsAreRounded(t *testing.T) {
	for micro, want := range map[int64]string{0: "0.0", 49_999: "0.0", 50_000: "0.1", 99_949_999: "99.9", 99_950_000: "100.0", 100_000_000: "100.0", 33_333_333: "33.3"} {
		if got := pointsOf(stats.MicroPoints(micro), 1); got != want {
			t.Errorf("%d is %s, want %s", micro, got, want)
		}
	}
	if got := pointsOf(stats.MicroPoints(5_009_999), 2); got != "5.01" {
		t.Error(got)
	}
}

// The map of no company is a kind page, whatever the chamber.
func TestDashboardOfNobody(t *testing.T) {
	o := newOfficeAt(t, noon)
	*o.facts = statstest.Memory{}
	page := o.page("advisor", "GET", florence, nil)
	if page.status != http.StatusOK || bytes.Contains(page.body, []byte("<figure")) || !bytes.Contains(page.body, []byte("la mappa si riempie")) || bytes.Contains(page.body, []byte("charts.")) {
		t.Errorf("%d %.2000s", page.status, page.body)
	}
	if file := o.as("advisor", "GET", florence+"/livelli", nil); file.Code != http.StatusNotFound {
		t.Error("a file of nothing:", file.Code)
	}
}
