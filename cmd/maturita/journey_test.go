package main

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"maturita/web/webtest"
)

func TestJourney(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		s := startService(t, e.env(t)...)
		for name, test := range map[string]func(*testing.T, *service){
			"complete":                       completes,
			"refresh after submission":       refreshes,
			"double click":                   doubleClicks,
			"back button":                    goesBack,
			"expired cookie":                 cookieExpires,
			"two tabs on different areas":    twoTabsApart,
			"two tabs on the same question":  twoTabsTogether,
			"dead links tell nothing":        deadLinks,
			"a mail scanner changes nothing": scanned,
			"update and withdraw":            updatesAndWithdraws,
		} {
			t.Run(name, func(t *testing.T) { test(t, s) })
		}
		for _, secret := range []string{"Forno Rossi", "01704760097", "/r/", "riprendi/"} {
			for line := range strings.Lines(s.log.String()) {
				if strings.Contains(line, secret) && !strings.Contains(line, "/r/:id") && !strings.Contains(line, "riprendi/:token") {
					t.Errorf("the log tells %q: %s", secret, line)
				}
			}
		}
		if code := s.stop(); code != 0 {
			t.Errorf("stopped with exit code %d:\n%s", code, s.log)
		}
	})
}

func completes(t *testing.T, s *service) {
	c := newCompany(t, s).complete()
	if !c.page.Has("Campione") && !c.page.Has("Esperto") {
		t.Fatalf("the best answers give: %.600s", c.page.Text())
	}
}

func refreshes(t *testing.T, s *service) {
	c := newCompany(t, s).complete()
	first := c.page.Text()
	if again := c.get(c.page.Path()).Text(); again != first {
		t.Fatal("a refresh shows another result")
	}
	page, err := c.Post(c.root()+"/invia", nothing)
	if c.must(200, page, err).Text() != first {
		t.Fatal("sending again shows another result")
	}
}

var nothing = url.Values{}

func doubleClicks(t *testing.T, s *service) {
	c := newCompany(t, s).begin().profile(forno).areas()
	var clicks sync.WaitGroup
	pages := make([]*webtest.Page, 4)
	for i := range pages {
		clicks.Go(func() { pages[i], _ = c.Post(c.root()+"/invia", nothing) })
	}
	clicks.Wait()
	for _, page := range pages {
		if page == nil || page.Status != 200 || !strings.HasSuffix(page.Path(), "/risultato") || page.Text() != pages[0].Text() {
			t.Fatal("a double click shows something else", page)
		}
	}
}

func goesBack(t *testing.T, s *service) {
	c := newCompany(t, s).begin().profile(forno)
	first := c.page
	c.area()
	old, err := first.FormTo(first.Path())
	if err != nil {
		t.Fatal(err)
	}
	pick(old) // the same answers again, from the page as it was
	page, err := old.Submit("azione", "avanti")
	c.must(200, page, err)
	c.areas().send()
	page, err = old.Submit("azione", "avanti") // back to a page of a response that is sent
	if err != nil || page.Status != http.StatusConflict && !strings.HasSuffix(page.Path(), "/risultato") {
		t.Fatal(err, page.Status, page.Path())
	}
}

func cookieExpires(t *testing.T, s *service) {
	c := newCompany(t, s).begin().profile(forno)
	link := c.resumeLink()
	c.get(c.root())
	f, err := c.page.FormTo(c.page.Path())
	if err != nil {
		t.Fatal(err)
	}
	pick(f)
	area := c.page.Path()
	c.ForgetCookies()
	page, err := c.Get(area)
	c.must(404, page, err)
	page, err = f.Submit("azione", "avanti")
	c.must(403, page, err)
	kept, err := page.FormTo(area)
	if err != nil {
		t.Fatal(err)
	}
	if c.get(strings.TrimPrefix(link, s.address)); !strings.Contains(c.page.Path(), "/area/") {
		t.Fatal("the link leads to", c.page.Path())
	}
	page, err = kept.Submit("azione", "avanti")
	c.must(200, page, err)
	if c.page.Path() == area {
		t.Fatal("what was typed before the cookie expired is lost")
	}
	c.areas().send()
}

func twoTabsApart(t *testing.T, s *service) {
	c := newCompany(t, s).begin().profile(forno)
	first := c.page
	second := c.get(c.root() + "/area/dati")
	for _, tab := range []*webtest.Page{second, first} {
		f, err := tab.FormTo(tab.Path())
		if err != nil {
			t.Fatal(err)
		}
		pick(f)
		page, err := f.Submit("azione", "salva")
		c.must(200, page, err)
	}
	c.get(c.root())
	if strings.HasSuffix(c.page.Path(), "/area/dati") {
		t.Fatal("the second tab's answers are lost")
	}
	c.areas().send()
}

