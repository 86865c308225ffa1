package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func (d *desk) verify(number, code string) shown {
	return d.raw("POST", verifyPath, url.Values{"numero": {number}, "codice-fiscale": {code}})
}

func TestVerifyByNumber(t *testing.T) {
	d := reported(t)
	d.issue("it")
	n := d.number().Printed()
	for _, typed := range []string{n, strings.ToLower(n), " " + strings.ReplaceAll(n, "-", " ")} {
		answer := d.verify(typed, "it "+companyCode)
		if answer.status != http.StatusOK {
			t.Fatalf("%q is answered with %d", typed, answer.status)
		}
		for _, want := range []string{n, companyCode, "Panificio Rossi &amp; figli", "versione 1.2.0", "Il report esiste"} {
			if !bytes.Contains(answer.body, []byte(want)) {
				t.Errorf("%q is not told", want)
			}
		}
		for _, hidden := range []string{"Avete un sito", string(d.id), "12345678903@"} {
			if bytes.Contains(answer.body, []byte(hidden)) {
				t.Errorf("%q is told", hidden)
			}
		}
	}
}

// Whoever tries numbers or companies learns nothing, and is stopped.
func TestNumbersCannotBeTried(t *testing.T) {
	d := reported(t)
	d.issue("it")
	n := d.number().Printed()
	without := func(answer shown, typed ...string) string {
		text := string(answer.body)
		for _, one := range typed {
			text = strings.ReplaceAll(text, one, "")
		}
		return fmt.Sprint(answer.status, text)
	}
	anotherCompany := without(d.verify(n, "00488410010"), n, "00488410010")
	anotherNumber := without(d.verify("22222-22222-22222", companyCode), "22222-22222-22222", companyCode)
	if anotherCompany != anotherNumber || !strings.HasPrefix(anotherNumber, "404") || !strings.Contains(anotherNumber, "Non c&#39;è nessun report") {
		t.Errorf("can be told apart:\n%.400s\n%.400s", anotherCompany, anotherNumber)
	}
	d.server.guesses = newLimiter(time.Hour, 2)
	for i, want := range []int{404, 404, 429, 429} {
		if got := d.verify("22222-22222-22222", companyCode).status; got != want {
			t.Errorf("try %d is answered with %d, want %d", i+1, got, want)
		}
	}
	if got := d.raw("GET", verifyLinkPath+"/"+strings.Repeat("A", 27), nil).status; got != http.StatusTooManyRequests {
		t.Errorf("a wrong link is answered with %d", got)
	}
	if got := d.verify(n, companyCode).status; got != http.StatusOK {
		t.Errorf("a right number is answered with %d", got)
	}
}

func TestVerifyKeepsWhatIsTyped(t *testing.T) {
	d := reported(t)
	answer := d.verify(`"><script>`, "ABC")
	if answer.status != http.StatusUnprocessableEntity || !bytes.Contains(answer.body, []byte(`value="ABC"`)) || bytes.Contains(answer.body, []byte(`"><script>`)) {
		t.Errorf("%d: %.2000s", answer.status, answer.body)
	}
	switched := d.raw("POST", verifyPath, url.Values{"numero": {"ABC"}, "codice-fiscale": {"DEF"}, languageField: {"en"}})
	if switched.status != http.StatusOK || !bytes.Contains(switched.body, []byte(`value="ABC"`)) || !bytes.Contains(switched.body, []byte("Verify a report")) {
		t.Errorf("%d: %.2000s", switched.status, switched.body)
	}
}

func TestVerifyByLink(t *testing.T) {
	d := reported(t)
	d.issue("it")
	link := verifyLinkPath + "/" + string(d.verificationLink())
	answer := d.raw("GET", link, nil)
	if answer.status != http.StatusOK || !bytes.Contains(answer.body, []byte(d.number().Printed())) || !bytes.Contains(answer.body, []byte("noindex")) {
		t.Errorf("%d: %.600s", answer.status, answer.body)
	}
	if got := d.raw("GET", link[:len(link)-1], nil); got.status != http.StatusNotFound || !bytes.Contains(got.body, []byte("non porta a nessun report")) {
		t.Errorf("half a link is answered with %d", got.status)
	}
}

// A verification leaves nothing in the log that tells whose report it was.
func TestVerificationLeavesNoTrace(t *testing.T) {
	d := reported(t)
	file := d.issue("it")
	link := d.verificationLink()
	d.verify(d.number().Printed(), companyCode)
	d.verify(d.number().Printed(), "00488410010")
	d.raw("GET", verifyLinkPath+"/"+string(link), nil)
	d.upload(file)
	d.upload([]byte("%PDF-1.7\n/Keywords (" + d.number().Printed() + ")"))
	for _, secret := range []string{string(d.number()), d.number().Printed(), companyCode, "00488410010", string(link), "Panificio", "report \"è\""} {
		if strings.Contains(d.log.String(), secret) {
			t.Errorf("the log says %q:\n%s", secret, d.log.String())
		}
	}
	if !strings.Contains(d.log.String(), "route=/verifica/file") {
		t.Error("nothing was logged:", d.log.String())
	}
}
