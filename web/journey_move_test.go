package web

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/questionnaires"
	"maturita/survey"
	"maturita/survey/definition"
	"maturita/web/webtest"
)

// newMovingDesk begins a response on a version, with others that can be
// published later.
func newMovingDesk(t *testing.T, first *survey.Questionnaire, later ...*survey.Questionnaire) *desk {
	t.Helper()
	d := newDesk(t, first)
	d.server.Catalogue = intake.NewCatalogue(d.store, func(canonical []byte) (*survey.Questionnaire, error) {
		for _, q := range later {
			if q.Ref.String() == string(canonical) {
				return q, nil
			}
		}
		return first, nil
	})
	d.serve(d.store)
	return d
}

// serve lets the desk's service work on a store.
func (d *desk) serve(store intake.Store) {
	d.service = intake.New(store, d.server.Catalogue, time.Now, rand.Reader)
	d.server.Intake = d.service
}

func (d *desk) publish(q *survey.Questionnaire) {
	d.t.Helper()
	p := intake.NewPublication(q.Ref, []byte(q.Ref.String()))
	if _, err := d.server.Catalogue.Publish(d.t.Context(), p, time.Now()); err != nil {
		d.t.Fatal(err)
	}
}

// everyTypeAt is everyType in a later version: sito is asked in other words,
// quota is gone, fatture is new, and so is the area of the sales.
func everyTypeAt(v survey.Version) *survey.Questionnaire {
	q := everyType()
	q.Version = v
	q.Areas[0].Questions[0].Text = it("Avete un sito <vostro>?")
	inner := &q.Areas[1]
	inner.Questions = slices.DeleteFunc(inner.Questions, func(q survey.Question) bool { return q.ID == "quota" })
	inner.Questions = append(inner.Questions, scored(survey.Question{ID: "fatture", Type: survey.Single, Text: it("Come fate le fatture?"),
		Options: []survey.Option{opt("carta", "Su carta", 0), opt("programma", "Con un programma", 1)}}))
	q.Areas[2].ID, q.Areas[2].Questions[0].ID = "commercio", "commercio-ordini"
	q.Prepare()
	return q
}

// Versions of everyType.
var (
	minor = survey.Version{Major: 1, Minor: 1}
	later = survey.Version{Major: 1, Minor: 2}
	major = survey.Version{Major: 2}
)

const movePath = "/nuova-versione"

// agree reads what a move does and agrees to it.
func (d *desk) agree() *webtest.Page {
	d.t.Helper()
	return d.press(d.form(d.see(movePath, http.StatusOK), movePath), "")
}

func TestMove(t *testing.T) {
	next := everyTypeAt(minor)
	d := newMovingDesk(t, everyType(), next)
	page := d.fillAll()
	if page.Path() != d.path("/riepilogo") || page.Has("nuova versione del questionario") {
		t.Fatalf("a version is offered that is not there: %s", page.Text())
	}
	d.publish(next)
	link := d.see("/riepilogo", http.StatusOK).Link("Vedete che cosa cambierebbe")
	if link != d.see("/riprendi-piu-tardi", http.StatusOK).Link("Vedete che cosa cambierebbe") {
		t.Errorf("the review leads to %q", link)
	}
	page = d.check(d.page(d.Get(link)), http.StatusOK)
	for _, want := range []string{
		"State compilando la versione 1.0.0", "Non siete obbligati", "Una risposta non passa", "Quota di vendite in rete 12,5 %",
		"Una risposta passa, ma è da confermare", "Avete un sito <vostro>? Prima la domanda era: «Avete un sito?» No",
		"Una domanda nuova", "Come fate le fatture?", "5 risposte restano come sono", "Quanto siete organizzati? Sempre",
	} {
		if !page.Has(want) {
			t.Errorf("%q is not said: %s", want, page.Text())
		}
	}
	if page.Link("versione 1.0.0, la vostra") != d.url+"/questionari/prova/1.0.0" || page.Link("versione 1.1.0, la nuova") != d.url+"/questionari/prova/1.1.0" {
		t.Error("the versions cannot be read")
	}
	if stay := page.Link("Restate sulla versione 1.0.0"); stay != d.url+d.path("/riepilogo") || d.stored().Instrument.Version == minor {
		t.Errorf("staying leads to %q, and the draft is on %s", stay, d.stored().Instrument)
	}
	page = d.check(d.press(d.form(page, movePath), ""), http.StatusOK)
	if page.Path() != d.path("/area/clienti") || page.URL.Fragment != "q-sito" || !page.Has("ora state compilando la versione 1.1.0") || !page.Has("Da confermare: controllate la risposta") {
		t.Fatalf("after the move: %s: %s", page.URL, page.Text())
	}
	review := d.see("/riepilogo", http.StatusOK)
	if !review.Has("Mancano ancora 2 domande") || review.Has("Vedete che cosa cambierebbe") || review.Has("ora state compilando") {
		t.Errorf("review: %s", review.Text())
	}
	d.check(d.press(d.form(review, "/invia"), ""), http.StatusUnprocessableEntity)
	page = d.press(d.form(page, "/clienti"), actionNext)
	page = d.press(d.form(page, "/interno").Set("a-fatture", "programma"), actionNext)
	page = d.check(d.press(d.form(page, "/invia"), ""), http.StatusOK)
	if page.Path() != d.path("/risultato") || !page.Has("Questionario versione 1.1.0") {
		t.Errorf("%s: %s", page.Path(), page.Text())
	}
}

