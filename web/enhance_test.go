package web

import (
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// The script lets a form be sent once, however often its button is pressed, and
// again when the page comes back out of the browser's history.
func TestDoubleClickInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	if err := chromedp.Do(ctx, chromedp.Navigate(d.url+"/inizia")); err != nil {
		t.Fatal(err)
	}
	sent, err := chromedp.Run(ctx, chromedp.Evaluate[[]bool](`(() => {
		const sent = [], button = document.querySelector('main form button');
		document.addEventListener('submit', (event) => { sent.push(!event.defaultPrevented); event.preventDefault(); });
		button.click();
		button.click();
		window.dispatchEvent(new Event('pageshow'));
		button.click();
		return sent;
	})()`, chromedp.EvalAsValue))
	if err != nil || !slices.Equal(sent, []bool{true, false, true}) {
		t.Errorf("sent %v: %v", sent, err)
	}
	for _, text := range refused() {
		t.Error(text)
	}
}
