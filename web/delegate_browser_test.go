package web

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"

	"maturita/survey"
)

// A company and whom it sent an area to, in two browsers: different questions
// merge as they are answered, over the same one each side chooses, the company
// knowing who answered.
func TestDelegateInABrowser(t *testing.T) {
	for keep, want := range map[string]survey.OptionID{"mine": "spesso", "theirs": "sempre"} {
		t.Run(keep, func(t *testing.T) {
			ctx, refused := tab(t)
			d := newDesk(t, everyType())
			sent := d.delegated("interno", "Studio Bianchi")
			studio, leave := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
			defer leave()
			d.enter(ctx, "interno")
			d.do(studio, chromedp.Navigate(d.url+"/riprendi/"+sent.cookie.Value))
			d.eval(studio, fmt.Sprintf("document.cookie = '%s=it; path=/'", languageCookie))
			d.do(studio, chromedp.Navigate(d.url+d.path("/area/interno")))
			d.choose(studio, "a-ordine", "sempre")
			d.sees(studio, allSaved)
			d.choose(ctx, "a-canali", "rete")
			d.sees(ctx, allSaved)
			if got := d.stored(); got.GivenBy("ordine") != "Studio Bianchi" || got.Answers["canali"].Answer.Kind != survey.AnswerOptions || got.GivenBy("canali") != "" {
				t.Fatalf("stored %+v", got.Answers)
			}
			d.choose(ctx, "a-ordine", "spesso")
			d.sees(ctx, `document.querySelector('[name=keep-ordine]') && document.getElementById('q-ordine').innerText.includes('Quella di Studio Bianchi')`)
			picture(t, ctx, "delegate-conflict.png")
			d.choose(ctx, "keep-ordine", keep)
			d.sees(ctx, fmt.Sprintf(`document.querySelector('[name=a-ordine][value=%s]')?.checked && %s`, want, nothingIn))
			if got := d.stored(); got.Answers["ordine"].Answer.Option != want || (got.GivenBy("ordine") == "") != (keep == "mine") {
				t.Errorf("stored %+v", got.Answers["ordine"])
			}
			// The delegate's page is older now, where the company's answer stands.
			d.choose(studio, "a-ordine", "mai")
			if keep == "mine" {
				d.sees(studio, `document.querySelector('[name=keep-ordine]') && document.getElementById('q-ordine').innerText.includes('Quella salvata altrove')`)
				picture(t, studio, "delegate-conflict-studio.png")
				d.choose(studio, "keep-ordine", "theirs")
				d.sees(studio, `document.querySelector('[name=a-ordine][value=spesso]')?.checked && `+nothingIn)
			} else {
				d.sees(studio, `document.querySelector('[name=rev-ordine]').value === '2' && `+allSaved)
			}
			d.eval(studio, `document.querySelector('[value=finito]').click()`)
			d.sees(studio, `location.pathname.endsWith('/area/interno/fatto')`)
			silent(t, refused)
		})
	}
}

// A delegate whose link is revoked hears it at once, and nothing waits on the
// device.
func TestRevokedDelegateInABrowser(t *testing.T) {
	ctx, _ := tab(t) // the browser tells of the refusal itself
	d := newDesk(t, everyType())
	sent := d.delegated("interno", "Studio Bianchi")
	d.do(ctx, chromedp.Navigate(d.url+"/riprendi/"+sent.cookie.Value))
	d.eval(ctx, fmt.Sprintf("document.cookie = '%s=it; path=/'", languageCookie))
	d.do(ctx, chromedp.Navigate(d.url+d.path("/area/interno")))
	company, err := d.service.Open(t.Context(), d.token)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.service.RevokeDelegation(t.Context(), company, d.stored().Delegations[0].ID); err != nil {
		t.Fatal(err)
	}
	d.choose(ctx, "a-ordine", "sempre")
	d.sees(ctx, `document.querySelector('.autosave-state').textContent.includes('non vale più') && `+nothingIn)
	if len(d.stored().Answers) != 0 {
		t.Errorf("stored %+v", d.stored().Answers)
	}
	picture(t, ctx, "delegate-revoked.png")
	d.eval(ctx, `document.querySelector('[value=salva]').click()`)
	d.sees(ctx, `document.querySelector('main').innerText.includes('chi vi ha mandato le domande') && document.querySelector('main').innerText.includes('Quanto siete organizzati?')`)
}

// Two areas of one company in one browser: where the link of one is revoked,
// what waits for the other is kept and sent, in whichever tab.
func TestOneOfTwoDelegatedAreasIsRevokedInABrowser(t *testing.T) {
	ctx, _ := tab(t)
	d := newDesk(t, everyType())
	for _, area := range []survey.AreaID{"interno", "clienti"} {
		d.do(ctx, chromedp.Navigate(d.url+"/riprendi/"+d.delegated(area, "Studio Bianchi").cookie.Value))
	}
	d.eval(ctx, fmt.Sprintf("document.cookie = '%s=it; path=/'", languageCookie))
	d.do(ctx, chromedp.Navigate(d.url+d.path("/area/interno")))
	second, leave := chromedp.NewContext(ctx)
	defer leave()
	d.do(second, chromedp.Navigate(d.url+d.path("/area/clienti")))
	d.revoke(0)
	d.connect(second, false)
	d.choose(second, "a-sito", "no")
	d.sees(second, `document.querySelector('.autosave-state').textContent.includes('senza rete')`)
	d.choose(ctx, "a-ordine", "sempre")
	d.sees(ctx, `document.querySelector('.autosave-state').textContent.includes('non vale più')`)
	d.connect(second, true)
	d.sees(second, allSaved)
	if got := d.stored(); got.Answers["sito"].Answer.Option != "no" || len(got.Answers) != 1 {
		t.Errorf("stored %+v", got.Answers)
	}
	// The open area goes on while what waited for the other is given up.
	d.eval(second, fmt.Sprintf(`localStorage.setItem('autosave/%s/canali', JSON.stringify({area: 'interno', fields: [['q-canali', '1'], ['a-canali', 'rete'], ['in', 'it']], base: 0, at: 1}))`, d.id))
	d.choose(second, "a-sito", "si")
	d.sees(second, allSaved)
	if got := d.stored(); got.Answers["sito"].Answer.Option != "si" || len(got.Answers) != 1 {
		t.Errorf("stored %+v", got.Answers)
	}
}
