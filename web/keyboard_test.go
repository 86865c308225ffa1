package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"maturita/survey"
)

// The keyboard alone leads from the first page to the result, with the script
// and without, on a desk and on a phone. At every stop the focus is seen.
func TestKeyboardInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	for _, width := range []int64{1280, 360} {
		for _, scripts := range []bool{true, false} {
			t.Run(fmt.Sprintf("%d/%t", width, scripts), func(t *testing.T) {
				d := newDesk(t, everyType())
				if !d.server.assets.Built() {
					leaveOut(t, "NO ASSETS, SO NOTHING IS SEEN: make assets builds them")
				}
				own, closeTab := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
				defer closeTab()
				p := d.server.Locale.Printer("it")
				h := newHand(t, own, width, 800, scripts, func(key string) string { return p.T(key) })
				h.begin(d)
				h.profile(d)
				h.clients(d, scripts)
				h.inner(d, scripts)
				h.send(d)
				t.Logf("%d stops", h.seen)
				silent(t, refused)
			})
		}
	}
}

// begin reads the first page, changes its language, and agrees to begin.
func (h *hand) begin(d *desk) {
	h.t.Helper()
	h.open(d.url)
	english := d.server.Locale.Printer("en")
	if h.tab(); h.at.name != english.T("site.skip") {
		h.t.Errorf("the first stop is %q", h.at.name)
	}
	h.to("button", languageNames["it"])
	h.load(kb.Enter)
	h.tab()
	h.press(kb.Enter) // skips what every page begins with
	if h.tab(); h.at.name != h.say("start.begin") {
		h.t.Errorf("after the header comes %q", h.at.name)
	}
	h.back()
	if h.back(); h.at.role != "button" {
		h.t.Errorf("backwards from the text comes %s %q", h.at.role, h.at.name)
	}
	h.to("DisclosureTriangle", h.say("start.faq-stop"))
	h.press(kb.Enter)
	h.back()
	h.open(d.url)
	h.to("link", h.say("start.begin"))
	h.load(kb.Enter)
	h.to("button", h.say("begin.go"))
	h.load(kb.Enter)
	h.corrects("link", h.say("begin.missing"))
	h.press(kb.Enter)
	if h.at.role != "checkbox" || !h.at.invalid || !strings.Contains(h.at.description, h.say("begin.missing")) {
		h.t.Errorf("the error leads to %+v", h.at)
	}
	h.press(" ")
	h.to("button", h.say("begin.go"))
	h.load(kb.Enter)
	parts := strings.Split(h.path(), "/")
	if len(parts) != 4 || parts[1] != "r" {
		h.t.Fatalf("begun at %s", h.path())
	}
	d.id = survey.ResponseID(parts[2])
}

// corrects checks that a page with problems begins with them: the focus is on
// the summary, and the next stop is its first link.
func (h *hand) corrects(role, name string) {
	h.t.Helper()
	if h.at.role != "alert" {
		h.t.Errorf("%s: the focus is on %s %q, not on what is wrong", h.path(), h.at.role, h.at.name)
	}
	if h.tab(); h.at.role != role || !strings.HasPrefix(h.at.name, name) {
		h.t.Errorf("%s: after what is wrong comes %s %q", h.path(), h.at.role, h.at.name)
	}
}

// profile walks through the form to its end and back, sends it empty, corrects
// it, searches for the activity.
func (h *hand) profile(d *desk) {
	h.t.Helper()
	h.bothWays(d)
	h.to("button", h.say("company.area.next"))
	h.load(kb.Enter)
	h.corrects("link", "")
	h.press(kb.Enter)
	if h.tab(); h.at.input != "company-name" || !h.at.invalid || !h.at.required || h.at.description == "" {
		h.t.Errorf("the first error leads to %+v", h.at)
	}
	h.press("Panificio Rossi")
	h.to("textbox", h.say("company.profile.cf"))
	h.press("12345678903")
	h.to("textbox", h.say("company.profile.piva"))
	h.press("12345678903")
	h.to("combobox", h.say("company.profile.rea-province"))
	h.to("combobox", h.say("company.profile.province"))
	h.press(kb.ArrowDown)
	h.to("radio", h.say("company.profile.place-seat"))
	h.press(" ")
	h.to("textbox", h.say("company.profile.ateco"))
	h.press("pane")
	h.to("button", h.say("company.profile.search"))
	h.load(kb.Enter)
	if h.tab(); h.at.input != "ateco" {
		h.t.Errorf("after the search the first stop is %q", h.at.input)
	}
	h.to("radio", "47.24.10")
	h.press(kb.ArrowDown)
	if h.at.input != "ateco-choice" || !strings.HasPrefix(h.at.name, "10.71.10") {
		h.t.Errorf("the arrows lead to %+v", h.at)
	}
	h.to("textbox", h.say("company.profile.staff"))
	h.press("4,5")
	h.to("radio", h.say("turnover.micro"))
	h.press(" ")
	h.to("radio", h.say("reason.voucher"))
	h.press(" ")
	h.to("button", h.say("company.area.next"))
	h.load(kb.Enter)
	if profile := d.stored().Profile; profile.CompanyName == "" || !strings.HasSuffix(h.path(), "/area/clienti") {
		h.t.Fatalf("at %s with the profile %+v", h.path(), profile)
	}
}

