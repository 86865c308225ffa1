package web

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// memory is a store that keeps everything in maps: it behaves as intake.Store
// says, one transaction at a time.
type memory struct {
	intake.Outbox      // not used by pages beyond InsertMail
	intake.Generations // not used by pages
	mu                 sync.Mutex
	memoryState
}

type memoryState struct {
	responses    map[survey.ResponseID]survey.Response
	results      map[survey.ResponseID]scoring.Result // official
	byEngine     map[resultBy]scoring.Result          // all
	links        []intake.Link
	companies    map[survey.CodiceFiscale]survey.Company
	facts        map[survey.ResponseID]stats.Fact
	mails        map[string]intake.Mail
	publications []intake.Publication
	reports      map[survey.ReportNumber]intake.Report
	files        map[intake.FileHash]intake.ReportFile
}

// resultBy names the result of a response by a version of the engine.
type resultBy struct {
	response survey.ResponseID
	engine   string
}

func newMemory() *memory {
	return &memory{memoryState: memoryState{
		responses: map[survey.ResponseID]survey.Response{}, results: map[survey.ResponseID]scoring.Result{}, byEngine: map[resultBy]scoring.Result{},
		companies: map[survey.CodiceFiscale]survey.Company{}, facts: map[survey.ResponseID]stats.Fact{}, mails: map[string]intake.Mail{},
		reports: map[survey.ReportNumber]intake.Report{}, files: map[intake.FileHash]intake.ReportFile{},
	}}
}

func (s memoryState) clone() memoryState {
	return memoryState{
		maps.Clone(s.responses), maps.Clone(s.results), maps.Clone(s.byEngine), slices.Clone(s.links), maps.Clone(s.companies),
		maps.Clone(s.facts), maps.Clone(s.mails), slices.Clone(s.publications), maps.Clone(s.reports), maps.Clone(s.files),
	}
}

func (m *memory) Atomic(ctx context.Context, f func(context.Context, intake.Writer) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	working := &memoryWriter{m.clone()}
	if err := f(ctx, working); err != nil {
		return err
	}
	m.memoryState = working.memoryState
	return nil
}

// read runs one look-up outside a transaction.
func read[T any](m *memory, f func(*memoryWriter) (T, error)) (T, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return f(&memoryWriter{m.memoryState})
}

func (m *memory) Response(ctx context.Context, id survey.ResponseID) (survey.Response, error) {
	return read(m, func(w *memoryWriter) (survey.Response, error) { return w.Response(ctx, id) })
}
func (m *memory) Result(ctx context.Context, id survey.ResponseID) (scoring.Result, error) {
	return read(m, func(w *memoryWriter) (scoring.Result, error) { return w.Result(ctx, id) })
}
func (m *memory) ResultBy(ctx context.Context, id survey.ResponseID, engine string) (scoring.Result, error) {
	return read(m, func(w *memoryWriter) (scoring.Result, error) { return w.ResultBy(ctx, id, engine) })
}
func (m *memory) FrozenIDs(ctx context.Context, ref survey.Ref, after survey.ResponseID, limit int) ([]survey.ResponseID, error) {
	return read(m, func(w *memoryWriter) ([]survey.ResponseID, error) { return w.FrozenIDs(ctx, ref, after, limit) })
}
func (m *memory) Link(ctx context.Context, hash intake.LinkHash) (intake.Link, error) {
	return read(m, func(w *memoryWriter) (intake.Link, error) { return w.Link(ctx, hash) })
}
func (m *memory) Opened(ctx context.Context, hash intake.LinkHash) (link intake.Link, revision int64, err error) {
	_, err = read(m, func(w *memoryWriter) (_ intake.Link, err error) {
		link, revision, err = w.Opened(ctx, hash)
		return link, err
	})
	return link, revision, err
}
func (m *memory) Links(ctx context.Context, id survey.ResponseID) ([]intake.Link, error) {
	return read(m, func(w *memoryWriter) ([]intake.Link, error) { return w.Links(ctx, id) })
}
func (m *memory) CompanyByCode(ctx context.Context, code survey.CodiceFiscale) (survey.Company, error) {
	return read(m, func(w *memoryWriter) (survey.Company, error) { return w.CompanyByCode(ctx, code) })
}
func (m *memory) Facts(ctx context.Context, company survey.CompanyID, instrument survey.QuestionnaireID) ([]stats.Fact, error) {
	return read(m, func(w *memoryWriter) ([]stats.Fact, error) { return w.Facts(ctx, company, instrument) })
}
func (m *memory) ResponsesByContact(ctx context.Context, key string, after survey.ResponseID, limit int) ([]survey.Response, error) {
	return read(m, func(w *memoryWriter) ([]survey.Response, error) { return w.ResponsesByContact(ctx, key, after, limit) })
}

