package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"maturita/staff"
)

// What an advisor writes down is read by the chamber's colleagues, on the company's
// page and, as a state, in the list.
func TestAdvisorsKeepNotes(t *testing.T) {
	o, _, company := followedUp(t)
	if page := o.page("officer", "GET", company, nil); !bytes.Contains(page.body, []byte("Ancora nessuna nota.")) || !bytes.Contains(page.body, []byte("Stato del seguito: non ancora contattata.")) {
		t.Error("a company without notes")
	}
	first := o.as("advisor", "POST", company+"/note", url.Values{"nota": {"Visitata <in> bottega.\r\nTorniamo a marzo."}, "seguito": {"contacted"}})
	if first.Code != http.StatusSeeOther || first.Header().Get("Location") != company+"?avviso=annotata" {
		t.Fatal(first.Code, first.Header())
	}
	if second := o.as("officer", "POST", company+"/note", url.Values{"seguito": {"following"}}); second.Code != http.StatusSeeOther {
		t.Fatal("a state without a text:", second.Code)
	}
	page := o.page("officer", "GET", company+"?avviso=annotata", nil)
	for _, want := range []string{"La nota è salvata.", "Visitata &lt;in&gt; bottega.\nTorniamo a marzo.", "Nome di advisor", "Nome di officer", "Nuovo stato: contattata.", "Stato del seguito: seguita."} {
		if !bytes.Contains(page.body, []byte(want)) {
			t.Errorf("%q is not told", want)
		}
	}
	if later, earlier := bytes.Index(page.body, []byte("Nuovo stato: seguita.")), bytes.Index(page.body, []byte("Visitata")); later < 0 || later > earlier {
		t.Error("the newest note is not the first")
	}
	if list := o.page("advisor", "GET", staffPath+"/in/firenze/imprese", nil); bytes.Count(list.body, []byte(`"Seguito">seguita<`)) != 2 {
		t.Error("the list does not tell the state")
	}
	if page := o.page("officer", "GET", staffPath+"/in/firenze/registro", nil); !bytes.Contains(page.body, []byte("nota su un&#39;impresa")) || bytes.Contains(page.body, []byte("bottega")) {
		t.Error("the record does not tell of the notes, or tells what they say")
	}
}

func TestNoteIsTypedAgain(t *testing.T) {
	o, _, company := followedUp(t)
	for what, one := range map[string]struct {
		form url.Values
		want []string
	}{
		"nothing":       {url.Values{"nota": {" \r\n "}, "seguito": {""}}, []string{"Scrivete una nota", `href="#nota"`}},
		"too long":      {url.Values{"nota": {"Comincia " + strings.Repeat("è", staff.MaxNote)}, "seguito": {"followed"}}, []string{"al massimo 2000 caratteri", "Comincia è", `<option value="followed" selected>`}},
		"no such state": {url.Values{"nota": {"Persa <b>"}, "seguito": {"lost"}}, []string{"Scegliete una delle voci.", `href="#seguito"`, "Persa &lt;b&gt;"}},
	} {
		page := o.page("advisor", "POST", company+"/note", one.form)
		if page.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", what, page.status)
		}
		for _, want := range one.want {
			if !bytes.Contains(page.body, []byte(want)) {
				t.Errorf("%s: %q is not told", what, want)
			}
		}
	}
	if page := o.page("advisor", "GET", company, nil); !bytes.Contains(page.body, []byte("Ancora nessuna nota.")) {
		t.Error("something was kept")
	}
	if page := o.page("advisor", "POST", staffPath+"/in/firenze/imprese/nessuna/note", url.Values{"nota": {"x"}}); page.status != http.StatusNotFound {
		t.Error("a company that there is not:", page.status)
	}
}