// The pre-assessment in more languages asks the same, but for one explanation
// that now thinks of cooperatives too: all else is kept, and can be read in
// English.
func TestMoveOfThePreAssessment(t *testing.T) {
	var versions [2]*survey.Questionnaire
	for i, folder := range []string{"pre-assessment/1.0.0", "pre-assessment/1.1.0"} {
		var err error
		if versions[i], _, err = definition.ReadFolder(questionnaires.Shipped(), folder); err != nil {
			t.Fatal(err)
		}
	}
	d := newMovingDesk(t, versions[0], versions[1])
	page := d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")), actionNext)
	for strings.Contains(page.Path(), "/area/") {
		page = d.check(d.press(answerAll(d.form(page, page.Path())), actionNext), http.StatusOK)
	}
	before := d.stored()
	d.publish(versions[1])
	page = d.see(movePath, http.StatusOK)
	if !page.Has("Una risposta passa, ma è da confermare") || !page.Has("34 risposte restano come sono") || !page.Has("È cambiata la spiegazione della domanda.") || page.Has("non passa") || page.Has("a cui rispondere") || page.Has("a cui non avevate") {
		t.Errorf("something else is not kept: %s", page.Text())
	}
	if page = d.agree(); page.Path() != d.path("/area/clienti") || page.URL.Fragment != "q-archivio-clienti" || !page.Has("ora state compilando la versione 1.1.0") {
		t.Fatalf("%s: %s", page.URL, page.Text())
	}
	after := d.stored()
	for id, was := range before.Answers {
		if is := after.Answers[id]; !is.Answer.Equal(was.Answer) || (is.Revision != was.Revision || is.Carried) != (id == "archivio-clienti") {
			t.Errorf("%s: %+v became %+v", id, was, is)
		}
	}
	d.press(d.form(page, "/clienti"), actionNext)
	page = d.see("/riepilogo", http.StatusOK)
	d.language = "en"
	if text := saying(t, d.raw("GET", d.path("/area/strategia"), nil)); !strings.Contains(text, "Who looks after programs") {
		t.Errorf("not in English: %.300s", text)
	}
	d.check(d.press(d.form(page, "/invia"), ""), http.StatusOK)
}