func (m *memory) ReplaceResponse(ctx context.Context, r survey.Response) error {
	return m.Atomic(ctx, func(ctx context.Context, w intake.Writer) error { return w.ReplaceResponse(ctx, r) })
}

func (m *memory) Publish(_ context.Context, p intake.Publication) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if slices.ContainsFunc(m.publications, func(o intake.Publication) bool { return o.Ref == p.Ref }) {
		return survey.Fail(survey.Conflict, "exists")
	}
	m.publications = append(m.publications, p)
	return nil
}

func (m *memory) Publication(_ context.Context, ref survey.Ref) (intake.Publication, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, p := range m.publications {
		if p.Ref == ref {
			return p, nil
		}
	}
	return intake.Publication{}, survey.Fail(survey.NotFound, "publication")
}

func (m *memory) Retire(_ context.Context, ref survey.Ref, at time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := range m.publications {
		if m.publications[i].Ref == ref && !m.publications[i].Retired() {
			m.publications[i].RetiredAt = at
			return nil
		}
	}
	return survey.Fail(survey.Conflict, "publication")
}

func (m *memory) Publications(context.Context) ([]intake.Publication, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.publications), nil
}

func (m *memory) DeleteExpired(context.Context, time.Time, int) (int, error) { return 0, nil }
func (m *memory) Mark(context.Context, intake.Mark) error                    { return nil }
func (m *memory) Marked(context.Context, intake.Mark) (bool, error)          { return false, nil }
func (m *memory) Ping(context.Context) error                                 { return nil }
func (m *memory) Close(context.Context) error                                { return nil }

// memoryWriter is the working copy of one transaction.
type memoryWriter struct{ memoryState }

func find[K comparable, V any](m map[K]V, k K) (V, error) {
	v, ok := m[k]
	if !ok {
		return v, survey.Fail(survey.NotFound, "not-there")
	}
	return v, nil
}

func (w *memoryWriter) Response(_ context.Context, id survey.ResponseID) (survey.Response, error) {
	return find(w.responses, id)
}

func (w *memoryWriter) Result(_ context.Context, id survey.ResponseID) (scoring.Result, error) {
	return find(w.results, id)
}

func (w *memoryWriter) ResultBy(_ context.Context, id survey.ResponseID, engine string) (scoring.Result, error) {
	return find(w.byEngine, resultBy{id, engine})
}

func (w *memoryWriter) Link(_ context.Context, hash intake.LinkHash) (intake.Link, error) {
	for _, l := range w.links {
		if l.Hash == hash {
			return l, nil
		}
	}
	return intake.Link{}, survey.Fail(survey.NotFound, "link")
}

func (w *memoryWriter) Opened(ctx context.Context, hash intake.LinkHash) (intake.Link, int64, error) {
	l, err := w.Link(ctx, hash)
	return l, w.responses[l.Response].Revision, err
}

func (w *memoryWriter) Links(_ context.Context, id survey.ResponseID) ([]intake.Link, error) {
	var links []intake.Link
	for _, l := range w.links {
		if l.Response == id {
			links = append(links, l)
		}
	}
	return links, nil
}

