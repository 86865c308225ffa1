package web

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// tryOut opens the page that tries answers out in a tab, in Italian.
func (d *desk) tryOut(ctx context.Context) {
	d.t.Helper()
	d.enter(ctx, "clienti")
	d.do(ctx, chromedp.Navigate(d.url+d.path(simulatePath)))
	d.sees(ctx, `document.querySelector('.simulate-live')`)
}

const (
	saidNow   = `document.querySelector('[data-said]').textContent`
	barOfArea = `document.querySelector('[data-area=%q] .chart-value').getAttribute('width')`
)

// A choice moves bars, scores and the live sentence at once; questions come and go
// in place, with what was answered in them; nothing is stored and nothing waits on
// the device.
func TestSimulateInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.submitAll()
	before := d.stored()
	d.tryOut(ctx)
	d.sees(ctx, fmt.Sprintf(barOfArea, "interno")+` === '165' && document.querySelector('[role=status][data-said]')`)
	d.choose(ctx, "a-ordine", "mai")
	d.sees(ctx, fmt.Sprintf(barOfArea, "interno")+` === '99' && `+saidNow+` === 'Così sarebbe: livello Esperto, 50,0 su 100.'`)
	d.sees(ctx, `document.querySelector('.panel-then').innerText.includes('50,0 su 100') && document.querySelector('[data-changes]').innerText.includes('Risposta cambiata: 1')`)
	d.sees(ctx, `document.querySelector('[data-area=interno] .chart-value').getBoundingClientRect().width < document.querySelector('[data-area=interno] .chart-track').getBoundingClientRect().width * .55`)

	d.choose(ctx, "a-sito", "si")
	d.sees(ctx, `document.getElementById('q-sito').nextElementSibling.id === 'q-sito-curato' && !document.querySelector('[data-fields=vendite]').hidden`)
	d.choose(ctx, "a-ordini", "si")
	d.sees(ctx, fmt.Sprintf(barOfArea, "vendite")+` === '199' && document.querySelector('[data-area=vendite] [data-then]').textContent === '100,0'`)
	d.choose(ctx, "a-sito", "no")
	d.sees(ctx, `document.querySelector('[data-fields=vendite]').hidden && document.getElementById('q-ordini').hidden && document.querySelector('[data-area=vendite] [data-then]').textContent === 'non pertinente'`)
	d.choose(ctx, "a-sito", "si")
	d.sees(ctx, fmt.Sprintf(barOfArea, "vendite")+` === '199' && !document.getElementById('q-ordini').hidden && document.querySelectorAll('[id="q-ordini"]').length === 1`)

	d.choose(ctx, "a-strumenti", "nessuno")
	d.sees(ctx, `document.getElementById('e-strumenti')?.innerText`)
	d.choose(ctx, "a-strumenti", "nessuno")
	d.sees(ctx, `!document.getElementById('e-strumenti')`)
	picture(t, ctx, "simulate-live.png")
	d.unchanged(before)
	d.sees(ctx, nothingIn)
	silent(t, refused)
}

// What the form carries along unseen comes back in place, and once only; without
// the service the page says what to do.
func TestSimulateAsideInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.submitAll()
	d.tryOut(ctx)
	d.choose(ctx, "a-sito", "si")
	d.sees(ctx, `document.getElementById('q-ordini')`)
	d.choose(ctx, "a-ordini", "si")
	d.choose(ctx, "a-sito", "no")
	d.eval(ctx, `document.querySelector('.journey-buttons [type=submit]').click()`)
	d.sees(ctx, `document.querySelector('.simulate-live') && !document.getElementById('q-ordini') && document.querySelector('[type=hidden][name=q-ordini]').value === '0'`)
	d.choose(ctx, "a-sito", "si")
	d.sees(ctx, `document.querySelector('#q-ordini [value=si]')?.checked && document.querySelectorAll('[name=q-ordini]').length === 1 && `+fmt.Sprintf(barOfArea, "vendite")+` === '199'`)
	d.connect(ctx, false)
	d.choose(ctx, "a-ordine", "mai")
	d.sees(ctx, `document.querySelector('[data-trouble]').textContent.includes('Premete «Calcolate»')`)
	d.connect(ctx, true)
	d.choose(ctx, "a-ordine", "sempre")
	d.sees(ctx, `document.querySelector('[data-trouble]').textContent === ''`)
	silent(t, refused)
}

// Who wants less motion sees none.
func TestSimulateKeepsStillInABrowser(t *testing.T) {
	ctx, _ := tab(t)
	d := newDesk(t, everyType())
	d.submitAll()
	d.tryOut(ctx)
	d.sees(ctx, `getComputedStyle(document.querySelector('.chart-pair .chart-value')).transitionDuration === '0.4s'`)
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}}); err != nil {
		t.Fatal(err)
	}
	d.sees(ctx, `parseFloat(getComputedStyle(document.querySelector('.chart-pair .chart-value')).transitionDuration) < .01`)
}
