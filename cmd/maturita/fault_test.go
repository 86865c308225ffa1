package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"maturita/mongodb/mongotest"
)

// answered goes to the first area, saves it, and returns where to go on.
func answered(t *testing.T, s *service) (c *company, next string) {
	t.Helper()
	c = newCompany(t, s).begin().profile(forno)
	c.area()
	return c, c.page.Path()
}

func TestAnswersOutliveTheService(t *testing.T) {
	onBoth(t, func(t *testing.T, e engine) {
		s := startService(t, e.env(t)...)
		c, next := answered(t, s)
		s.restart() // kill -9 right after the page that says saved
		c.get(c.root())
		if c.page.Path() != next {
			t.Fatalf("after a crash the company goes on at %s, not at %s", c.page.Path(), next)
		}
		c.areas().send()
		result := c.page.Text()
		s.restart()
		if c.get(c.page.Path()).Text() != result {
			t.Fatal("the result is another one after a crash")
		}
	})
}

func TestAnswersOutliveMongoDB(t *testing.T) {
	server := mongotest.Start(t, 1)
	s := startService(t, "MATURITA_DATA="+t.TempDir(), "MONGODB_URI="+server.URI())
	c, next := answered(t, s)
	server.Kill()
	page, err := c.Get(c.root())
	if err != nil || page.Status != 503 || page.Header.Get("Retry-After") == "" {
		t.Fatal("without its database the service answers", err, page.Status)
	}
	server.Restart()
	c.get(c.root())
	if c.page.Path() != next {
		t.Fatalf("after a crash of the database the company goes on at %s, not at %s", c.page.Path(), next)
	}
	c.areas().send()
}

func TestJourneyGoesOnThroughAStepDown(t *testing.T) {
	server := mongotest.Start(t, 3)
	s := startService(t, "MATURITA_DATA="+t.TempDir(), "MONGODB_URI="+server.URI())
	c, _ := answered(t, s)
	c.area()
	server.StepDown()
	c.area()
	server.StepDown()
	c.areas().send()
}

func TestStandaloneMongoDBIsRefused(t *testing.T) {
	server := mongotest.StartStandalone(t)
	var out, log strings.Builder
	code := run(process{t.Context(), strings.NewReader(""), &out, &log}, []string{"serve", "--listen", "127.0.0.1:0", "--data", t.TempDir(), "--mongodb-uri", server.URI()})
	if code != exitFault || !strings.Contains(log.String(), "--replSet") || !strings.Contains(log.String(), "rs.initiate") {
		t.Fatalf("exit code %d:\n%s", code, &log)
	}
}

// TestEmptyChroot starts the static binary where nothing else is: no zone
// files, no certificates, no folder for temporary files.
func TestEmptyChroot(t *testing.T) {
	if os.Geteuid() != 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("only root may chroot, and CI leaves nothing out")
		}
		t.Skip("only root may chroot")
	}
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "maturita"), raw, 0o755); err != nil {
		t.Fatal(err)
	}
	s := &service{t: t, env: []string{"MATURITA_DATA=/data"}, root: root, listen: "127.0.0.1:0"}
	s.start()
	t.Cleanup(s.kill)
	newCompany(t, s).complete()
	if code := s.stop(); code != 0 {
		t.Fatalf("exit code %d:\n%s", code, s.log)
	}
}
