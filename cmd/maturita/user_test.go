package main

import (
	"context"
	"database/sql"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var invitationLine = regexp.MustCompile(`http://\S+/invito/\S+`)

// The first administrator: a command prints a link, the link sets a password, the
// password signs in; on both engines.
func TestFirstAdministrator(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		env := e.env(t)
		s := startService(t, env...)
		where := databaseFlags(env)
		code, out, said := command(t, "", append([]string{"user", "add", "anna@camera.example", "--name", "Anna Rossi", "--role", "system", "--base-url", s.address}, where...)...)
		link := invitationLine.FindString(out)
		if code != exitOK || link == "" {
			t.Fatal(code, out, said)
		}
		anna := newColleague(t, s, link, "anna@camera.example")
		s.restart()
		if code, at, _ := anna.visit(s.address+"/pid/in/servizio/account", nil); code != http.StatusOK || at != "/pid/in/servizio/account" {
			t.Error("the session did not outlive the service:", code, at)
		}
		code, out, _ = command(t, "", append([]string{"user", "list"}, where...)...)
		if code != exitOK || !strings.Contains(out, "anna@camera.example\tAnna Rossi\tactive\tsystem") {
			t.Error(code, out)
		}
		code, out, said = command(t, "", append([]string{"audit", "verify"}, where...)...)
		if code != exitOK || !strings.Contains(out, "are as they were sealed") {
			t.Error(code, out, said)
		}
	})
}

// colleague is the browser of somebody who is signed in.
type colleague struct {
	t      *testing.T
	client *http.Client
}

// newColleague uses an invitation and signs in.
func newColleague(t *testing.T, s *service, link, email string) colleague {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := colleague{t, &http.Client{Jar: jar}}
	const password = "una lunga parola d'ordine"
	if code, at, _ := c.visit(link, nil); code != http.StatusOK || at != "/invito" {
		t.Fatal(code, at)
	}
	if code, at, _ := c.visit(s.address+"/invito", url.Values{"password": {password}, "di-nuovo": {password}}); code != http.StatusOK || at != "/accedi" {
		t.Fatal(code, at)
	}
	if code, at, _ := c.visit(s.address+"/accedi", url.Values{"email": {email}, "password": {password}}); code != http.StatusOK || at != "/pid" {
		t.Fatal(code, at)
	}
	return c
}

// visit gets an address, or posts a form to it.
func (c colleague) visit(address string, form url.Values) (status int, at, page string) {
	c.t.Helper()
	var answer *http.Response
	var err error
	if form == nil {
		answer, err = c.client.Get(address)
	} else {
		answer, err = c.client.PostForm(address, form)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer.StatusCode, answer.Request.URL.Path, string(body)
}

// What an advisor does about a company, on both engines: find it, note something
// down, confirm it, give it a new link, take it back; each step stands in the record.
func TestAdvisor(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		env := e.env(t)
		s := startService(t, env...)
		c := newCompany(t, s).complete()
		id := strings.TrimPrefix(c.root(), "/r/")
		where := databaseFlags(env)
		_, out, said := command(t, "", append([]string{"user", "add", "bruno@camera.example", "--name", "Bruno", "--role", "advisor", "--chamber", "firenze", "--base-url", s.address}, where...)...)
		link := invitationLine.FindString(out)
		if link == "" {
			t.Fatal(out, said)
		}
		advisor := newColleague(t, s, link, "bruno@camera.example")
		chamber := s.address + "/pid/in/firenze"
		code, company, page := advisor.visit(chamber+"/imprese", url.Values{"cerca": {forno["codice-fiscale"]}})
		if code != http.StatusOK || !strings.Contains(company, "/imprese/") || !strings.Contains(page, "dichiarata dall&#39;impresa") {
			t.Fatalf("%d %s %.900s", code, company, page)
		}
		code, at, found := advisor.visit(chamber+"/imprese", url.Values{"cerca": {strings.ToUpper(forno["company-name"][:4])}})
		if code != http.StatusOK || at != "/pid/in/firenze/imprese" || !strings.Contains(found, company) {
			t.Fatalf("by name: %d %s %.900s", code, at, found)
		}
		if code, _, page := advisor.visit(s.address+company+"/note", url.Values{"nota": {"Visitata."}, "seguito": {"contacted"}}); code != http.StatusOK || !strings.Contains(page, "Visitata.") || !strings.Contains(page, "Nuovo stato: contattata.") {
			t.Errorf("a note: %d %.900s", code, page)
		}
		response := s.address + company + "/" + id
		if code, _, page := advisor.visit(response+"/conferma", url.Values{}); code != http.StatusOK || !strings.Contains(page, "La valutazione è confermata") {
			t.Errorf("%d %.900s", code, page)
		}
		code, _, page = advisor.visit(response+"/collegamento", url.Values{})
		if code != http.StatusOK || !strings.Contains(page, s.address+"/riprendi/") {
			t.Errorf("%d %.900s", code, page)
		}
		if code, _, page := advisor.visit(response+"/ritira", url.Values{"motivo": {"prova"}}); code != http.StatusOK || !strings.Contains(page, "ritirata il") {
			t.Errorf("%d %.900s", code, page)
		}
		code, out, said = command(t, "", append([]string{"audit", "verify"}, where...)...)
		if code != exitOK || !strings.Contains(out, " wait to be sealed") {
			t.Error(code, out, said)
		}
	})
}

