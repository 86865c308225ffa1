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

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"maturita/locale"
)

// shotsDir names a folder that a picture of each page is written to.
const shotsDir = "MATURITA_SHOTS_DIR"

// sitting is how people look at a page: at a desk with the scripts, then on a
// phone without any. The page is loaded once for each, and looked at closely at
// the first width; at all widths it fits into the window. 320 px is also what a
// window of 1280 leaves at 400 %.
type sitting struct {
	name    string
	scripts bool
	widths  []int64
}

var sittings = []sitting{{"desk", true, []int64{1280, 1920, 1024}}, {"phone", false, []int64{360, 768, 320}}}

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

// Every page, in a real browser: no accessibility rule is broken, the parts of
// the page are told to assistive technology, nothing is wider than the window
// nor cut off where people space the text out, and the security policy refuses
// nothing.
func TestPagesInABrowser(t *testing.T) {
	script := axe(t)
	ctx, refused := tab(t)
	pages := allPages(t)
	server := gallery(t, pages)
	for _, s := range sittings {
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			t.Run(s.name+"/"+name, func(t *testing.T) {
				// What looks at the page is a script too, so the page's own are off while it loads.
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(s.widths[0], 900), scriptsOf(s.scripts), chromedp.Navigate(server.URL+"/"+name), scriptsOf(true)); err != nil {
					t.Fatal(err)
				}
				if s.scripts {
					must(t, ctx, `!document.querySelector('[data-chart]') || document.documentElement.dataset.charts === 'drawn'`)
				}
				checkStructure(t, readTree(t, ctx))
				for _, v := range violations(t, ctx, script) {
					t.Errorf("%s: %s: %s", v.ID, v.Help, v.Nodes[0].HTML)
				}
				for _, width := range s.widths {
					fits(t, ctx, width)
					if filepath.Ext(name) == "."+locale.Default || width == 360 {
						picture(t, ctx, fmt.Sprintf("%s-%d.png", name, width))
					}
				}
				if !s.scripts {
					if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](spacedOut)); err != nil {
						t.Fatal(err)
					}
					fits(t, ctx, s.widths[len(s.widths)-1])
				}
				for _, text := range refused() {
					t.Error(text)
				}
			})
		}
	}
}

// scriptsOf lets a tab run scripts, or not.
func scriptsOf(run bool) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run})
		return err
	})
}

// spacedOut spaces the text out as WCAG 1.4.12 lets people do.
const spacedOut = `(() => { const sheet = new CSSStyleSheet();
	sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
	document.adoptedStyleSheets = [sheet]; })(); null`

// cut finds what does not show its whole text: boxes that hide what overflows,
// but for those that hide everything from the eye.
const cut = `[...document.querySelectorAll('body *')].filter((e) => {
	const style = getComputedStyle(e);
	return style.overflowX !== 'visible' && e.clientWidth > 1 && !e.closest('.visually-hidden, svg, textarea:not([readonly]), input, select')
		&& (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map((e) => e.outerHTML.slice(0, 120)).join(' | ')`

// fits checks the page in a window of some width.
func fits(t *testing.T, ctx context.Context, width int64) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
		t.Fatal(err)
	}
	if over, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollWidth - window.innerWidth`)); err != nil || over > 0 {
		t.Errorf("%d px: the page is %d px wider than the window (%v)", width, over, err)
	}
	if hidden, err := chromedp.Run(ctx, chromedp.Evaluate[string](cut)); err != nil || hidden != "" {
		t.Errorf("%d px: text is cut off: %s (%v)", width, hidden, err)
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
