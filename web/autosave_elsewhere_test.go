package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"maturita/survey"
)

// outage lets a test keep the service from saving answers; what is sent for
// good is counted.
type outage struct {
	down atomic.Bool
	sent atomic.Int64
}

func (d *desk) outage() *outage {
	o := &outage{}
	d.between(func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		switch {
		case r.Method == http.MethodPost && strings.Contains(r.URL.Path, "/area/") && o.down.Load():
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		case r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/invia"):
			o.sent.Add(1)
		}
		next.ServeHTTP(w, r)
	})
	return o
}

// wait puts an answer into the queue of a tab, as the page of an area does.
func (d *desk) wait(ctx context.Context, question, option string, base int) {
	d.t.Helper()
	d.eval(ctx, fmt.Sprintf(`localStorage.setItem('autosave/%s/%s', JSON.stringify({area: 'interno', at: Date.now(), base: %d,
		fields: [['q-%[2]s', '1'], ['a-%[2]s', '%[4]s'], ['in', 'it']]}))`, d.id, question, base, option))
}

// online tells a tab that the network is back.
func (d *desk) online(ctx context.Context) {
	d.t.Helper()
	d.eval(ctx, `window.dispatchEvent(new Event('online'))`)
}

// What waits is sent from the review, which then shows it; the response is not
// sent without it.
func TestReviewSendsWhatWaitsInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	o := d.outage()
	d.enter(ctx, "interno")
	o.down.Store(true)
	d.choose(ctx, "a-ordine", "sempre")
	d.sees(ctx, `document.querySelector('.autosave-state').textContent.startsWith('Non ancora salvato')`)
	d.do(ctx, chromedp.Navigate(d.url+d.path("/riepilogo")))
	missing := `document.querySelector('.review-areas').innerText.includes('Quanto siete organizzati')`
	d.sees(ctx, `document.querySelector('.autosave-state').textContent.startsWith('Non ancora salvato') && `+missing)
	d.eval(ctx, `document.querySelector('form[action$="/invia"] button').click()`)
	d.sees(ctx, `document.querySelector('.autosave-attention').textContent.startsWith('Non ancora inviato')`)
	if script := axe(t); script != "" {
		for _, v := range violations(t, ctx, script) {
			t.Errorf("%s: %s: %s", v.ID, v.Help, v.Nodes[0].HTML)
		}
	}
	d.do(ctx, chromedp.EmulateViewport(360, 900))
	picture(t, ctx, "autosave-review-blocked-360.png")
	d.do(ctx, chromedp.EmulateViewport(1280, 900))
	picture(t, ctx, "autosave-review-blocked.png")
	if o.sent.Load() != 0 || len(d.stored().Answers) != 0 {
		t.Fatalf("sent %d times, stored %v", o.sent.Load(), d.stored().Answers)
	}
	o.down.Store(false)
	d.online(ctx)
	d.sees(ctx, nothingIn+` && location.pathname.endsWith('/riepilogo') && !(`+missing+`)`)
	if d.answer("ordine").Option != "sempre" || o.sent.Load() != 0 {
		t.Errorf("stored %+v, sent %d times", d.answer("ordine"), o.sent.Load())
	}
	// A page that answers a form is not loaded again, which would send the form
	// once more.
	d.eval(ctx, `document.querySelector('form[action$="/invia"] button').click()`)
	d.sees(ctx, `location.pathname.endsWith('/invia') && document.querySelector('#errori')`)
	d.wait(ctx, "canali", "rete", 0)
	d.online(ctx)
	d.sees(ctx, nothingIn+` && location.pathname.endsWith('/riepilogo')`)
	if d.answer("canali").Kind != survey.AnswerOptions || o.sent.Load() != 1 {
		t.Errorf("stored %+v, sent %d times", d.answer("canali"), o.sent.Load())
	}
	silent(t, refused)
}

// Sending the response waits for the answers, and goes on by itself.
func TestSubmissionWaitsInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.fillAll()
	d.enter(ctx, "interno")
	d.do(ctx, chromedp.Navigate(d.url+d.path("/riepilogo")))
	d.wait(ctx, "ordine", "mai", 1)
	d.eval(ctx, `document.querySelector('form[action$="/invia"] button').click()`)
	d.sees(ctx, `location.pathname.endsWith('/risultato') && `+nothingIn)
	if d.answer("ordine").Option != "mai" || d.stored().State != survey.Submitted {
		t.Errorf("%s with %+v", d.stored().State, d.answer("ordine"))
	}
	// An answer that waits still comes too late, and the copy says so.
	d.wait(ctx, "ordine", "spesso", 2)
	d.do(ctx, chromedp.Navigate(d.url+d.path("/risposte")))
	d.sees(ctx, `document.querySelector('.autosave-state').textContent.includes('già stato inviato') && `+nothingIn)
	if d.answer("ordine").Option != "mai" {
		t.Errorf("changed after it was sent: %+v", d.answer("ordine"))
	}
	silent(t, refused)
}

