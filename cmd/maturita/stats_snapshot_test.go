package main

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/staff"
	"maturita/stats"
	"maturita/territory"
)

// lastHalf is the half-year before this one.
func lastHalf() string {
	this := stats.MonthOf(time.Now())
	return stats.Span{First: this - this%6 - 6, Months: 6}.String()
}

func TestStatsSnapshot(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		where := databaseFlags(e.env(t))
		if code, _, said := command(t, "", append([]string{"seed", "--responses", "300"}, where...)...); code != exitOK {
			t.Fatal(said)
		}
		snapshot := func(flags ...string) (int, string) {
			t.Helper()
			code, out, said := command(t, "", append(append([]string{"stats", "snapshot", "--span", lastHalf()}, where...), flags...)...)
			return code, out + said
		}
		expect := func(code int, said string, want int, parts ...string) {
			t.Helper()
			for _, part := range parts {
				if code != want || !strings.Contains(said, part) {
					t.Errorf("%d, want %d and %q in: %s", code, want, part, said)
				}
			}
		}
		code, said := snapshot("--release")
		expect(code, said, exitOK, "edition 1 has the same figures already", " companies, ", " suppressed", "edition 1 was released on")
		code, said = snapshot("--check")
		expect(code, said, exitOK, "edition 1 is the same to the byte", "SHA-256 ")

		withdrawSomebody(t, where)
		code, said = snapshot("--check")
		expect(code, said, exitFault, "edition 1 of pre-assessment 1, "+lastHalf()+" is not what its facts give today", "Hint: a response that was withdrawn")
		code, said = snapshot()
		expect(code, said, exitOK, "edition 2 made")
		if strings.Contains(said, "released") {
			t.Error("released without being told", said)
		}
		code, said = snapshot("--check")
		expect(code, said, exitOK, "edition 2 is the same to the byte")
		code, said = snapshot("--release")
		expect(code, said, exitOK, "edition 2 has the same figures", "edition 2 released")
		code, said = snapshot("--fewest-counted", "9")
		expect(code, said, exitOK, "edition 3 made")
		code, said = snapshot("--check")
		expect(code, said, exitOK, "edition 3 is the same to the byte") // by its own thresholds
	})
}

// withdrawSomebody takes one company that counted in the last half-year out of all
// figures.
func withdrawSomebody(t *testing.T, where []string) {
	t.Helper()
	c := storeConfig{Data: where[1]}
	if len(where) > 2 {
		c.MongoDBURI, c.MongoDBDatabase = where[3], where[5]
	}
	span, err := stats.ParseSpan(lastHalf())
	if err != nil {
		t.Fatal(err)
	}
	err = c.withStore(t.Context(), func(store database) error {
		for _, province := range []string{"MI", "RM", "TO", "NA", "FI", "BO"} {
			facts, err := store.ProvinceFacts(t.Context(), territory.Sigla(province), staff.Place{}, 100)
			if err != nil {
				return err
			}
			for _, f := range facts {
				if f.CountsAt(span.Period().Until) {
					f.WithdrawnAt = time.Now().UTC().Truncate(time.Millisecond)
					return store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error { return w.PutFact(ctx, f) })
				}
			}
		}
		t.Fatal("nobody counts")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestStatsSnapshotRefuses(t *testing.T) {
	data := t.TempDir()
	if code, _, said := command(t, "", "seed", "--responses", "3", "--data", data); code != exitOK {
		t.Fatal(said)
	}
	year := stats.Span{First: stats.MonthOf(time.Now()) / 12 * 12, Months: 12}
	for name, one := range map[string]struct {
		flags []string
		code  int
		said  string
	}{
		"no span":          {[]string{"--span", "2026-S3"}, exitUsage, `"2026-S3" is no month (2026-03), half-year (2026-S1) or year (2026)`},
		"not over":         {[]string{"--span", year.String()}, exitFault, year.String() + " is not over"},
		"before anybody":   {[]string{"--span", "1999"}, exitFault, "no company that filled in pre-assessment counts in 1999"},
		"another":          {[]string{"--span", "2025", "--questionnaire", "other"}, exitFault, "no company that filled in other counts in 2025"},
		"both":             {[]string{"--span", "2025", "--check", "--release"}, exitUsage, "give one of --check and --release"},
		"below the law":    {[]string{"--span", "2025", "--fewest-counted", "2"}, exitUsage, "must be 3 or more"},
		"no such snapshot": {[]string{"--span", "2025-12", "--check"}, exitFault, "there is no snapshot of pre-assessment 1, 2025-12"},
		"no database":      {[]string{"--span", "2025", "--data", filepath.Join(data, "nowhere")}, exitFault, "there is no database"},
	} {
		args := append([]string{"stats", "snapshot", "--data", data}, one.flags...)
		if code, _, said := command(t, "", args...); code != one.code || !strings.Contains(said, one.said) || !strings.Contains(said, "Hint:") {
			t.Errorf("%s: %d %s", name, code, said)
		}
	}
	db := opened(t, data)
	if _, err := db.ExecContext(t.Context(), "UPDATE snapshots SET canonical = '{}'"); err != nil {
		t.Fatal(err)
	}
	code, _, said := command(t, "", "stats", "snapshot", "--data", data, "--span", lastHalf(), "--check")
	if code != exitFault || !strings.Contains(said, "was altered in the database") || !strings.Contains(said, "backup") {
		t.Error(code, said)
	}
}

func opened(t *testing.T, data string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(data, "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// A service releases last month's figures by itself, once.
func TestServeReleasesLastMonth(t *testing.T) {
	data := t.TempDir()
	if code, _, said := command(t, "", "seed", "--responses", "5", "--data", data); code != exitOK {
		t.Fatal(said)
	}
	db := opened(t, data)
	if _, err := db.ExecContext(t.Context(), "DELETE FROM snapshots WHERE months = 1"); err != nil {
		t.Fatal(err)
	}
	s := startService(t, "MATURITA_DATA="+data)
	const done = "snapshots of last month released"
	for deadline := time.Now().Add(time.Minute); !strings.Contains(s.log.String(), done); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal(s.log.String())
		}
	}
	var first, editions int64
	err := db.QueryRowContext(t.Context(), "SELECT max(first), count(*) FROM snapshots WHERE months = 1 AND released IS NOT NULL").Scan(&first, &editions)
	if err != nil || stats.Month(first) != stats.MonthOf(time.Now())-1 || editions != 1 {
		t.Error(stats.Month(first), editions, err)
	}
}