// A tab that was open on the version before saves what is what it was, and
// nothing else, and says so.
func TestMoveBehindAnOpenTab(t *testing.T) {
	next := everyTypeAt(minor)
	d := newMovingDesk(t, everyType(), next)
	d.fillAll()
	clients, inner := d.area("clienti"), d.area("interno")
	sales := url.Values{"q-ordini": {"1"}, "rev-ordini": {"0"}, "a-ordini": {"si"}}
	d.publish(next)
	d.agree()

	page := d.check(d.press(inner.Set("a-ordine", "mai").Set("a-quota", "99"), actionNext), http.StatusUnprocessableEntity)
	if !page.Has("una domanda che non fa parte di questo questionario") || d.answer("ordine").Option != "mai" || !page.Has("le altre risposte sono salvate") {
		t.Errorf("a question that is gone: %s, %+v", page.Text(), d.answer("ordine"))
	}
	page = d.check(d.press(clients.Set("a-note", "scritto prima"), actionNext), http.StatusOK) // sito was left alone
	if saved := d.stored().Answers["sito"]; !saved.Carried || d.answer("note").Text != "scritto prima" {
		t.Errorf("left alone, sito is %+v", saved)
	}
	page = d.check(d.press(clients.Set("a-sito", "si"), actionNext), http.StatusConflict)
	if saved := d.stored().Answers["sito"]; saved.Answer.Option != "no" || !saved.Carried || !page.Has("Avete un sito <vostro>?") || !page.Has("Una domanda ha due risposte") {
		t.Errorf("answered in words that nobody saw: %+v: %s", saved, page.Text())
	}
	page = d.check(d.press(d.form(page, "/clienti").Set("keep-sito", "mine"), actionNext), http.StatusOK)
	if saved := d.stored().Answers["sito"]; saved.Answer.Option != "si" || saved.Carried {
		t.Errorf("decided: %+v", saved)
	}

	gone := d.path("/area/vendite")
	page = d.check(d.page(d.Post(gone, sales)), http.StatusUnprocessableEntity)
	if !page.Has("Questa parte non c'è nella versione") || page.Link("Tornate alla vostra valutazione") != d.url+d.path("") {
		t.Errorf("an area that is gone: %s", page.Text())
	}
	d.see("/area/vendite", http.StatusNotFound)
}

// An answer that a script sends for an area that is gone is refused by itself;
// what waits for other areas goes on waiting.
func TestMoveBehindAScript(t *testing.T) {
	next := everyTypeAt(minor)
	d := newMovingDesk(t, everyType(), next)
	d.publish(next)
	d.agree()
	refused := d.script("vendite", one("ordini", "0", "a-ordini", "si").Encode(), nil)
	if refused.Code != http.StatusUnprocessableEntity || !strings.Contains(refused.Body.String(), "Questa parte non c'è") || strings.Contains(refused.Body.String(), "questions") {
		t.Errorf("%d %s", refused.Code, refused.Body)
	}
	if status, said := d.autosave("interno", one("quota", "0", "a-quota", "1")); status != http.StatusUnprocessableEntity || len(said.Problems) != 1 {
		t.Errorf("%d %+v", status, said)
	}
}

// meddling is a store that somebody else gets at just before the first write.
type meddling struct {
	intake.Store
	meddle func()
}

func (m *meddling) ReplaceResponse(ctx context.Context, r survey.Response) error {
	if meddle := m.meddle; meddle != nil {
		m.meddle = nil
		meddle()
	}
	return m.Store.ReplaceResponse(ctx, r)
}

