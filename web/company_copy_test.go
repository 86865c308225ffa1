package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/web/webtest"
)

func TestCopyOfTheAnswers(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(d.area("clienti").Set("a-sito", "si").Set("a-note", "=1+1 <b>\r\ndue"), actionNext)
	page := d.see("/risposte", http.StatusOK)
	for _, text := range []string{"non ancora inviata", "Avete un sito? Sì", "Chi lo aggiorna? senza risposta", "=1+1 <b> due", "Quanto siete organizzati? senza risposta"} {
		if !page.Has(text) {
			t.Errorf("%q is not on the page: %s", text, page.Text())
		}
	}
	d.submitAll()
	if page = d.see("/risposte", http.StatusOK); !page.Has("inviata il") || !page.Has("Panificio Rossi & figli <srl>") || !page.Has("Avete un sito? No") || page.Has("Chi lo aggiorna?") {
		t.Errorf("after submission: %s", page.Text())
	}
	answer := d.raw(http.MethodGet, d.path("/risposte.txt"), nil)
	text := string(answer.body)
	if !strings.HasPrefix(text, "\ufeffQuestionario di prova\r\n") || !strings.Contains(text, "Avete un sito?\r\n    No\r\n") || !strings.Contains(text, "per le vendite: Sempre") || strings.Contains(text, foreignBegin) {
		t.Errorf("as a file: %s", text)
	}
}

// A copy goes to the recorded address, which no form can name; without one the
// page says what to do.
func TestCopyByMail(t *testing.T) {
	d := newDesk(t, everyType())
	page := d.see("/risposte", http.StatusOK)
	if !page.Has("Non avete indicato un indirizzo e-mail. Aggiungetelo") || !strings.HasSuffix(page.Link("Aggiungetelo"), d.path("/profilo#f-email")) {
		t.Errorf("a draft without an address: %s", page.Text())
	}
	page = d.page(d.Post(d.path("/risposte/invia"), url.Values{"email": {"altri@esempio.it"}}))
	if page.Path() != d.path("/risposte") || page.Has("arriverà") || len(d.store.mails) != 0 {
		t.Errorf("asked for without an address: %d mails, %s", len(d.store.mails), page.Text())
	}
	if page = d.page(d.Get(d.path("/risposte?inviata=1"))); page.Has("arriverà") {
		t.Error("a notice without an address")
	}
	d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("email", "anna@panificio.example"), actionNext)
	before := len(d.store.mails)
	form := d.form(d.see("/risposte", http.StatusOK), "/risposte/invia")
	if form.Offers("email") {
		t.Error("the form asks for an address")
	}
	for range 2 {
		if page = d.press(form, ""); !page.Has("Tra qualche minuto la copia arriverà a anna@panificio.example") || page.Path() != d.path("/risposte") {
			t.Fatalf("%s: %s", page.URL, page.Text())
		}
	}
	mail := queued(d, before)
	if mail.Kind != intake.MailCopy || mail.Response != d.id {
		t.Errorf("queued %+v", mail)
	}
	if page = d.see("/risposte/invia", http.StatusOK); page.Path() == d.path("/risposte/invia") {
		t.Errorf("opened from the history: %s", page.URL)
	}
	d.submitAll()
	if page = d.see("/risposte", http.StatusOK); !page.Has("solo all'indirizzo indicato") || !page.Has("inviata il") {
		t.Errorf("once sent: %s", page.Text())
	}
}

// queued is the one mail that was queued after so many.
func queued(d *desk, before int) (mail intake.Mail) {
	d.t.Helper()
	if len(d.store.mails) != before+1 {
		d.t.Fatalf("%d mails, before %d", len(d.store.mails), before)
	}
	for _, m := range d.store.mails {
		if m.Kind == intake.MailCopy {
			mail = m
		}
	}
	return mail
}

func TestCopyOfASentResponseWithoutAnAddress(t *testing.T) {
	d := newDesk(t, everyType())
	d.submitAll()
	if page := d.see("/risposte", http.StatusOK); !page.Has("Prima dell'invio non avete indicato un indirizzo") || len(page.Forms()) > 0 && strings.Contains(page.Text(), "Mandatevi") {
		t.Errorf("%s", page.Text())
	}
}

// Copies count against the limits of mails, of the client and of the recipient.
func TestCopiesAreLimited(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("email", "vittima@esempio.it"), actionNext)
	form := d.form(d.see("/risposte", http.StatusOK), "/risposte/invia")
	for i := 1; i <= inboxBurst; i++ { // the link took the first
		page := d.press(form, "")
		if refused := page.Status == http.StatusTooManyRequests; refused != (i == inboxBurst) || refused && !page.Has("scaricarle come file di testo") {
			t.Fatalf("copy %d: %d %s", i, page.Status, page.Text())
		}
	}
}

// So do links that are asked for again.
func TestLinksByMailAreLimited(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("email", "vittima@esempio.it"), actionNext)
	form := d.form(d.see("/riprendi-piu-tardi", http.StatusOK), "/invia-link")
	for i := 1; i <= inboxBurst; i++ { // the first went out with the address
		page := d.press(form, "")
		if refused := page.Status == http.StatusTooManyRequests; refused != (i == inboxBurst) || refused && !page.Has("copiare il collegamento") {
			t.Fatalf("link %d: %d %s", i, page.Status, page.Text())
		}
	}
}

// Who may only see the result gets no copy.
func TestCopyNeedsTheCompanysLink(t *testing.T) {
	d := newDesk(t, everyType())
	d.submitAll()
	a, err := d.service.Open(t.Context(), d.token)
	if err != nil {
		t.Fatal(err)
	}
	view, err := d.service.Share(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	guest := webtest.New(d.url)
	d.open(guest, view)
	for _, path := range []string{"/risposte", "/risposte.txt"} {
		if page := d.page(guest.Get(d.path(path))); page.Status != http.StatusForbidden {
			t.Errorf("%s: %d", path, page.Status)
		}
	}
	if page := d.page(guest.Post(d.path("/risposte/invia"), url.Values{})); page.Status != http.StatusForbidden || len(d.store.mails) != 0 {
		t.Errorf("%d, %d mails", page.Status, len(d.store.mails))
	}
}
