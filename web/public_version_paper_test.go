package web

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/network"
	paper "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"maturita/questionnaires"
	"maturita/survey/definition"
)

// paperPage begins a page in a PDF.
var paperPage = regexp.MustCompile(`/Type\s*/Page\b`)

// The whole self-assessment is on no more sheets than people will fill in.
func TestBlankOnPaperInABrowser(t *testing.T) {
	ctx, _ := tab(t)
	q, _, err := definition.ReadFolder(questionnaires.Shipped(), "pre-assessment/1.2.0")
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, q)
	if !d.server.assets.Built() {
		leaveOut(t, "NO STYLES, SO THE BLANK IS NOT TESTED: make assets builds them")
	}
	for _, language := range d.server.Locale.Languages() {
		cookie := network.SetCookieParams{Name: languageCookie, Value: language, URL: d.url}
		if _, err := chromedp.Call(ctx, network.SetCookie, cookie); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.Navigate(fmt.Sprintf("%s/questionari/%s/%s", d.url, q.ID, q.Version))); err != nil {
			t.Fatal(err)
		}
		printed, err := chromedp.Call(ctx, paper.PrintToPDF, paper.PrintToPDFParams{PreferCSSPageSize: new(true)})
		if err != nil {
			t.Fatal(err)
		}
		if folder := os.Getenv(shotsDir); folder != "" {
			if err := os.WriteFile(filepath.Join(folder, "blank."+language+".pdf"), printed.Data, 0o600); err != nil {
				t.Error(err)
			}
		}
		if sheets := len(paperPage.FindAll(printed.Data, -1)); sheets == 0 || sheets > 9 {
			t.Errorf("%s: the blank takes %d sheets", language, sheets)
		}
	}
}
