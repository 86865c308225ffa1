package web

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// lookOfBlank is what stands on paper and what does not, as the browser lays it
// out.
const lookOfBlank = `(() => {
	const shown = selector => [...document.querySelectorAll(selector)].some(e => e.getClientRects().length > 0);
	return {
		header: shown('.it-header-wrapper'), footer: shown('.site-footer'), points: shown('.blank-points'), notes: shown('.blank-note'),
		levels: shown('#livelli'), how: shown('.blank-print'),
		areas: shown('.blank-area h2'), ask: shown('.blank-ask'), paper: shown('.blank-paper'), lines: shown('.blank-line'), heads: shown('.blank-matrix thead th'),
		whole: [...document.querySelectorAll('.blank-question, .blank-head')].every(e => getComputedStyle(e).breakInside === 'avoid'),
	};
})()`

// The page is two things: on a screen the whole text, on paper a blank.
func TestBlankInABrowser(t *testing.T) {
	ctx, _ := tab(t)
	d := newVersionsDesk(t)
	if !d.server.assets.Built() {
		leaveOut(t, "NO STYLES, SO THE BLANK IS NOT TESTED: make assets builds them")
	}
	for medium, paper := range map[string]bool{"screen": false, "print": true} {
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium}); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(700, 900), chromedp.Navigate(d.url+"/questionari/prova/1.0.0")); err != nil {
			t.Fatal(err)
		}
		look, err := chromedp.Run(ctx, chromedp.Evaluate[map[string]bool](lookOfBlank))
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]bool{"areas": true, "ask": true}
		for _, what := range []string{"header", "footer", "points", "notes", "levels", "how"} {
			want[what] = !paper
		}
		for _, what := range []string{"paper", "lines", "heads", "whole"} {
			want[what] = paper
		}
		for what := range look {
			if look[what] != want[what] {
				t.Errorf("%s: %s is %v", medium, what, look[what])
			}
		}
		if len(look) != len(want) {
			t.Error(look)
		}
	}
}
