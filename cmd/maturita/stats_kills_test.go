package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"maturita/intake"
	"maturita/mongodb/mongotest"
	"maturita/stats"
	"maturita/survey"
	"maturita/web/webtest"
)

// How many submissions a storm has: in a half-year that is over, by now, and of
// those by now how many over HTTP.
const (
	stormPast, stormNow, stormPages = 6000, 4000, 300
	stormCompanies                  = 1000
	stormBetween                    = 50 // that are done between two harms
)

// Ten thousand submissions at once, with companies that come back and withdraw,
// while whoever submits, the service and the database are killed and the primary
// steps down: what was acknowledged is there, nothing counts twice, every fact
// follows from its response, and a half-year that is over gives the same figures
// to the byte.
func TestFactsFollowThroughStorms(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		s := newStorm(t, []string{"MATURITA_DATA=" + t.TempDir()})
		s.rage(func() { s.kill() }, func(pages *service) { pages.restart() })
	})
	t.Run("MongoDB", func(t *testing.T) {
		server := mongotest.Start(t, 3)
		s := newStorm(t, []string{"MATURITA_DATA=" + t.TempDir(), "MONGODB_URI=" + server.URI(), "MATURITA_MONGODB_DATABASE=maturita"})
		s.rage(func() {
			server.StepDown()
			s.more(stormBetween)
			s.kill()
			s.more(stormBetween)
			server.Kill()
			s.more(stormBetween)
			server.Restart()
		}, func(pages *service) {
			pages.restart()
			s.more(stormBetween)
			server.Kill()
			server.Restart()
			s.more(stormBetween)
			server.StepDown()
		})
	})
}

// rage has companies submit in a half-year that is over and then by now, does harm
// in each, and has the facts made anew in between.
func (s *storm) rage(harmPast func(), harmNow func(pages *service)) {
	t, past, now, pages, times := s.t, stormPast, stormNow, stormPages, 2
	if testing.Short() {
		past, now, pages, times = past/10, now/10, pages/10, 1
	}
	published, err := s.open()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := publishShipped(t.Context(), newCatalogue(published)); err != nil {
		t.Fatal(err)
	}
	tokens := s.drafts(published, stormCompanies, past+now, 7)
	closeStore(t.Context(), published)

	end := halfYear(time.Now())
	s.submit(tokens[:past], time.Until(end.AddDate(0, -1, 0)))
	for range times {
		s.more(past / 10)
		harmPast()
	}
	s.rebuild()
	s.finish()
	before := s.figures(end)

	served := startService(t, s.env...)
	s.submit(tokens[past+pages:], 0)
	var clients sync.WaitGroup
	for part := range slices.Chunk(tokens[past:past+pages], (pages+3)/4) {
		clients.Go(func() { s.browse(served.address, part) })
	}
	for range times {
		s.more(now / 10)
		harmNow(served)
	}
	clients.Wait()
	s.finish()
	if code := served.stop(); code != exitOK {
		t.Errorf("the service ended with %d: %s", code, served.log)
	}

	if n := strings.Count(before, "\n"); n < past/10 {
		t.Errorf("%d companies count in the half-year before %s", n, end)
	}
	if after := s.figures(end); after != before {
		t.Errorf("the half-year before %s had\n%.2000s\nnow it has\n%.2000s", end, before, after)
	}
	s.check(tokens)
	code, out, said := command(t, "", append([]string{"stats", "verify"}, databaseFlags(s.env)...)...)
	if code != exitOK || !strings.HasPrefix(out, fmt.Sprintf("%d responses: each fact is what follows", len(tokens))) {
		t.Error(code, out, said)
	}
}

// rebuild has the facts made anew while the submitters go on, twice: the first is
// killed on its way.
func (s *storm) rebuild() {
	s.t.Helper()
	path, err := binary()
	if err != nil {
		s.t.Fatal(err)
	}
	arguments := append([]string{"stats", "rebuild"}, databaseFlags(s.env)...)
	killed := exec.Command(path, arguments...)
	if err := mongotest.Spawn(killed); err != nil {
		s.t.Fatal(err)
	}
	s.more(stormBetween)
	killed.Process.Kill()
	killed.Wait()
	s.allow(4 * stormBetween)
	if code, out, said := command(s.t, "", arguments...); code != exitOK {
		s.t.Error(code, out, said)
	}
}