// Two answers to one question keep the response from being sent, until one is
// chosen on its page; so does what cannot be saved, which that page still shows.
func TestReviewTellsOfTwoAnswersInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.fillAll()
	d.enter(ctx, "interno")
	d.wait(ctx, "ordine", "mai", 0)
	d.wait(ctx, "quota", "molto", 1)
	d.do(ctx, chromedp.Navigate(d.url+d.path("/riepilogo")))
	d.sees(ctx, `document.querySelector('.autosave-attention').textContent.includes('due risposte') && document.querySelector('.autosave-attention').textContent.includes('Una risposta non è salvata')`)
	d.eval(ctx, `document.querySelector('form[action$="/invia"] button').click()`)
	d.sees(ctx, `document.querySelector('.autosave-attention').textContent.startsWith('Non ancora inviato')`)
	if d.stored().State != survey.Draft || d.answer("ordine").Option != "sempre" {
		t.Fatalf("%s with %+v", d.stored().State, d.answer("ordine"))
	}
	picture(t, ctx, "autosave-review-conflict.png")
	d.eval(ctx, `document.querySelector('.autosave-attention a').click()`)
	d.sees(ctx, `location.pathname.endsWith('/area/interno') && document.querySelector('[name=keep-ordine]')`)
	d.sees(ctx, `document.querySelector('[name=a-quota]').value === 'molto' && document.getElementById('e-quota').textContent.includes('Scrivete un numero')`)
	d.choose(ctx, "keep-ordine", "mine")
	d.sees(ctx, nothingIn)
	if d.answer("ordine").Option != "mai" {
		t.Errorf("stored %+v", d.answer("ordine"))
	}
	silent(t, refused)
}

// The other pages send what waits too: the copy shows it, the profile keeps what
// is being typed, and leaving takes nothing away that can still be sent.
func TestOtherPagesSendWhatWaitsInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.enter(ctx, "interno")
	d.wait(ctx, "ordine", "sempre", 0)
	d.do(ctx, chromedp.Navigate(d.url+d.path("/risposte")))
	d.sees(ctx, nothingIn+` && document.querySelector('.copy:nth-of-type(1)') && document.body.innerText.includes('Sempre')`)

	d.do(ctx, chromedp.Navigate(d.url+d.path("/profilo")))
	d.eval(ctx, `document.getElementById('company-name').value = 'Forno'`)
	d.wait(ctx, "canali", "rete", 0)
	d.online(ctx)
	d.sees(ctx, nothingIn+` && `+savedShown+` && document.getElementById('company-name').value === 'Forno' &&
		document.querySelector('.steps a[href$="/area/interno"] .step-state').textContent.includes('2')`)

	d.do(ctx, chromedp.Navigate(d.url+d.path("/riprendi-piu-tardi")))
	d.wait(ctx, "ordine", "mai", 1)
	d.eval(ctx, `document.querySelector('form[action$="/esci"] button').click()`)
	d.sees(ctx, `location.pathname === '/' && `+nothingIn)
	if d.answer("ordine").Option != "mai" || d.answer("canali").Kind != survey.AnswerOptions {
		t.Errorf("stored %+v", d.stored().Answers)
	}
	silent(t, refused)
}

// Both lists of the steps tell how the areas stand after each answer, in the
// page's own words, without a reload, a lost focus or a word read out.
func TestStepsAreFreshInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.do(ctx, chromedp.EmulateViewport(1280, 900))
	d.enter(ctx, "clienti")
	d.eval(ctx, `window.stays = true; document.querySelector('.steps .d-lg-block a[href$="/area/interno"]').focus();
		window.read = []; new MutationObserver(() => window.read.push(document.querySelector('.autosave-state').textContent)).observe(document.querySelector('.autosave-state'), {childList: true, characterData: true, subtree: true})`)
	lists := func(condition string) string {
		return `window.stays && document.querySelectorAll('.steps ol').length === 2 && [...document.querySelectorAll('.steps ol')].every((list) => ` + condition + `)`
	}
	said := func(area, state, words string) string {
		return fmt.Sprintf(`(a => a && a.classList.contains('step-%s') && a.querySelector('.step-state').textContent.includes(%q))(list.querySelector('a[href$="/area/%s"]'))`, state, words, area)
	}
	d.sees(ctx, lists(said("clienti", "todo", "")))
	d.choose(ctx, "a-sito", "no")
	d.sees(ctx, lists(said("clienti", "doing", "1")+` && list.children.length === 4`)+` && `+allSaved)
	d.choose(ctx, "a-strumenti", "posta")
	d.sees(ctx, lists(said("clienti", "done", "")+` && list.querySelector('.step-done circle[r="9"]')`))
	// An area comes in and goes again.
	d.choose(ctx, "a-sito", "si")
	d.sees(ctx, lists(said("vendite", "todo", "")+` && list.children.length === 5 && list.children[3].querySelector('.step-title').textContent === 'Vendite' && list.querySelectorAll('[aria-current]').length === 1`)+
		` && document.querySelector('.steps-where').textContent.includes('5')`)
	picture(t, ctx, "autosave-steps.png")
	d.choose(ctx, "a-sito", "no")
	d.sees(ctx, lists(`list.children.length === 4`)+` && document.querySelector('.steps-where').textContent.includes('4')`)
	d.sees(ctx, `document.activeElement.matches('.d-lg-block a[href$="/area/interno"]')`)
	d.sees(ctx, `!document.querySelector('.steps [role], .steps [aria-live]') && window.read.every((line, i, all) => line !== all[i - 1])`)
	// As the page has them, anew.
	before, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector('.d-lg-block ol').innerText`))
	if err != nil {
		t.Fatal(err)
	}
	d.do(ctx, chromedp.Navigate(d.url+d.path("/area/clienti")))
	d.sees(ctx, fmt.Sprintf(`!window.stays && document.querySelector('.d-lg-block ol').innerText === %q`, before))
	silent(t, refused)
}
