package web

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// shown is an answer as it is sent.
type shown struct {
	status int
	body   []byte
}

// allPages is every page in every state that looks different and in every
// language, by a name that begins with its template's and ends with the language:
// company_area-empty.it.
func allPages(t *testing.T) map[string]shown {
	t.Helper()
	all := map[string]shown{}
	for _, language := range newDesk(t, everyType()).server.Locale.Languages() {
		for _, pages := range []map[string]shown{companyPages(t, language), publicPages(t, language), errorPages(t, language), shippedPages(t, language), movePages(t, language), explainPages(t, language), hostilePages(t, language), reportPages(t, language), staffPages(t, language), releasedPages(t, language)} {
			for name, page := range pages {
				all[name+"."+language] = page
			}
		}
	}
	return all
}

// pagesDir names a folder that the pages are also written to, for the judges.
const pagesDir = "MATURITA_PAGES_DIR"

// Every page says everything in words of the catalogue and can be used without
// a script and without a mouse.
func TestPages(t *testing.T) {
	pages := allPages(t)
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			checkPage(t, page.body)
			if _, language, _ := strings.Cut(name, "."); !bytes.Contains(page.body, []byte(`<html lang="`+language+`">`)) {
				t.Error("the page says that it is in another language")
			}
		})
	}
	folder := os.Getenv(pagesDir)
	if folder == "" {
		return
	}
	for name, page := range pages {
		if err := os.WriteFile(filepath.Join(folder, name+".html"), page.body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// No template is left out of the pages above.
func TestPagesShowEveryTemplate(t *testing.T) {
	left := map[string]bool{}
	for name := range newDesk(t, everyType()).server.pages.byLanguage["it"] {
		left[name] = true
	}
	for name := range allPages(t) {
		template, _, _ := strings.Cut(strings.TrimSuffix(name, filepath.Ext(name)), "-")
		if _, known := left[template]; !known {
			t.Errorf("the page %s has no template", name)
		}
		left[template] = false
	}
	for _, name := range slices.Sorted(maps.Keys(left)) {
		if left[name] {
			t.Errorf("no page shows the template %s", name)
		}
	}
}

func checkPage(t *testing.T, raw []byte) {
	document, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	ids, labels, headings := map[string]int{}, map[string]bool{}, 0
	for n := range document.Descendants() {
		if n.Type == html.TextNode && (missingText.MatchString(n.Data) || strings.Contains(n.Data, "<no value>")) {
			t.Errorf("text missing: %q", n.Data)
		}
		ids[attr(n, "id")]++
		labels[attr(n, "for")] = true
		if n.Data == "h1" {
			headings++
		}
	}
	if headings != 1 {
		t.Errorf("%d first headings", headings)
	}
	for n := range document.Descendants() {
		checkElement(t, n, ids, labels)
	}
}

func checkElement(t *testing.T, n *html.Node, ids map[string]int, labels map[string]bool) {
	t.Helper()
	for _, a := range n.Attr {
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			t.Errorf("inline %s on %s", a.Key, n.Data)
		case a.Key == "id" && ids[a.Val] != 1:
			t.Errorf("id %q is there %d times", a.Val, ids[a.Val])
		case a.Key == "aria-describedby" || a.Key == "aria-labelledby":
			for id := range strings.FieldsSeq(a.Val) {
				if ids[id] == 0 {
					t.Errorf("%s of %s names %q, which is nowhere", a.Key, n.Data, id)
				}
			}
		case a.Key == "href" && strings.HasPrefix(a.Val, "#") && ids[a.Val[1:]] == 0:
			t.Errorf("the link %s leads nowhere", a.Val)
		}
	}
	field := n.Data == "textarea" || n.Data == "select" || (n.Data == "input" && attr(n, "type") != "hidden")
	if field && !labels[attr(n, "id")] {
		t.Errorf("%s %s has no label", n.Data, attr(n, "name"))
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
