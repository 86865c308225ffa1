package main

import (
	"context"
	"database/sql"
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
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		browser := &http.Client{Jar: jar}
		visit := func(path string, form url.Values) (int, string) {
			t.Helper()
			answer, err := browser.Get(path)
			if form != nil {
				answer, err = browser.PostForm(path, form)
			}
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			return answer.StatusCode, answer.Request.URL.Path
		}
		const password = "una lunga parola d'ordine"
		if code, at := visit(link, nil); code != http.StatusOK || at != "/invito" {
			t.Fatal(code, at)
		}
		if code, at := visit(s.address+"/invito", url.Values{"password": {password}, "di-nuovo": {password}}); code != http.StatusOK || at != "/accedi" {
			t.Fatal(code, at)
		}
		if code, at := visit(s.address+"/accedi", url.Values{"email": {"anna@camera.example"}, "password": {password}}); code != http.StatusOK || at != "/pid" {
			t.Fatal(code, at)
		}
		s.restart()
		if code, at := visit(s.address+"/pid/in/servizio/account", nil); code != http.StatusOK || at != "/pid/in/servizio/account" {
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
