package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"maturita/survey"
)

// long is a questionnaire whose area "interno" has ten questions, of every type.
func long() *survey.Questionnaire {
	q := everyType()
	for _, id := range []survey.QuestionID{"uno", "due", "tre", "quattro"} {
		q.Areas[1].Questions = append(q.Areas[1].Questions, survey.Question{ID: id, Type: survey.Single, Text: it("Domanda " + string(id)), Options: []survey.Option{opt("si", "Sì", 0), opt("no", "No", 0)}})
	}
	q.Prepare()
	return q
}

// enter opens the response in a tab, then an area, in Italian.
func (d *desk) enter(ctx context.Context, area string) {
	d.t.Helper()
	if !d.server.assets.Built() {
		leaveOut(d.t, "NO ASSETS, SO NO SCRIPT RUNS: make assets builds them")
	}
	d.do(ctx, chromedp.Navigate(d.url+"/riprendi/"+string(d.token)))
	d.eval(ctx, fmt.Sprintf("document.cookie = '%s=it; path=/'", languageCookie))
	d.do(ctx, chromedp.Navigate(d.url+d.path("/area/"+area)))
}

func (d *desk) do(ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	d.t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		d.t.Fatal(err)
	}
}

// choose ticks an option, as a click does.
func (d *desk) choose(ctx context.Context, name, value string) {
	d.t.Helper()
	d.eval(ctx, fmt.Sprintf(`document.querySelector('[name=%q][value=%q]').click()`, name, value))
}

// write puts a text into a field and leaves it.
func (d *desk) write(ctx context.Context, name, text string) {
	d.t.Helper()
	d.eval(ctx, fmt.Sprintf(`(() => { const field = document.querySelector('[name=%q]'); field.value = %q;
		for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true})); })()`, name, text))
}

func (d *desk) eval(ctx context.Context, script string) {
	d.t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](script+";null")); err != nil {
		d.t.Fatal(err)
	}
}

// sees waits for a condition on the page, also on the one that comes next.
func (d *desk) sees(ctx context.Context, condition string) {
	d.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(pollEvery) {
		met, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("document.readyState === 'complete' && Boolean("+condition+")"))
		if met {
			return
		}
		if time.Now().After(end) {
			said, _ := chromedp.Run(ctx, chromedp.Evaluate[string](`location.pathname + ' | ' + JSON.stringify(localStorage) + ' | ' + document.querySelector('.autosave')?.innerText`))
			d.t.Fatalf("the page never shows %s: %v: %s", condition, err, said)
		}
	}
}

const (
	patience  = 30 * time.Second
	pollEvery = 20 * time.Millisecond
)

const (
	savedShown = `/^Salvato alle \d\d:\d\d$/.test(document.querySelector('.autosave-state').textContent)`
	nothingIn  = `Object.keys(localStorage).length === 0`
	allSaved   = savedShown + ` && ` + nothingIn
)

// connect takes the network away from a tab, or gives it back.
func (d *desk) connect(ctx context.Context, on bool) {
	d.t.Helper()
	d.do(ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		if _, err := cdp.Call(ctx, tab, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		conditions := &network.Conditions{Offline: !on, DownloadThroughput: -1, UploadThroughput: -1}
		if _, err := cdp.Call(ctx, tab, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{conditions}}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, tab, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: !on, DownloadThroughput: -1, UploadThroughput: -1})
		return err
	}))
}

func silent(t *testing.T, refused func() []string) {
	t.Helper()
	for _, text := range refused() {
		t.Error(text)
	}
}