// A save that has begun on the version before ends on the one that is there.
func TestMoveWhileAFormIsSaved(t *testing.T) {
	for _, area := range []string{"interno", "vendite"} {
		next := everyTypeAt(minor)
		d := newMovingDesk(t, everyType(), next)
		d.fillAll()
		d.press(d.area("clienti").Set("a-sito", "si"), actionNext)
		form := d.area(area)
		d.publish(next)
		colleague := *d
		d.serve(&meddling{Store: d.store, meddle: func() {
			a, err := colleague.service.Open(t.Context(), d.token)
			if err != nil {
				t.Fatal(err)
			}
			plan, err := colleague.service.PlanMove(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := colleague.service.Move(t.Context(), a, minor, plan.Mark()); err != nil {
				t.Fatal(err)
			}
		}})
		page := d.check(d.press(form.Set("a-ordine", "mai").Set("a-quota", "3").Set("a-ordini", "si"), actionNext), http.StatusUnprocessableEntity)
		d.serve(d.store)
		if d.stored().Instrument.Version != minor {
			t.Fatal("nobody moved")
		}
		switch area {
		case "interno":
			if !page.Has("una domanda che non fa parte di questo questionario") || d.answer("ordine").Option != "mai" || d.answer("quota").Kind != survey.Unanswered {
				t.Errorf("%s, %+v", page.Text(), d.stored().Answers)
			}
		default:
			if !page.Has("Questa parte non c'è") {
				t.Error(page.Text())
			}
		}
	}
}

func TestMoveTwice(t *testing.T) {
	next, after := everyTypeAt(minor), everyTypeAt(later)
	d := newMovingDesk(t, everyType(), next, after)
	d.fillAll()
	d.publish(next)
	form := d.form(d.see(movePath, http.StatusOK), movePath)
	first := d.check(d.press(form, ""), http.StatusOK)
	stored := d.stored()
	if second := d.check(d.press(form, ""), http.StatusOK); second.URL.String() != first.URL.String() || d.stored().Revision != stored.Revision {
		t.Errorf("a double click leads to %s, not %s", second.URL, first.URL)
	}
	if page := d.see(movePath, http.StatusOK); page.Path() != d.path("/area/clienti") {
		t.Errorf("with nothing to move to, the page leads to %s", page.Path())
	}
	d.publish(after)
	d.agree()
	if d.check(d.press(form, ""), http.StatusOK); d.stored().Instrument.Version != later {
		t.Errorf("an old page led back to %s", d.stored().Instrument)
	}
}

func TestMoveThatHasChanged(t *testing.T) {
	next, after := everyTypeAt(minor), everyTypeAt(later)
	d := newMovingDesk(t, everyType(), next, after)
	d.fillAll()
	d.publish(next)
	form := d.form(d.see(movePath, http.StatusOK), movePath)
	d.press(d.area("interno").Set("a-quota", "77"), actionNext) // which would be lost, unseen
	page := d.check(d.press(form, ""), http.StatusConflict)
	if !page.Has("Non abbiamo ancora fatto nulla") || !page.Has("77 %") || d.stored().Instrument.Version == minor {
		t.Fatalf("%s", page.Text())
	}
	form = d.form(page, movePath)
	d.publish(after)
	page = d.check(d.press(form, ""), http.StatusConflict)
	if !page.Has("uscita la 1.2.0") || d.stored().Instrument.Version == minor {
		t.Fatalf("%s", page.Text())
	}
	d.check(d.press(d.form(page, movePath), ""), http.StatusOK)
	if d.stored().Instrument.Version != later {
		t.Errorf("moved to %s", d.stored().Instrument)
	}
}

func TestMoveThatIsNotPossible(t *testing.T) {
	next := everyTypeAt(minor)
	d := newMovingDesk(t, everyType(), next)
	if page := d.see(movePath, http.StatusOK); page.Path() != d.path("/profilo") {
		t.Errorf("without a newer version the page leads to %s", page.Path())
	}
	page := d.check(d.page(d.Post(d.path(movePath), url.Values{moveVersion: {"1.1.0"}})), http.StatusConflict)
	if !page.Has("Non c'è una versione più recente") {
		t.Error(page.Text())
	}
	d.publish(next)
	for _, version := range []string{"", "1", "1.1.0\n", "-1.0.0", "prova@1.1.0", "99999.0.0"} {
		d.check(d.page(d.Post(d.path(movePath), url.Values{moveVersion: {version}})), http.StatusUnprocessableEntity)
	}
	d.check(d.page(d.Post(d.path(movePath), url.Values{moveVersion: {"1.1.0"}})), http.StatusConflict) // without having read
	d.submitAll()
	form := url.Values{moveVersion: {"1.1.0"}, moveSeen: {"x"}}
	for name, page := range map[string]*webtest.Page{"reading": d.see(movePath, http.StatusOK), "moving": d.page(d.Post(d.path(movePath), form))} {
		if page.Path() != d.path("/risultato") {
			t.Errorf("%s after the submission leads to %s", name, page.Path())
		}
	}
	shared := d.check(d.press(d.form(d.see("/risultato", http.StatusOK), "/condividi"), ""), http.StatusOK)
	_, token, _ := strings.Cut(shared.Text(), "/riprendi/")
	viewer := webtest.New(d.url)
	d.open(viewer, intake.Token(strings.Fields(token)[0]))
	d.check(d.page(viewer.Get(d.path(movePath))), http.StatusForbidden)
	d.check(d.page(viewer.Post(d.path(movePath), form)), http.StatusForbidden)
	d.check(d.page(webtest.New(d.url).Get(d.path(movePath))), http.StatusNotFound)
}

// An update that was begun on a version moves on like any draft.
func TestMoveOfAnUpdate(t *testing.T) {
	next := everyTypeAt(minor)
	d := newMovingDesk(t, everyType(), next)
	page := d.press(d.form(d.submitAll(), "/aggiorna"), "")
	d.id = survey.ResponseID(strings.Split(page.Path(), "/")[2])
	d.publish(next)
	if page = d.agree(); page.Path() != d.path("/area/clienti") || !page.Has("State aggiornando") {
		t.Fatalf("%s: %s", page.Path(), page.Text())
	}
	for id, saved := range d.stored().Answers {
		if saved.Answer.Kind != survey.Unanswered && !saved.Carried {
			t.Errorf("%s was confirmed by nobody", id)
		}
	}
}
