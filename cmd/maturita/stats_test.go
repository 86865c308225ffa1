package main

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Companies submit, update and withdraw at once while the service is killed, and
// the database too: every fact follows from its response, none is lost or there
// twice.
func TestFactsFollowThroughKills(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		env := e.env(t)
		s := startService(t, env...)
		where := databaseFlags(env)
		var sent sync.WaitGroup
		for i := range 6 {
			sent.Go(func() {
				c := newCompany(t, s).begin().profile(forno)
				if i%2 == 0 { // another company
					c.get(c.root() + "/profilo")
					c.profile(map[string]string{"codice-fiscale": companyCode(i), "partita-iva": companyCode(i)})
				}
				c.areas().send()
			})
		}
		sent.Wait()
		for range 3 { // a submission that the service does not live to answer
			c := newCompany(t, s).begin().profile(forno).areas()
			go c.Client.PostForm(c.Base+c.root()+"/invia", nil)
			s.restart()
		}
		updatesAndWithdraws(t, s)
		code, out, said := command(t, "", append([]string{"stats", "verify"}, where...)...)
		if code != exitOK || !strings.Contains(out, "each fact is what follows") || strings.HasPrefix(out, "0 ") {
			t.Error(code, out, said)
		}
	})
}

func TestStatsVerifyFindsWhatIsWrong(t *testing.T) {
	s := startService(t, "MATURITA_DATA="+t.TempDir())
	data := settingsOf(s.env)["MATURITA_DATA"]
	for range 4 {
		newCompany(t, s).complete()
	}
	verify := func() (int, string) {
		code, out, said := command(t, "", "stats", "verify", "--data", data)
		return code, out + said
	}
	if code, said := verify(); code != exitOK || !strings.HasPrefix(said, "4 responses") {
		t.Fatal(code, said)
	}
	db, err := sql.Open("sqlite", filepath.Join(data, "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), "SELECT response FROM facts ORDER BY submitted")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil || len(ids) != 4 {
		t.Fatal(ids, err)
	}
	for _, one := range []struct{ damage, want string }{
		{"UPDATE facts SET province = 'PO', overall = overall + 1 WHERE response = ?", "%s: Province, Overall"},
		{"UPDATE facts SET superseded = NULL WHERE response = ?", "%s: SupersededAt"},
		{"DELETE FROM facts WHERE response = ?", "%s: there is no fact"},
		{"UPDATE responses SET answers = 'none' WHERE id = ?", "%s: cannot be read"},
	} {
		id := ids[0]
		ids = ids[1:]
		if _, err := db.ExecContext(t.Context(), one.damage, id); err != nil {
			t.Fatal(err)
		}
		if code, said := verify(); code != exitFault || !strings.Contains(said, "WRONG "+fmt.Sprintf(one.want, id)) || !strings.Contains(said, "Hint:") {
			t.Errorf("%s: %d %s", one.damage, code, said)
		}
	}
}
