package main

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var demoPassword = regexp.MustCompile(`password (\w+)`)

// A demo is made once, in an empty database alone; its facts follow from its
// responses, every page says what it is, and its staff can sign in.
func TestSeed(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		env := e.env(t)
		where := databaseFlags(env)
		code, out, said := command(t, "", append([]string{"seed", "--responses", "120", "--seed", "3"}, where...)...)
		found := demoPassword.FindStringSubmatch(out)
		if code != exitOK || !strings.HasPrefix(out, "120 responses") || found == nil {
			t.Fatal(code, out, said)
		}
		if code, out, said := command(t, "", append([]string{"stats", "verify"}, where...)...); code != exitOK || !strings.HasPrefix(out, "120 responses") {
			t.Error(code, out, said)
		}
		if code, _, said := command(t, "", append([]string{"seed"}, where...)...); code != exitFault || !strings.Contains(said, "in use") || !strings.Contains(said, "Hint:") {
			t.Error("a second time:", code, said)
		}
		s := startService(t, env...)
		if !strings.Contains(s.log.String(), "this is a demo") {
			t.Error("the log does not say so")
		}
		c := newCompany(t, s)
		for _, path := range []string{"/", "/verifica", "/accedi", "/pagina-che-non-esiste"} {
			page, err := c.Get(path)
			if err != nil || !page.Has("Dimostrazione: le imprese e i dati sono inventati") {
				t.Error(path, err)
			}
		}
		answer, err := c.Client.PostForm(s.address+"/accedi", url.Values{"email": {"consulente@demo.example"}, "password": {found[1]}})
		if err != nil || answer.Request.URL.Path != "/pid" {
			t.Fatal(answer, err)
		}
		answer.Body.Close()
		page, err := c.Get("/pid/in/firenze/imprese")
		if err != nil || !page.Has("(dati di prova)") {
			t.Error(err)
		}
	})
}

func TestSeedRefusesADatabaseInUse(t *testing.T) {
	data := seeded(t, harder)
	if code, _, said := command(t, "", "seed", "--data", data); code != exitFault || !strings.Contains(said, "never mixed") {
		t.Error(code, said)
	}
	s := startService(t, "MATURITA_DATA="+t.TempDir())
	page, err := newCompany(t, s).Get("/")
	if err != nil || page.Has("Dimostrazione") {
		t.Error("a service with real companies says that it is a demo", err)
	}
	if code, _, said := command(t, "", "seed", "--responses", "0", "--data", t.TempDir()); code != exitUsage || !strings.Contains(said, "--responses takes") {
		t.Error(code, said)
	}
}
