package main

import (
	"strings"
	"testing"

	"maturita/web/webtest"
)

// company is a company that fills the questionnaire in without JavaScript.
type company struct {
	t testing.TB
	*webtest.Browser
	page *webtest.Page
}

// forno is the profile of a bakery, by form field.
var forno = map[string]string{
	"company-name": "Forno Rossi & Figli", "codice-fiscale": "01704760097", "partita-iva": "01704760097",
	"province": "FI", "place": "seat", "ateco": "10.71.10", "staff": "4",
	"turnover": "micro", "balance": "micro", "reason": "voucher",
}

func newCompany(t testing.TB, s *service) *company {
	return &company{t: t, Browser: webtest.New(s.address)}
}

// must ends the test unless a step led to a page with the status.
func (c *company) must(status int, page *webtest.Page, err error) *webtest.Page {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
	if page.Status != status {
		c.t.Fatalf("%s answered %d, not %d: %.600s", page.Path(), page.Status, status, page.Text())
	}
	c.page = page
	return page
}

func (c *company) get(path string) *webtest.Page {
	c.t.Helper()
	page, err := c.Get(path)
	return c.must(200, page, err)
}

func (c *company) form(field string) *webtest.Form {
	c.t.Helper()
	f, err := c.page.Form(field)
	if err != nil {
		c.t.Fatal(err)
	}
	return f
}

// begin acknowledges the notice and arrives at the profile.
func (c *company) begin() *company {
	c.t.Helper()
	c.get("/inizia")
	f := c.form("presa-visione")
	page, err := f.Set("presa-visione", f.Choices("presa-visione")[0]).Submit("", "")
	c.must(200, page, err)
	c.at("/profilo")
	return c
}

// at ends the test unless the page has a path with that ending.
func (c *company) at(ending string) {
	c.t.Helper()
	if !strings.HasSuffix(c.page.Path(), ending) {
		c.t.Fatalf("at %s, not at …%s: %.600s", c.page.Path(), ending, c.page.Text())
	}
}

// root is the address of the response.
func (c *company) root() string {
	return strings.Join(strings.Split(c.page.Path(), "/")[:3], "/")
}

func (c *company) profile(values map[string]string) *company {
	c.t.Helper()
	f := c.form("codice-fiscale")
	for name, value := range values {
		f.Set(name, value)
	}
	page, err := f.Submit("azione", "avanti")
	c.must(200, page, err)
	return c
}

// pick answers everything on an area's form: the last option that stands for
// an answer in every group, and a number where one is asked.
func pick(f *webtest.Form) {
	f.Fill(func(name, value string) bool {
		return strings.HasPrefix(name, "a-") && value != "" && value != "na" && value != "nessuna"
	}, "12")
}

// area answers the area's page that is open and goes on.
func (c *company) area() {
	c.t.Helper()
	c.atArea()
	f, err := c.page.FormTo(c.page.Path())
	if err != nil {
		c.t.Fatal(err)
	}
	pick(f)
	page, err := f.Submit("azione", "avanti")
	c.must(200, page, err)
}

func (c *company) atArea() {
	c.t.Helper()
	if !strings.Contains(c.page.Path(), "/area/") {
		c.t.Fatalf("at %s, not at an area: %.600s", c.page.Path(), c.page.Text())
	}
}

// areas answers areas until the review.
func (c *company) areas() *company {
	c.t.Helper()
	for range 40 {
		if strings.HasSuffix(c.page.Path(), "/riepilogo") {
			return c
		}
		c.area()
	}
	c.t.Fatal("the areas never end")
	return nil
}

// send submits the response and arrives at the result.
func (c *company) send() *company {
	c.t.Helper()
	f, err := c.page.FormTo("/invia")
	if err != nil {
		c.t.Fatal(err)
	}
	page, err := f.Submit("", "")
	c.must(200, page, err)
	c.at("/risultato")
	return c
}

// complete goes the whole way.
func (c *company) complete() *company {
	c.t.Helper()
	return c.begin().profile(forno).areas().send()
}

// resumeLink is the link that the company may keep.
func (c *company) resumeLink() string {
	c.t.Helper()
	page := c.get(c.root() + "/riprendi-piu-tardi")
	i := strings.Index(page.Text(), c.Base+"/riprendi/")
	if i < 0 {
		if v := c.form("link").Values.Get("link"); v != "" {
			return v
		}
		c.t.Fatalf("no link: %.600s", page.Text())
	}
	return strings.Fields(page.Text()[i:])[0]
}