// databaseFlags are the flags of commands for an engine's settings.
func databaseFlags(env []string) []string {
	set := settingsOf(env)
	where := []string{"--data", set["MATURITA_DATA"]}
	if set["MONGODB_URI"] != "" {
		where = append(where, "--mongodb-uri", set["MONGODB_URI"], "--mongodb-database", set["MATURITA_MONGODB_DATABASE"])
	}
	return where
}

func TestUserCommandsSayWhatIsWrong(t *testing.T) {
	data := t.TempDir()
	for name, one := range map[string]struct {
		args []string
		want string
	}{
		"no chamber":        {[]string{"user", "add", "x@y.example", "--name", "X", "--role", "advisor", "--data", data}, "--chamber takes the id"},
		"unknown chamber":   {[]string{"user", "add", "x@y.example", "--name", "X", "--role", "officer", "--chamber", "atlantide", "--data", data}, "--chamber takes the id"},
		"no address":        {[]string{"user", "add", "x", "--name", "X", "--role", "system", "--data", data}, "e-mail"},
		"unknown role":      {[]string{"user", "add", "x@y.example", "--name", "X", "--role", "boss", "--data", data}, "advisor"},
		"a chamber in vain": {[]string{"user", "add", "x@y.example", "--name", "X", "--role", "system", "--chamber", "firenze", "--data", data}, "role"},
	} {
		if code, out, said := command(t, "", one.args...); code != exitUsage || !strings.Contains(said, one.want) {
			t.Errorf("%s: exit code %d: %s%s", name, code, out, said)
		}
	}
	if code, _, said := command(t, "", "audit", "verify", "--data", t.TempDir()); code != exitFault || !strings.Contains(said, "there is no database") {
		t.Error(code, said)
	}
}

// A record that was changed by hand is found out.
func TestAuditFindsTampering(t *testing.T) {
	s := startService(t, "MATURITA_DATA="+t.TempDir())
	data := settingsOf(s.env)["MATURITA_DATA"]
	for _, email := range []string{"anna@camera.example", "bruno@camera.example"} {
		if code, _, said := command(t, "", "user", "add", email, "--name", "X", "--role", "network", "--data", data); code != exitOK {
			t.Fatal(said)
		}
	}
	db, err := sql.Open("sqlite", filepath.Join(data, "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	// The service seals once a minute what is older than ten seconds: as if it were.
	if _, err := db.ExecContext(t.Context(), "UPDATE entries SET id = '000' || substr(id, 4)"); err != nil {
		t.Fatal(err)
	}
	s.restart() // seals at once
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for sealed := 0; sealed == 0; time.Sleep(50 * time.Millisecond) {
		if err := db.QueryRowContext(ctx, "SELECT count(*) FROM batches").Scan(&sealed); err != nil {
			t.Fatal(err)
		}
	}
	if code, out, said := command(t, "", "audit", "verify", "--data", data); code != exitOK || !strings.Contains(out, "2 entries in 1 batches") {
		t.Fatal(code, out, said)
	}
	if _, err := db.ExecContext(t.Context(), "UPDATE entries SET actor = 'somebody else' WHERE id = (SELECT max(id) FROM entries)"); err != nil {
		t.Fatal(err)
	}
	if code, _, said := command(t, "", "audit", "verify", "--data", data); code != exitFault || !strings.Contains(said, "batch 1") || !strings.Contains(said, "Hint:") {
		t.Error(code, said)
	}
}