// Every answer is saved as it is given, the page says when, and sending the form
// afterwards is no conflict.
func TestAutosaveInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.enter(ctx, "clienti")
	d.choose(ctx, "a-sito", "no")
	d.sees(ctx, allSaved)
	d.write(ctx, "a-note", "prima")
	d.sees(ctx, `document.querySelector('[name=rev-note]').value === '1'`)
	d.write(ctx, "a-note", "seconda")
	d.sees(ctx, `document.querySelector('[name=rev-note]').value === '2'`)
	d.choose(ctx, "a-strumenti", "posta")
	d.choose(ctx, "a-strumenti", "social")
	d.sees(ctx, `document.querySelector('[name=rev-strumenti]').value !== '0'`)
	d.sees(ctx, allSaved)
	if got := d.stored().Answers; got["sito"].Answer.Option != "no" || got["note"].Answer.Text != "seconda" || len(got["strumenti"].Answer.Options) != 2 {
		t.Fatalf("stored %+v", got)
	}
	if role, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector('.autosave-state').getAttribute('role')`)); err != nil || role != "status" {
		t.Errorf("%q: %v", role, err)
	}
	picture(t, ctx, "autosave-saved.png")
	// What is typed is saved by the form, whatever the script has done by then.
	d.write(ctx, "a-note", "terza")
	d.eval(ctx, `document.querySelector('[value=avanti].btn').click()`)
	d.sees(ctx, `location.pathname.endsWith('/area/interno')`)
	if d.answer("note").Text != "terza" {
		t.Errorf("stored %+v", d.answer("note"))
	}
	silent(t, refused)
}

// An answer that opens another question offers to bring the page up to date; one
// that cannot be saved says why, beside the question.
func TestAutosaveTellsInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.enter(ctx, "clienti")
	d.choose(ctx, "a-strumenti", "posta")
	d.choose(ctx, "a-strumenti", "nessuno")
	d.sees(ctx, `document.getElementById('e-strumenti')?.textContent.includes("non va d'accordo") && document.querySelector('#q-strumenti fieldset').getAttribute('aria-describedby').startsWith('e-strumenti')`)
	picture(t, ctx, "autosave-refused.png")
	d.choose(ctx, "a-strumenti", "nessuno")
	d.sees(ctx, `!document.getElementById('e-strumenti') && `+allSaved)
	d.choose(ctx, "a-sito", "si")
	d.sees(ctx, `!document.querySelector('.autosave button').hidden`)
	d.eval(ctx, `document.querySelector('.autosave button').click()`)
	d.sees(ctx, `document.getElementById('q-sito-curato') !== null`)
	if script := axe(t); script != "" {
		d.choose(ctx, "a-sito", "no")
		d.sees(ctx, `!document.querySelector('.autosave button').hidden`)
		for _, v := range violations(t, ctx, script) {
			t.Errorf("%s: %s: %s", v.ID, v.Help, v.Nodes[0].HTML)
		}
	}
	silent(t, refused)
}

// Ten answers without a network, then the tab is closed: a new one stores all
// ten, each once, and shows them.
func TestOfflineInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, long())
	first, closeTab := chromedp.NewContext(ctx)
	defer closeTab()
	d.enter(first, "interno")
	d.connect(first, false)
	d.choose(first, "a-ordine", "sempre")
	d.choose(first, "a-dati.vendite", "mai")
	d.choose(first, "a-dati.acquisti", "na")
	d.choose(first, "a-tecnologie.cloud", "uso")
	d.choose(first, "rest-tecnologie", "1")
	d.write(first, "a-quota", "12,5")
	d.write(first, "a-inizio", "2026-11-23")
	d.choose(first, "a-canali", "rete")
	for _, id := range []string{"uno", "due", "tre", "quattro"} {
		d.choose(first, "a-"+id, "si")
	}
	d.sees(first, `document.querySelector('.autosave-state').textContent.startsWith('Siete senza rete')`)
	d.sees(first, `Object.keys(localStorage).length === 10`)
	picture(t, first, "autosave-offline.png")
	// The form cannot be sent now; the page stays.
	d.eval(first, `document.querySelector('[value=avanti].btn').click()`)
	d.sees(first, `document.querySelector('.autosave-state').textContent.startsWith('Siete senza rete') && location.pathname.endsWith('/interno')`)
	if len(d.stored().Answers) != 0 {
		t.Fatal("the network is not away")
	}
	begun := d.stored().Revision
	closeTab()

	second, closeSecond := chromedp.NewContext(ctx)
	defer closeSecond()
	d.do(second, chromedp.Navigate(d.url+d.path("/area/interno")))
	d.sees(second, allSaved)
	r := d.stored()
	if len(r.Answers) != 10 || r.Revision != begun+10 {
		t.Errorf("%d answers in %d writes", len(r.Answers), r.Revision-begun)
	}
	for id, a := range r.Answers {
		if a.Revision != 1 {
			t.Errorf("%s is stored %d times", id, a.Revision)
		}
	}
	shown, err := chromedp.Run(second, chromedp.Evaluate[string](`[...new FormData(document.getElementById('modulo'))].filter(([n]) => n.startsWith('a-')).map(([n, v]) => n + '=' + v).join(' ')`))
	if want := "a-ordine=sempre a-dati.vendite=mai a-dati.acquisti=na a-tecnologie.cloud=uso a-quota=12,5 a-inizio=2026-11-23 a-canali=rete a-uno=si a-due=si a-tre=si a-quattro=si"; err != nil || shown != want {
		t.Errorf("shown %s: %v", shown, err)
	}
	d.eval(second, `document.querySelector('[value=avanti].btn').click()`)
	d.sees(second, `location.pathname.endsWith('/riepilogo')`)
	if got := d.stored().Revision; got != r.Revision {
		t.Errorf("sending the form wrote again")
	}
	silent(t, refused)
}

// A service that does not answer is asked again; a save whose answer got lost is
// no conflict with what was changed since.
func TestLostAnswerInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	var lost atomic.Bool
	d.between(func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.Method == http.MethodPost && lost.Load() {
			next.ServeHTTP(nowhere{}, r)
			panic(http.ErrAbortHandler)
		}
		next.ServeHTTP(w, r)
	})
	d.enter(ctx, "interno")
	lost.Store(true)
	d.choose(ctx, "a-ordine", "mai")
	d.sees(ctx, `document.querySelector('.autosave-state').textContent.startsWith('Non ancora salvato')`)
	if d.answer("ordine").Option != "mai" {
		t.Fatal("the answer did not get lost on its way back")
	}
	d.choose(ctx, "a-ordine", "spesso")
	lost.Store(false)
	d.sees(ctx, allSaved)
	if got := d.stored().Answers["ordine"]; got.Answer.Option != "spesso" || got.Revision != 2 {
		t.Errorf("stored %+v", got)
	}
	silent(t, refused)
}

// between lets a test stand between the browser and the service.
func (d *desk) between(serve func(http.ResponseWriter, *http.Request, http.Handler)) {
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(w, r, d.server) }))
	d.t.Cleanup(front.Close)
	d.url = front.URL
}

// nowhere is a connection that breaks.
type nowhere struct{}

func (nowhere) Header() http.Header         { return http.Header{} }
func (nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (nowhere) WriteHeader(int)             {}

// Two people in one response: different questions merge; over the same one the
// page shows both answers, and either can be kept.
func TestColleaguesInABrowser(t *testing.T) {
	for keep, want := range map[string]survey.OptionID{"mine": "spesso", "theirs": "sempre"} {
		t.Run(keep, func(t *testing.T) {
			ctx, refused := tab(t)
			d := newDesk(t, everyType())
			other, leave := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
			defer leave()
			d.enter(ctx, "interno")
			d.enter(other, "interno")
			d.choose(other, "a-ordine", "sempre")
			d.sees(other, allSaved)
			d.choose(ctx, "a-canali", "rete")
			d.sees(ctx, allSaved)
			d.choose(ctx, "a-ordine", "spesso")
			d.sees(ctx, `document.querySelector('[name=keep-ordine]') && document.querySelector('.autosave-attention').textContent.includes('due risposte') && document.getElementById('q-ordine').innerText.includes('Sempre')`)
			picture(t, ctx, "autosave-conflict.png")
			if d.answer("ordine").Option != "sempre" || d.answer("canali").Kind != survey.AnswerOptions {
				t.Fatalf("stored %+v", d.stored().Answers)
			}
			d.choose(ctx, "keep-ordine", keep)
			d.sees(ctx, fmt.Sprintf(`document.querySelector('[name=a-ordine][value=%s]')?.checked && document.querySelector('.autosave-attention').textContent === '' && %s`, want, nothingIn))
			if d.answer("ordine").Option != want {
				t.Errorf("stored %+v", d.answer("ordine"))
			}
			d.eval(ctx, `document.querySelector('[value=avanti].btn').click()`)
			d.sees(ctx, `location.pathname.endsWith('/riepilogo')`)
			silent(t, refused)
		})
	}
}

// Two tabs of one response send an entry once, and the one that did not send it
// learns the revision: its form is no conflict.
func TestTwoTabsInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.enter(ctx, "interno")
	other, leave := chromedp.NewContext(ctx)
	defer leave()
	d.enter(other, "interno")
	d.choose(ctx, "a-ordine", "sempre")
	d.sees(other, `document.querySelector('[name=rev-ordine]').value === '1' && document.querySelector('[name=a-ordine][value=sempre]').checked`)
	d.choose(other, "a-ordine", "spesso")
	d.sees(other, `document.querySelector('[name=rev-ordine]').value === '2'`)
	d.sees(ctx, `document.querySelector('[name=rev-ordine]').value === '2'`)
	if got := d.stored().Answers["ordine"]; got.Answer.Option != "spesso" || got.Revision != 2 {
		t.Errorf("stored %+v", got)
	}
	silent(t, refused)
}

// Nothing stays on the device for whoever leaves it, or has no access any more.
func TestQueueIsForgottenInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.enter(ctx, "interno")
	d.connect(ctx, false)
	d.choose(ctx, "a-ordine", "sempre")
	d.sees(ctx, `document.querySelector('.autosave-state').textContent.startsWith('Siete senza rete')`)
	d.connect(ctx, true)
	d.eval(ctx, `localStorage.setItem('autosave/altra/x', JSON.stringify({area: 'x', fields: [], base: 0, at: Date.now()}))`)
	d.do(ctx, chromedp.Navigate(d.url+d.path("/riprendi-piu-tardi")))
	d.eval(ctx, fmt.Sprintf(`localStorage.setItem('autosave/%s/ordine', JSON.stringify({area: 'interno', fields: [], base: 0, at: Date.now()})); document.querySelector('form[action$="/esci"] button').click()`, d.id))
	d.sees(ctx, `location.pathname === '/' && Object.keys(localStorage).join() === 'autosave/altra/x'`)

	d.enter(ctx, "interno")
	d.eval(ctx, `localStorage.clear()`)
	d.do(ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, network.ClearBrowserCookies, cdp.Empty{})
		return err
	}))
	d.choose(ctx, "a-ordine", "mai")
	d.sees(ctx, `document.querySelector('.autosave-state').textContent.startsWith('Da questo computer non avete più accesso') && `+nothingIn)
	d.eval(ctx, `document.querySelector('[value=avanti].btn').click()`)
	d.sees(ctx, `!document.getElementById('q-ordine') && document.querySelector('main form [type=hidden][name=a-ordine][value=mai]')`)
	silent(t, refused)
}

// Without scripts the page is what it was: one form, saved by its buttons.
func TestWithoutScriptsInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	d := newDesk(t, everyType())
	d.do(ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	d.enter(ctx, "clienti")
	bar, err := chromedp.Run(ctx, chromedp.Dimensions(chromedp.CSS(".autosave")))
	if err != nil || bar.Height != 0 {
		t.Errorf("the page has room for what no script says: %+v, %v", bar, err)
	}
	d.do(ctx, chromedp.Click(chromedp.CSS(`label[for="o.sito..ab"]`)))
	if len(d.stored().Answers) != 0 {
		t.Error("saved without a button")
	}
	d.do(ctx, chromedp.Click(chromedp.CSS(`.journey-buttons [value=avanti]`)), chromedp.WaitReady(chromedp.CSS("#q-ordine")))
	if d.answer("sito").Option != "no" {
		t.Errorf("stored %+v", d.stored().Answers)
	}
	silent(t, refused)
}

// The page as it is sent holds the script and the texts that it says, and
// nothing to see.
func TestAutosaveOnThePage(t *testing.T) {
	d := newDesk(t, everyType())
	page := string(d.raw(http.MethodGet, d.path("/area/clienti"), nil).body)
	for _, want := range []string{`data-offline="Siete senza rete`, `role="status"></span>`, `name="azione" value="aggiorna" hidden`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, path := range []string{"/profilo", "/riepilogo", "/risposte", "/riprendi-piu-tardi"} {
		other := string(d.raw(http.MethodGet, d.path(path), nil).body)
		if !strings.Contains(other, `data-autosave="`+d.path("")+`"`) || d.server.assets.Built() && !slices.Contains(scripts(other), "autosave") {
			t.Errorf("%s does not send what waits: %v", path, scripts(other))
		}
	}
	if !slices.Contains(scripts(page), "autosave") && d.server.assets.Built() {
		t.Errorf("the page has the scripts %v", scripts(page))
	}
}

func scripts(page string) (names []string) {
	for _, part := range strings.Split(page, `<script src="/assets/`)[1:] {
		name, _, _ := strings.Cut(part, ".")
		names = append(names, name)
	}
	return names
}
