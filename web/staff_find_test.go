package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

// load stores another company's response like the one that was sent.
func (o *office) load(i int, province territory.Sigla, name string) {
	o.t.Helper()
	r := o.stored()
	r.ID, r.Company = survey.ResponseID(fmt.Sprintf("loaded-%d", i)), survey.CompanyID(fmt.Sprintf("company-%d", i))
	r.Profile.CodiceFiscale, r.Profile.Province, r.Profile.CompanyName = survey.CodiceFiscale(fmt.Sprintf("%011d", i)), province, name
	r.SubmittedAt = r.SubmittedAt.Add(time.Duration(i) * time.Second)
	o.put(r)
}

// put stores a response that was submitted somewhere else.
func (o *office) put(r survey.Response) {
	o.t.Helper()
	if err := o.kept.Atomic(o.t.Context(), func(ctx context.Context, w intake.Writer) error { return o.service.LoadIn(ctx, w, r) }); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) find(who, chamber, typed string) shown {
	o.t.Helper()
	return o.page(who, "POST", staffPath+"/in/"+chamber+"/imprese", url.Values{"cerca": {typed}})
}

func TestCompaniesAreFoundByName(t *testing.T) {
	o := newOffice(t)
	o.submitAll()
	o.load(1, "FI", "Caffè dell'Orto")
	o.load(2, "FI", "Officina Bianchi S.r.l.")
	o.load(3, "FI", "Officina Rossi")
	for typed, want := range map[string][]string{
		"caffe": {"Caffè dell&#39;Orto"}, "ORTÒ caf": {"Caffè dell&#39;Orto"}, "offic": {"Officina Bianchi", "Officina Rossi"}, "srl bianchi": {"Officina Bianchi"},
		"rossi": {"Officina Rossi", "Panificio Rossi"}, "Panificio Rossi & figli": {"Panificio Rossi"},
	} {
		page := o.find("advisor", "firenze", typed)
		if page.status != http.StatusOK || bytes.Count(page.body, []byte(`<th scope="row">`)) != len(want) {
			t.Errorf("%q: %d, want %q", typed, page.status, want)
			continue
		}
		last := -1
		for _, name := range want {
			at := bytes.Index(page.body, []byte(">"+name))
			if at <= last {
				t.Errorf("%q: %s is not found, or not in its place", typed, name)
			}
			last = at
		}
	}
	for typed, status := range map[string]int{"inesistente": http.StatusNotFound, "fficina": http.StatusNotFound, " & ": http.StatusUnprocessableEntity, "": http.StatusUnprocessableEntity, "12345678": http.StatusUnprocessableEntity, strings.Repeat("x ", 200): http.StatusUnprocessableEntity} {
		if page := o.find("advisor", "firenze", typed); page.status != status || !bytes.Contains(page.body, []byte(`role="alert"`)) {
			t.Errorf("%q: %d", typed, page.status)
		}
	}
	if page := o.find("advisor", "firenze", "inesistente"); !bytes.Contains(page.body, []byte("Nessuna impresa con queste parole nel nome")) || !bytes.Contains(page.body, []byte(`value="inesistente"`)) {
		t.Error("who is not found is not said, or what was typed is lost")
	}
	if page := o.find("advisor", "firenze", "caffe"); !bytes.Contains(page.body, []byte("Abbiamo trovato un&#39;impresa.")) {
		t.Error("how many were found is not said")
	}
}

// A company that submitted to another chamber is not found by its name, and names
// stand in no line of the log nor of the record.
func TestNoOtherChambersCompanyIsFoundByName(t *testing.T) {
	o := newOffice(t)
	o.submitAll()
	o.load(1, "TO", "Officina Bianchi")
	o.hire("torinese", staff.Grant{Role: staff.Advisor, Chamber: "torino"})
	for who, one := range map[string]struct{ chamber, own, other string }{
		"advisor": {"firenze", "panificio", "officina"}, "torinese": {"torino", "officina", "panificio"},
	} {
		if page := o.find(who, one.chamber, one.own); page.status != http.StatusOK {
			t.Errorf("the own company: %d", page.status)
		}
		there, nowhere := o.find(who, one.chamber, one.other), o.find(who, one.chamber, "inesistente")
		if there.status != http.StatusNotFound || strings.ReplaceAll(string(there.body), one.other, "") != strings.ReplaceAll(string(nowhere.body), "inesistente", "") {
			t.Error("another chamber's company can be told:", there.status)
		}
	}
	if page := o.find("advisor", "torino", "officina"); page.status != http.StatusForbidden {
		t.Error("searching another chamber:", page.status)
	}
	record := o.page("officer", "GET", staffPath+"/in/firenze/registro", nil)
	for _, name := range []string{"panificio", "Panificio", "officina", "Officina"} {
		if strings.Contains(o.log.String(), name) || bytes.Contains(record.body, []byte(name)) {
			t.Errorf("%q is logged or recorded", name)
		}
	}
}

func TestManyCompaniesOfAName(t *testing.T) {
	o := newOffice(t)
	o.submitAll()
	for i := range staff.FoundPage {
		o.load(i, "FI", fmt.Sprintf("Officina %02d", i))
	}
	said := "Ce ne sono altre: aggiungete una parola del nome."
	page := o.find("advisor", "firenze", "officina")
	if n := bytes.Count(page.body, []byte(`<th scope="row">`)); n != staff.FoundPage || bytes.Contains(page.body, []byte(said)) {
		t.Errorf("%d are found, or others are said to be there", n)
	}
	o.load(99, "FI", "Officina 99")
	page = o.find("advisor", "firenze", "officina")
	if n := bytes.Count(page.body, []byte(`<th scope="row">`)); n != staff.FoundPage || !bytes.Contains(page.body, []byte(said)) {
		t.Errorf("%d are found, or others are not said to be there", n)
	}
	if page := o.find("advisor", "firenze", "officina 99"); !bytes.Contains(page.body, []byte("Officina 99")) || bytes.Contains(page.body, []byte(said)) {
		t.Error("one more word does not help")
	}
}

// Of a company the submission that counts is shown; one that took all back is found
// too.
func TestWithdrawnCompaniesAreFound(t *testing.T) {
	o, second, company := followedUp(t)
	for _, one := range []struct {
		id    survey.ResponseID
		state string
	}{{second.id, "conta"}, {o.id, "ritirata il"}} {
		if answer := o.as("advisor", "POST", company+"/"+string(one.id)+"/ritira", url.Values{"motivo": {"richiesta"}}); answer.Code != http.StatusSeeOther {
			t.Fatal(answer.Code)
		}
		page := o.find("advisor", "firenze", "panificio")
		if page.status != http.StatusOK || bytes.Count(page.body, []byte(`<th scope="row">`)) != 1 || !bytes.Contains(page.body, []byte(`"Stato">`+one.state)) {
			t.Errorf("%d, want %q", page.status, one.state)
		}
	}
}
