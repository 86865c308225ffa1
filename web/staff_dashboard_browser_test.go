package web

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	pdf "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// dashboards are the pages of an office's dashboard in a language.
func dashboards(t *testing.T, language string) map[string]shown {
	t.Helper()
	o := newOfficeAt(t, func() time.Time { return time.Date(2026, 11, 27, 10, 0, 0, 0, time.UTC) })
	o.language = language
	twoMajors(o)
	return map[string]shown{"staff_dashboard": o.page("advisor", "GET", staffPath+"/in/firenze/mappa?periodo=tutto", nil)}
}

// Every chart is drawn and named by its sentence, its table is a click away, and
// nothing that the page's policy refuses is tried.
func TestChartsInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	for _, language := range []string{"it", "de"} {
		pages := dashboards(t, language)
		server := gallery(t, pages)
		var wide string
		for _, width := range []int64{1280, 360} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+"/staff_dashboard")); err != nil {
				t.Fatal(err)
			}
			must(t, ctx, `document.documentElement.dataset.charts === 'drawn'`)
			must(t, ctx, `document.querySelectorAll('[data-chart]').length >= 8 && [...document.querySelectorAll('[data-chart]')].every((c) => c.querySelector('svg path'))`)
			must(t, ctx, `[...document.querySelectorAll('[data-chart]')].every((c) => c.getAttribute('role') === 'img' && c.getAttribute('aria-label') === c.closest('figure').querySelector('.chart-says').textContent)`)
			must(t, ctx, `[...document.querySelectorAll('figure details')].every((d) => !d.open && d.querySelector('tbody tr'))`)
			must(t, ctx, `[...document.querySelectorAll('[data-save], [data-print]')].every((b) => !b.hidden)`)
			fits(t, ctx, width)
			picture(t, ctx, fmt.Sprintf("charts-%s-%d.png", language, width))
			if width == 1280 {
				wide = lettering(t, ctx)
			}
		}
		// Turned from narrow to wide, a page shows what it shows when it was wide at once.
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900)); err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(patience); lettering(t, ctx) != wide; time.Sleep(pollEvery) {
			if time.Now().After(end) {
				t.Fatalf("%s: widened, the charts read\n%s\nnot\n%s", language, lettering(t, ctx), wide)
			}
		}
	}
	silent(t, refused)
}

// lettering is every text in the charts with its size and place, to some pixels.
func lettering(t *testing.T, ctx context.Context) string {
	t.Helper()
	all, err := chromedp.Run(ctx, chromedp.Evaluate[string](`[...document.querySelectorAll('.chart svg')].map((svg) => [...svg.querySelectorAll('text')].map((text) => {
		const at = text.getBoundingClientRect(), from = svg.getBoundingClientRect();
		return [text.textContent, at.x - from.x, at.y - from.y, at.width, at.height].map((n) => typeof n === 'number' ? Math.round(n / 4) : n).join(' ');
	}).sort().join('; ')).join('\n')`))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// must waits until something holds in the page.
func must(t *testing.T, ctx context.Context, condition string) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(pollEvery) {
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+condition+")")); err == nil && ok {
			return
		}
	}
	t.Errorf("never: %s", condition)
}

// A window made narrower never shows a page that is wider, not even before the
// charts have noticed.
func TestChartsThatHaveNotNoticedInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	server := gallery(t, dashboards(t, "it"))
	asleep := pdf.AddScriptToEvaluateOnNewDocumentParams{Source: `window.ResizeObserver = class { observe() {} };`}
	if _, err := chromedp.Call(ctx, pdf.AddScriptToEvaluateOnNewDocument, asleep); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1920, 900), chromedp.Navigate(server.URL+"/staff_dashboard")); err != nil {
		t.Fatal(err)
	}
	must(t, ctx, `document.documentElement.dataset.charts === 'drawn'`)
	for _, width := range []int64{1024, 360} {
		fits(t, ctx, width)
	}
	silent(t, refused)
}

// A chart is saved as a picture with its title and source, as SVG and as PNG.
func TestChartFilesInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	server := gallery(t, dashboards(t, "it"))
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(server.URL+"/staff_dashboard")); err != nil {
		t.Fatal(err)
	}
	must(t, ctx, `document.documentElement.dataset.charts === 'drawn'`)
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](`window.saved = []; window.blobs = new Map();
		const make = URL.createObjectURL;
		URL.createObjectURL = (blob) => { const address = make.call(URL, blob); blobs.set(address, blob); return address; };
		HTMLAnchorElement.prototype.click = async function () {
			const blob = blobs.get(this.href), name = this.download, text = await blob.text(), bytes = new Uint8Array(await blob.arrayBuffer());
			saved.push({name, text, begin: String.fromCharCode(...bytes.slice(1, 4)), size: blob.size});
		};
		document.querySelectorAll('figure:has(#livelli) [data-save]').forEach((button) => button.click()); null`)); err != nil {
		t.Fatal(err)
	}
	must(t, ctx, `saved.length === 2`)
	must(t, ctx, `saved.some((f) => f.name === 'mappa-firenze-livelli.svg' && f.text.includes('<svg') && f.text.includes('Livelli') && f.text.includes('interno'))`)
	must(t, ctx, `saved.some((f) => f.name === 'mappa-firenze-livelli.png' && f.begin === 'PNG' && f.size > 5000)`)
	silent(t, refused)
}

// On paper every table is open, every chart fits and nothing is to be pressed.
func TestFiguresOnPaperInABrowser(t *testing.T) {
	pages := dashboards(t, "it")
	o, _ := newReleasedOffice(t)
	pages["staff_network"] = o.page("network", "GET", staffPath+"/in/rete/mappa", nil)
	for name := range pages {
		t.Run(name, func(t *testing.T) { onPaper(t, pages, name) })
	}
}

func onPaper(t *testing.T, pages map[string]shown, name string) {
	ctx, refused := tab(t)
	server := gallery(t, pages)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(server.URL+"/"+name)); err != nil {
		t.Fatal(err)
	}
	must(t, ctx, `document.documentElement.dataset.charts === 'drawn'`)
	if folder := os.Getenv(shotsDir); folder != "" {
		printed, err := chromedp.Call(ctx, pdf.PrintToPDF, pdf.PrintToPDFParams{PreferCSSPageSize: new(true)})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name+".pdf"), printed.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](`window.dispatchEvent(new Event('beforeprint')); null`)); err != nil {
		t.Fatal(err)
	}
	fits(t, ctx, 680) // the width of A4 between its margins
	must(t, ctx, `[...document.querySelectorAll('.grid-table')].every((table) => table.getBoundingClientRect().height > 20)`)
	must(t, ctx, `[...document.querySelectorAll('.dashboard form, .dashboard button, .chart-tools, header .languages')].every((e) => e.getBoundingClientRect().height === 0)`)
	must(t, ctx, `[...document.querySelectorAll('.chart svg')].every((svg) => svg.getBoundingClientRect().width <= 680 && svg.viewBox.baseVal.width > 0)`)
	must(t, ctx, `[...document.querySelectorAll('.chart')].every((c) => c.getBoundingClientRect().height < 850 && c.getBoundingClientRect().height < c.querySelector('svg').getBoundingClientRect().height + 10)`)
	silent(t, refused)
}