// halfYear is the end of the half-year that was over last.
func halfYear(now time.Time) time.Time {
	month := time.January
	if now.UTC().Month() >= time.July {
		month = time.July
	}
	return time.Date(now.UTC().Year(), month, 1, 0, 0, 0, 0, time.UTC)
}

// browse submits drafts by their links over HTTP. Whoever gets no answer, or is
// told that it does not work now, tries again; the page of the result
// acknowledges.
func (s *storm) browse(address string, tokens []intake.Token) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for _, token := range tokens {
		for !submittedByPages(webtest.New(address), token) {
			select {
			case <-tick.C:
			case <-s.t.Context().Done():
				return
			}
		}
		s.acknowledged("submit "+string(token), 0)
	}
}

func submittedByPages(b *webtest.Browser, token intake.Token) bool {
	page, err := b.Get("/riprendi/" + string(token))
	if err != nil || page.Status != 200 {
		return false
	}
	root := strings.Join(strings.Split(page.Path(), "/")[:3], "/")
	page, err = b.Post(root+"/invia", url.Values{})
	return err == nil && page.Status == 200 && strings.HasSuffix(page.Path(), "/risultato")
}

func (s *storm) open() (database, error) {
	where := storeOf(s.env)
	return where.openStore(s.t.Context())
}

// facts are those of each company.
func (s *storm) facts() [][]stats.Fact {
	s.t.Helper()
	store, err := s.open()
	if err != nil {
		s.t.Fatal(err)
	}
	defer closeStore(s.t.Context(), store)
	var all [][]stats.Fact
	for _, code := range s.codes {
		company, err := store.CompanyByCode(s.t.Context(), code)
		if survey.KindOf(err) == survey.NotFound {
			continue // none of its drafts is submitted yet
		}
		if err != nil {
			s.t.Fatal(err)
		}
		facts, err := store.Facts(s.t.Context(), company.ID, "pre-assessment")
		if err != nil {
			s.t.Fatal(err)
		}
		all = append(all, facts)
	}
	return all
}

// figures is what counts in a period that ends at an instant, a line for each
// company, as one text.
func (s *storm) figures(end time.Time) string {
	s.t.Helper()
	var lines []string
	for _, facts := range s.facts() {
		for _, f := range facts {
			if !f.CountsAt(end) {
				continue
			}
			f.SupersededAt = time.Time{} // after the end, which says nothing of the period
			raw, err := json.Marshal(f)
			if err != nil {
				s.t.Fatal(err)
			}
			lines = append(lines, string(raw)+"\n")
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// check looks for what was acknowledged: a fact of every response, withdrawn or
// not as its company was told, and none besides; and for every company one that
// counts, at each instant at which there is one to count.
func (s *storm) check(tokens []intake.Token) {
	s.t.Helper()
	found := map[survey.ResponseID]stats.Fact{}
	for _, facts := range s.facts() {
		for _, f := range facts {
			if _, twice := found[f.Response]; twice {
				s.t.Error("there twice:", f.Response)
			}
			found[f.Response] = f
		}
		onceAtATime(s.t, facts)
	}
	withdrawn := 0
	for _, token := range tokens {
		f, ok := found[s.ids[token]]
		back := s.done["withdraw "+string(token)]
		if !s.done["submit "+string(token)] || !ok || f.WithdrawnAt.IsZero() == back {
			s.t.Errorf("%s: submitted %t, withdrawn %t, the fact %+v", s.ids[token], s.done["submit "+string(token)], back, f)
		}
		if back {
			withdrawn++
		}
	}
	if len(found) != len(tokens) || withdrawn < len(tokens)/20 {
		s.t.Errorf("%d facts of %d responses, %d withdrawn", len(found), len(tokens), withdrawn)
	}
}

// onceAtATime looks at one company around each instant at which something was
// submitted.
func onceAtATime(t *testing.T, facts []stats.Fact) {
	t.Helper()
	for _, moment := range facts {
		for _, end := range []time.Time{moment.SubmittedAt, moment.SubmittedAt.Add(time.Millisecond)} {
			counting, there := 0, 0
			for _, f := range facts {
				if f.CountsAt(end) {
					counting++
				}
				if f.WithdrawnAt.IsZero() && f.SubmittedAt.Before(end) {
					there = 1
				}
			}
			if counting != there {
				t.Errorf("before %s, %d facts of company %s count, want %d", end, counting, moment.Company, there)
			}
		}
	}
}
