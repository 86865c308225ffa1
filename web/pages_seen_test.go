package web

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"maturita/locale"
)

// shotsDir names a folder that a picture of each page is written to.
const shotsDir = "MATURITA_SHOTS_DIR"

// widths are those at which people see the pages: a desk, a phone, the
// narrowest that WCAG 1.4.10 asks for. Translations are seen on a phone, where
// long words have the least room.
func widths(name string) []int64 {
	if filepath.Ext(name) == "."+locale.Default {
		return []int64{1280, 360, 320}
	}
	return []int64{360}
}

// gallery serves the recorded pages under their names as the service does, with
// its policy and its assets.
func gallery(t *testing.T, pages map[string]shown) *httptest.Server {
	d := newDesk(t, everyType())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[strings.TrimPrefix(r.URL.Path, "/")]
		if !ok {
			d.server.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page.body)
	}))
	t.Cleanup(server.Close)
	return server
}

// violation is what axe reports.
type violation struct {
	ID, Help string
	Nodes    []struct{ HTML string }
}

// Every page, in a real browser: no accessibility rule is broken, nothing is
// wider than the window, and the security policy refuses nothing.
func TestPagesInABrowser(t *testing.T) {
	script := axe(t)
	ctx, refused := tab(t)
	pages := allPages(t)
	server := gallery(t, pages)
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		for _, width := range widths(name) {
			t.Run(fmt.Sprintf("%s/%d", name, width), func(t *testing.T) {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+"/"+name)); err != nil {
					t.Fatal(err)
				}
				if over, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth - window.innerWidth`)); err != nil || over > 0 {
					t.Errorf("the page is %d px wider than the window (%v)", over, err)
				}
				for _, v := range violations(t, ctx, script) {
					t.Errorf("%s: %s: %s", v.ID, v.Help, v.Nodes[0].HTML)
				}
				for _, text := range refused() {
					t.Error(text)
				}
				picture(t, ctx, fmt.Sprintf("%s-%d.png", name, width))
			})
		}
	}
}

// picture writes what the tab shows where somebody wants to look at it.
func picture(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	folder := os.Getenv(shotsDir)
	if folder == "" {
		return
	}
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name), png, 0o600)
	}
	if err != nil {
		t.Error(err)
	}
}

func violations(t *testing.T, ctx context.Context, script string) []violation {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](script+";null")); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](
		`axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']}).
			then(r => r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.map(n => ({html: n.html}))})))`,
		chromedp.EvalAwaitPromise, chromedp.EvalAsValue))
	if err != nil {
		t.Fatal(err)
	}
	return found
}