func twoTabsTogether(t *testing.T, s *service) {
	c := newCompany(t, s).begin().profile(forno)
	c.get(c.root() + "/area/dati")
	tabs := make([]*webtest.Form, 2)
	for i := range tabs {
		f, err := c.page.FormTo(c.page.Path())
		if err != nil {
			t.Fatal(err)
		}
		pick(f)
		tabs[i] = f
	}
	for _, group := range slices.Sorted(maps.Keys(tabs[1].Values)) {
		if choices := tabs[1].Choices(group); strings.HasPrefix(group, "a-") && len(choices) > 0 && choices[0] != "" {
			tabs[1].Set(group, choices[0])
			break
		}
	}
	page, err := tabs[0].Submit("azione", "salva")
	c.must(200, page, err)
	page, err = tabs[1].Submit("azione", "salva")
	c.must(409, page, err)
}

func deadLinks(t *testing.T, s *service) {
	c := newCompany(t, s).complete()
	result := c.root()
	f, err := c.page.FormTo("/condividi")
	if err != nil {
		t.Fatal(err)
	}
	page, err := f.Submit("", "")
	c.must(200, page, err)
	shared := tokenIn(t, page, s.address)
	guest := newCompany(t, s)
	guest.get(shared)
	guest.at("/risultato")
	if _, err := guest.page.FormTo("/ritira"); err == nil {
		t.Error("a guest is offered to withdraw")
	}
	page, err = guest.Post(result+"/ritira", nothing)
	guest.must(403, page, err)
	page, err = c.Post(result+"/revoca-condivisione", nothing)
	c.must(200, page, err)

	stranger := newCompany(t, s)
	page, err = stranger.Get(shared)
	revoked := stranger.must(404, page, err).Text()
	for _, path := range []string{"/riprendi/x", "/riprendi/" + strings.Repeat("A", 27)} {
		page, err = stranger.Get(path)
		if stranger.must(404, page, err).Text() != revoked {
			t.Errorf("%s tells something else than a revoked link", path)
		}
	}
	page, err = stranger.Get(result + "/risultato")
	known := stranger.must(404, page, err).Text()
	page, err = stranger.Get("/r/" + strings.Repeat("0", 32) + "/risultato")
	if stranger.must(404, page, err).Text() != known {
		t.Error("an identifier that exists is told from one that does not")
	}
}

// tokenIn finds the path of a capability link on a page.
func tokenIn(t *testing.T, page *webtest.Page, address string) string {
	t.Helper()
	for _, f := range page.Forms() {
		for _, values := range f.Values {
			if strings.Contains(values[0], "/riprendi/") {
				return strings.TrimPrefix(values[0], address)
			}
		}
	}
	i := strings.Index(page.Text(), "/riprendi/")
	if i < 0 {
		t.Fatalf("no link: %.600s", page.Text())
	}
	return strings.Fields(page.Text()[i:])[0]
}

func scanned(t *testing.T, s *service) {
	c := newCompany(t, s).begin().profile(forno)
	link := strings.TrimPrefix(c.resumeLink(), s.address)
	root := c.root()
	scanner := newCompany(t, s)
	for range 2 {
		page := scanner.get(link)
		for _, address := range page.Links() {
			if strings.HasPrefix(address, s.address) {
				scanner.Get(address)
			}
		}
	}
	for _, path := range []string{"/invia", "/aggiorna", "/ritira", "/condividi", "/esci", "/invia-link"} {
		scanner.Get(root + path)
	}
	c.get(link)
	c.atArea()
	c.areas().send()
}

func updatesAndWithdraws(t *testing.T, s *service) {
	c := newCompany(t, s).complete()
	first := c.page.Path()
	f, err := c.page.FormTo("/aggiorna")
	if err != nil {
		t.Fatal(err)
	}
	page, err := f.Submit("", "")
	c.must(200, page, err)
	for range 3 { // profile and areas are filled in already, each to be confirmed
		if strings.HasSuffix(c.page.Path(), "/profilo") {
			c.profile(nil)
		}
	}
	c.areas().send()
	if c.page.Path() == first {
		t.Fatal("an update is no response of its own")
	}
	c.get(strings.Replace(c.page.Path(), "/risultato", "/ritira", 1))
	f, err = c.page.FormTo("/ritira")
	if err != nil {
		t.Fatal(err)
	}
	page, err = f.Submit("", "")
	c.must(200, page, err)
	c.get(first)
}
