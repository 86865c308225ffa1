package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"

	"maturita/web/webtest"
)

// Wrong links are limited; a right one opens all the same.
func TestRightLinksAreNotLimited(t *testing.T) {
	d := newDesk(t, everyType())
	stranger := webtest.New(d.url)
	limited := false
	for range guessBurst + 5 {
		page := d.page(stranger.Get("/riprendi/" + strings.Repeat("B", 27)))
		limited = limited || page.Status == http.StatusTooManyRequests && page.Header.Get("Retry-After") != ""
	}
	if !limited {
		t.Error("guessing is not limited")
	}
	if page := d.page(stranger.Get("/riprendi/" + string(d.token))); page.Status != http.StatusOK || page.Path() != d.path("/profilo") {
		t.Errorf("the right link leads to %s (%d)", page.Path(), page.Status)
	}
}

// A stranger's address cannot be written to without end.
func TestMailsToOneAddressAreLimited(t *testing.T) {
	d := newDesk(t, everyType())
	for i := range inboxBurst + 1 {
		d.begin()
		page := d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("email", "vittima@esempio.it"), actionNext)
		if refused := page.Status == http.StatusUnprocessableEntity && page.Has("molti messaggi in poco tempo"); refused != (i == inboxBurst) {
			t.Fatalf("mail %d: %d", i+1, page.Status)
		}
	}
	if len(d.store.mails) != inboxBurst {
		t.Errorf("%d mails", len(d.store.mails))
	}
	page := d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")), actionNext)
	if page.Status != http.StatusOK || !d.stored().Profile.Given() {
		t.Errorf("without the address: %d", page.Status)
	}
}

func TestClientsOfOneNetworkAreOne(t *testing.T) {
	keys := map[string]string{}
	for _, address := range []string{"192.0.2.7", "::ffff:192.0.2.7", "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"} {
		c, _ := gin.CreateTestContext(httptest.NewRecorder())
		c.Request = httptest.NewRequest(http.MethodGet, "/", nil)
		c.Request.RemoteAddr = fmt.Sprintf("[%s]:1234", address)
		keys[address] = client(c)
	}
	if keys["192.0.2.7"] != keys["::ffff:192.0.2.7"] || keys["2001:db8:1:2::1"] != keys["2001:db8:1:2:ffff::9"] || keys["2001:db8:1:2::1"] == keys["2001:db8:1:3::1"] {
		t.Error(keys)
	}
}

func TestPastedLinks(t *testing.T) {
	d := newDesk(t, everyType())
	link := d.url + "/riprendi/" + string(d.token)
	for _, pasted := range []string{link, string(d.token), " " + link + " ", link + ".", "<" + link + ">", link + "?utm=1", link + "#x", link[:len(link)-9] + "\r\n " + link[len(link)-9:]} {
		b := webtest.New(d.url)
		form := d.form(d.page(b.Get("/riprendi")), "/riprendi")
		if page := d.page(form.Set("link", pasted).Submit("", "")); page.Path() != d.path("/profilo") {
			t.Errorf("%q leads to %s (%d)", pasted, page.Path(), page.Status)
		}
	}
	b := webtest.New(d.url)
	page := d.page(d.form(d.page(b.Get("/riprendi")), "/riprendi").Set("link", "perso <b>").Submit("", ""))
	if page.Status != http.StatusNotFound || d.form(page, "/riprendi").Values.Get("link") != "perso <b>" {
		t.Errorf("a dead link: %d, shown again %q", page.Status, d.form(page, "/riprendi").Values.Get("link"))
	}
}