// bothWays goes to the end of the page and back: the same stops, none that
// holds the focus.
func (h *hand) bothWays(d *desk) {
	h.t.Helper()
	groups := func(next func() stop) (names []string) {
		for range 200 {
			s := next()
			if s.node == 0 || (len(names) > 1 && h.groupOf(s) == names[0]) {
				return names
			}
			if name := h.groupOf(s); len(names) == 0 || names[len(names)-1] != name {
				names = append(names, name)
			}
		}
		h.t.Fatalf("%s: no end after %q", h.path(), names)
		return nil
	}
	h.open(d.url + h.path())
	there := groups(h.tab)
	h.open(d.url + h.path())
	back := groups(h.back)
	for i := range there {
		if len(there) != len(back) || there[i] != back[len(back)-1-i] {
			h.t.Fatalf("%s: there %q, back %q", h.path(), there, back)
		}
	}
}

// groupOf is what a stop stands for: a group of radio buttons is one.
func (h *hand) groupOf(s stop) string {
	if s.role == "radio" {
		return s.input
	}
	return s.role + " " + s.name + " " + s.input
}

// stays checks that saving leaves the focus where it is.
func (h *hand) stays(scripts bool) {
	h.t.Helper()
	if !scripts {
		return
	}
	h.waits(".autosave-on")
	h.waits(`.autosave-busy[hidden]`)
	if now := h.focus(); now.node != h.at.node {
		h.t.Errorf("saving moved the focus from %q to %s %q", h.at.name, now.role, now.name)
	}
}

// clients answers the first area: one choice, several, a text.
func (h *hand) clients(d *desk, scripts bool) {
	h.t.Helper()
	h.to("link", h.say("site.skip"))
	h.press(kb.Enter)
	h.to("DisclosureTriangle", h.say("company.field.help"))
	h.press(" ")
	h.to("radio", "Sì")
	h.press(" ")
	h.press(kb.ArrowDown)
	h.stays(scripts)
	if h.at.name != "No" {
		h.t.Errorf("the arrow leads to %q", h.at.name)
	}
	h.to("checkbox", "Posta elettronica")
	h.press(" ")
	h.to("checkbox", "Negozio in rete")
	h.press(" ")
	h.to("textbox", "Volete aggiungere qualcosa?")
	h.press("Due righe.")
	h.stays(scripts)
	h.to("button", h.say("company.area.next"))
	h.load(kb.Enter)
	if got := d.stored().Answers; !strings.HasSuffix(h.path(), "/area/interno") || got["sito"].Answer.Option != "no" || len(got["strumenti"].Answer.Options) != 2 || got["note"].Answer.Text != "Due righe." {
		h.t.Fatalf("at %s with %+v", h.path(), got)
	}
}

// inner answers the second area: a scale, both kinds of matrix, a number that
// is first wrong, a date.
func (h *hand) inner(d *desk, scripts bool) {
	h.t.Helper()
	h.to("radio", "Mai")
	h.press(" ")
	h.press(kb.ArrowDown + kb.ArrowDown)
	h.to("radio", "per le vendite Mai")
	h.press(" ")
	h.to("radio", "per gli acquisti Mai")
	h.press(" ")
	h.to("checkbox", "Cloud In uso")
	h.press(" ")
	h.to("checkbox", h.say("company.field.rest"))
	h.press(" ")
	h.to("textbox", "Quota di vendite in rete")
	h.press("molto")
	h.to("checkbox", "Dalla rete")
	h.press(" ")
	h.stays(scripts)
	h.to("button", h.say("company.area.next"))
	h.load(kb.Enter)
	h.corrects("link", "Quota di vendite in rete")
	h.press(kb.Enter)
	if h.tab(); h.at.input != "a-quota" || !h.at.invalid || h.at.description == "" {
		h.t.Errorf("the error leads to %+v", h.at)
	}
	for range len("molto") {
		h.press(kb.Backspace)
	}
	h.press("12,5")
	h.to("button", h.say("company.area.next"))
	h.load(kb.Enter)
	if got := d.stored().Answers; !strings.HasSuffix(h.path(), "/riepilogo") || got["ordine"].Answer.Option != "sempre" || len(got) != 8 {
		h.t.Fatalf("at %s with %+v", h.path(), got)
	}
}

// send reads the review and sends it, then reads the result to its end.
func (h *hand) send(d *desk) {
	h.t.Helper()
	h.to("button", h.say("company.review.send"))
	h.load(kb.Enter)
	if !strings.HasSuffix(h.path(), "/risultato") || d.stored().State != survey.Submitted {
		h.t.Fatalf("at %s in the state %s", h.path(), d.stored().State)
	}
	h.to("button", h.say("company.result.share-button"))
	h.load(kb.Enter)
	h.to("link", h.say("company.resume.to-result"))
	h.bothWays(d)
}