func (w *memoryWriter) CompanyByCode(_ context.Context, code survey.CodiceFiscale) (survey.Company, error) {
	return find(w.companies, code)
}

func (w *memoryWriter) Facts(_ context.Context, company survey.CompanyID, instrument survey.QuestionnaireID) ([]stats.Fact, error) {
	var facts []stats.Fact
	for _, f := range w.facts {
		if f.Company == company && f.Instrument == instrument {
			facts = append(facts, f)
		}
	}
	slices.SortFunc(facts, func(a, b stats.Fact) int { return a.SubmittedAt.Compare(b.SubmittedAt) })
	return facts, nil
}

func (w *memoryWriter) ResponsesByContact(_ context.Context, key string, after survey.ResponseID, limit int) ([]survey.Response, error) {
	return w.page(after, limit, func(r survey.Response) bool { return r.ContactKey == key && r.State != survey.Withdrawn }), nil
}

func (w *memoryWriter) FrozenIDs(_ context.Context, ref survey.Ref, after survey.ResponseID, limit int) (ids []survey.ResponseID, err error) {
	for _, r := range w.page(after, limit, func(r survey.Response) bool { return r.Instrument == ref && r.State != survey.Draft }) {
		ids = append(ids, r.ID)
	}
	return ids, nil
}

func (w *memoryWriter) page(after survey.ResponseID, limit int, wanted func(survey.Response) bool) []survey.Response {
	var found []survey.Response
	for _, r := range w.responses {
		if r.ID > after && wanted(r) {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b survey.Response) int { return cmp.Compare(a.ID, b.ID) })
	return found[:min(limit, len(found))]
}

func (w *memoryWriter) InsertResponse(_ context.Context, r survey.Response) error {
	if _, ok := w.responses[r.ID]; ok {
		return survey.Fail(survey.Conflict, "exists")
	}
	r.Revision = 1
	w.responses[r.ID] = r
	return nil
}

func (w *memoryWriter) ReplaceResponse(_ context.Context, r survey.Response) error {
	if w.responses[r.ID].Revision != r.Revision {
		return survey.Fail(survey.Conflict, "moved")
	}
	r.Revision++
	w.responses[r.ID] = r
	return nil
}

func (w *memoryWriter) PutCompany(_ context.Context, c survey.Company) error {
	if w.companies[c.CodiceFiscale].Revision != c.Revision {
		return survey.Fail(survey.Conflict, "moved")
	}
	c.Revision++
	w.companies[c.CodiceFiscale] = c
	return nil
}

func (w *memoryWriter) PutFact(_ context.Context, f stats.Fact) error {
	w.facts[f.Response] = f
	return nil
}

func (w *memoryWriter) NextFacts(context.Context) (intake.FactWriter, intake.Generation, error) {
	return nil, "", nil
}

func (w *memoryWriter) PutResult(_ context.Context, id survey.ResponseID, r scoring.Result) error {
	w.results[id], w.byEngine[resultBy{id, r.Engine}] = r, r
	return nil
}

func (w *memoryWriter) InsertLink(_ context.Context, l intake.Link) error {
	w.links = append(w.links, l)
	return nil
}

func (w *memoryWriter) RevokeLinks(_ context.Context, id survey.ResponseID, at time.Time, hashes ...intake.LinkHash) error {
	for i, l := range w.links {
		if l.Response == id && l.RevokedAt.IsZero() && (len(hashes) == 0 || slices.Contains(hashes, l.Hash)) {
			w.links[i].RevokedAt = at
		}
	}
	return nil
}

func (w *memoryWriter) InsertMail(_ context.Context, m intake.Mail) error {
	if _, ok := w.mails[m.ID]; ok {
		return survey.Fail(survey.Conflict, "queued")
	}
	w.mails[m.ID] = m
	return nil
}
