package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"maturita/intake"
	"maturita/staff"
	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
	"maturita/territory"
)

// mappingClients is how many people look at figures at once.
const mappingClients = 8

// BenchmarkMapping makes the service show figures of as many facts as BenchFacts
// says to several clients at once: a dashboard that is asked for again, one of a
// past day that nobody asked for before, and the network's snapshot. The clients
// and the database share the machine with the service.
func BenchmarkMapping(b *testing.B) {
	for _, e := range engines {
		for _, facts := range statstest.BenchFacts(b) {
			b.Run(fmt.Sprintf("%s/facts=%d", e.name, facts), func(b *testing.B) { benchMapping(b, e.env(b), facts) })
		}
	}
}

func benchMapping(b *testing.B, env []string, facts int) {
	newMapping(b, env, facts).run(b, env)
}

// run lets clients look.
func (m *mapping) run(b *testing.B, env []string) {
	s := startService(b, append(env, "MATURITA_LOG_LEVEL=error")...)
	for _, chamber := range []struct{ name, id string }{{"largest chamber", m.largest}, {"median chamber", m.median}} {
		cookie := m.signIn(b, staff.Grant{Role: staff.Advisor, Chamber: territory.ChamberID(chamber.id)})
		path := "/pid/in/" + chamber.id + "/mappa"
		b.Run(chamber.name+", again", func(b *testing.B) {
			getAs(b, s.address+path, cookie) // whatever is to be kept is kept
			m.measure(b, func(int) string { return s.address + path }, cookie)
		})
		day := 0
		b.Run(chamber.name+", another day", func(b *testing.B) {
			from := day
			day += b.N
			m.measure(b, func(i int) string {
				return s.address + path + "?periodo=tutto&al=" + m.end.AddDate(0, 0, -1-from-i).Format(time.DateOnly)
			}, cookie)
		})
	}
	cookie := m.signIn(b, staff.Grant{Role: staff.Network})
	b.Run("network", func(b *testing.B) {
		m.measure(b, func(int) string { return s.address + "/pid/in/rete/mappa" }, cookie)
	})
	b.Run("process", func(b *testing.B) {
		b.ReportMetric(float64(peakMemory(s.process.Process.Pid))/(1<<20), "peak-MiB")
		b.ReportMetric(m.snapshot.Seconds(), "snapshot-s")
		b.ReportMetric(0, "ns/op")
	})
}

// mapping is a database with facts of a nation, the snapshot of its last year and
// people who can sign in.
type mapping struct {
	end             time.Time
	largest, median string // chambers
	snapshot        time.Duration
	people          *staff.Service
	hired           int
}

func newMapping(b *testing.B, env []string, facts int) *mapping {
	where := storeOf(env)
	store, err := where.openStore(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { closeStore(context.WithoutCancel(b.Context()), store) })
	catalogue := newCatalogue(store)
	if _, err := publishShipped(b.Context(), catalogue); err != nil {
		b.Fatal(err)
	}
	models, err := shippedModels()
	if err != nil {
		b.Fatal(err)
	}
	q := models[len(models)-1].Questionnaire()
	m := &mapping{end: stats.MonthOf(time.Now()).Start(), people: staff.New(store, time.Now, rand.Reader)}
	nation := statstest.Nation{Questionnaire: q, Versions: []survey.Version{q.Version}, End: m.end}
	counts := map[territory.ChamberID]int{}
	nation.Fill(b, facts, func(ctx context.Context, all []stats.Fact) error {
		for _, f := range all {
			if c, ok := territory.Italy().ChamberOf(f.Province, m.end); ok {
				counts[c.ID]++
			}
		}
		return putFacts(ctx, store, all)
	})
	nation.Drafts(b, store, facts/200+1)
	chambers := slices.SortedFunc(maps.Keys(counts), func(a, b territory.ChamberID) int { return counts[a] - counts[b] })
	m.median, m.largest = string(chambers[len(chambers)/2]), string(chambers[len(chambers)-1])
	b.Logf("the largest chamber has %d facts, the median one %d", counts[territory.ChamberID(m.largest)], counts[territory.ChamberID(m.median)])
	began := time.Now()
	span := stats.Span{First: stats.MonthOf(m.end) - 1, Months: 1}
	if err := keeper(store, catalogue, stats.DefaultPolicy).Publish(b.Context(), q.ID, span); err != nil {
		b.Fatal(err)
	}
	m.snapshot = time.Since(began)
	return m
}

// putFacts stores whole histories of new companies.
func putFacts(ctx context.Context, store database, facts []stats.Fact) error {
	if bulk, ok := store.(interface {
		PutAll(context.Context, []stats.Fact) error
	}); ok {
		return bulk.PutAll(ctx, facts)
	}
	return store.Atomic(ctx, func(ctx context.Context, w intake.Writer) error {
		for _, f := range facts {
			if err := w.PutFact(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// signIn lets somebody in and returns the cookie.
func (m *mapping) signIn(b *testing.B, grant staff.Grant) *http.Cookie {
	m.hired++
	form := staff.Form{Email: fmt.Sprintf("misura%d@example.org", m.hired), Name: "Misura", Grant: grant}
	_, invitation, err := m.people.Add(b.Context(), staff.Operator(), staff.InService(), form)
	const password = "una lunga parola d'ordine"
	if err == nil {
		err = m.people.SetPassword(b.Context(), invitation, password)
	}
	if err != nil {
		b.Fatal(err)
	}
	token, _, err := m.people.SignIn(b.Context(), form.Email, password)
	if err != nil {
		b.Fatal(err)
	}
	return &http.Cookie{Name: "personale", Value: string(token)}
}

// measure has clients get pages, each address once, and tells how long half of
// them and 95 of 100 took at most.
func (m *mapping) measure(b *testing.B, address func(i int) string, cookie *http.Cookie) {
	numbers := make(chan int)
	var mu sync.Mutex
	var took []time.Duration
	var working sync.WaitGroup
	for range mappingClients {
		working.Go(func() {
			for i := range numbers {
				began := time.Now()
				getAs(b, address(i), cookie)
				mu.Lock()
				took = append(took, time.Since(began))
				mu.Unlock()
			}
		})
	}
	for i := range b.N {
		numbers <- i
	}
	close(numbers)
	working.Wait()
	slices.Sort(took)
	for _, share := range []int{50, 95} {
		b.ReportMetric(float64(took[(len(took)-1)*share/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", share))
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(0, "ns/op")
}

// getAs gets a page as somebody who is signed in.
func getAs(b *testing.B, address string, cookie *http.Cookie) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		b.Error(err)
		return
	}
	request.AddCookie(cookie)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		b.Error(err)
		return
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
		b.Error(address, response.StatusCode, err)
	}
}
