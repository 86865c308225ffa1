package statstest

import (
	"fmt"
	"math/rand/v2"
	"time"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// What facts are drawn from. Provinces are of four chambers.
var (
	instruments = []survey.QuestionnaireID{"pre-assessment", "approfondimento"}
	versions    = []survey.Version{{Major: 1}, {Major: 1, Minor: 1}, {Major: 1, Minor: 10, Patch: 2}, {Major: 2}, {Major: 2, Minor: 1}}
	provinces   = []territory.Sigla{"MI", "MB", "LO", "BZ", "AO", "RM"}
	sizes       = []survey.SizeClass{survey.Micro, survey.Small, survey.Medium, survey.Large}
	levels      = []survey.LevelID{"", "esordiente", "apprendista", "specialista", "esperto"}
	reasons     = []survey.Reason{"", survey.ReasonVoucher, survey.ReasonCampaign, survey.ReasonOwn}
	assurances  = []survey.Assurance{survey.Claimed, survey.Confirmed}
	sections    = []string{"", "A", "C", "F", "G", "I", "J", "M", "V"}
	activities  = []string{"A", "C", "F", "G", "I", "J", "M", "V", "10.71", "10.71.2", "01.11", "62.10", "99.99.99", ""}
	areas       = []survey.AreaID{"strategia", "persone", "processi", "logistica", "vendite", "dati", "sicurezza", "impianti"}
	techs       = []survey.TechnologyID{"cloud", "big-data", "iot", "robotica", "stampa-3d", "blockchain", "ia"}
)

// World is a number of companies and what they submitted.
type World struct {
	Memory
	random *rand.Rand
	count  int
}

// NewWorld draws companies. The same seed draws the same ones.
func NewWorld(seed uint64, companies int) *World {
	w := &World{random: rand.New(rand.NewPCG(seed, 0))}
	for i := range companies {
		id := survey.CompanyID(fmt.Sprintf("company-%d-%d", seed, i))
		province := pick(w.random, provinces)
		for _, instrument := range instruments[:1+w.random.IntN(len(instruments))] {
			var own []stats.Fact
			for range 1 + w.random.IntN(4) {
				f := w.fact(id, instrument)
				if w.random.IntN(5) > 0 { // it moved otherwise
					f.Province = province
				}
				own = append(own, f)
			}
			w.Facts = append(w.Facts, stats.Succession(own)...)
		}
	}
	for range companies {
		w.Drafts = append(w.Drafts, Draft{pick(w.random, instruments), pick(w.random, append(provinces, "")), Moment(w.random)})
	}
	return w
}

func (w *World) fact(company survey.CompanyID, instrument survey.QuestionnaireID) stats.Fact {
	w.count++
	f := stats.Fact{
		Response: survey.ResponseID(fmt.Sprintf("%08x-%d", w.random.Uint32(), w.count)), Company: company, Instrument: instrument,
		Version: pick(w.random, versions), Engine: "1", SubmittedAt: Moment(w.random), Province: pick(w.random, provinces),
		Size: pick(w.random, sizes), Ateco: pick(w.random, activities), AtecoVersion: territory.AtecoVersion,
		Reason: pick(w.random, reasons), Assurance: pick(w.random, assurances),
	}
	if w.random.IntN(8) == 0 {
		f.AtecoVersion = "ATECO 2007"
	}
	if w.random.IntN(6) == 0 {
		f.WithdrawnAt = f.SubmittedAt.Add(time.Duration(w.random.IntN(100)) * time.Hour)
	}
	w.score(&f)
	return f
}

// score gives a fact other results.
func (w *World) score(f *stats.Fact) {
	f.Level, f.Overall, f.Areas, f.InUse, f.Planned = "", nil, nil, some(w.random, techs), some(w.random, techs)
	if w.random.IntN(6) > 0 {
		f.Level, f.Overall = pick(w.random, levels), w.points()
	}
	for _, area := range some(w.random, areas) {
		a := stats.AreaScore{Area: area, State: scoring.NotAssessable}
		if w.random.IntN(5) > 0 {
			a.State, a.Score = scoring.Assessable, w.points()
		}
		f.Areas = append(f.Areas, a)
	}
}

func (w *World) points() *stats.MicroPoints {
	p := stats.MicroPoints(w.random.IntN(100_000_001))
	if w.random.IntN(4) == 0 {
		p = pick(w.random, []stats.MicroPoints{0, 1, 9_999, 10_000, 10_001, 99_999_999, 100_000_000})
	}
	return &p
}

// Change withdraws a fact, scores one anew, confirms one or adds one, and returns
// those of its company that are to be stored.
func (w *World) Change() []stats.Fact {
	f := w.Facts[w.random.IntN(len(w.Facts))]
	switch w.random.IntN(4) {
	case 0:
		f.WithdrawnAt = f.SubmittedAt.Add(time.Hour)
	case 1:
		w.score(&f)
	case 2:
		f.Assurance = survey.Confirmed
	default:
		f = w.fact(f.Company, f.Instrument)
	}
	own, others := []stats.Fact{f}, []stats.Fact(nil)
	stored := map[survey.ResponseID]stats.Fact{}
	for _, o := range w.Facts {
		switch {
		case o.Company != f.Company || o.Instrument != f.Instrument:
			others = append(others, o)
		case o.Response != f.Response:
			own = append(own, o)
			stored[o.Response] = o
		}
	}
	own = stats.Succession(own)
	w.Facts = append(others, own...)
	var changed []stats.Fact
	for _, o := range own {
		if before, ok := stored[o.Response]; !ok || !before.SupersededAt.Equal(o.SupersededAt) {
			changed = append(changed, o)
		}
	}
	return changed
}

// Moment draws an instant of three years, often the first or last of a month, or
// one at which clocks in Italy are put forward or back.
func Moment(random *rand.Rand) time.Time {
	start := stats.Month(12*2025 + random.IntN(36)).Start()
	edges := []time.Time{
		start, start.Add(-time.Millisecond), start.Add(time.Millisecond), start.Add(30 * time.Minute), start.Add(time.Hour), start.Add(2 * time.Hour),
		time.Date(2026, 3, 29, 1, 0, 0, 0, time.UTC), time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC), time.Date(2026, 10, 25, 1, 30, 0, 0, time.UTC),
	}
	if random.IntN(3) == 0 {
		return pick(random, edges)
	}
	return start.Add(time.Duration(random.Int64N(int64(31 * 24 * time.Hour)))).Truncate(time.Millisecond)
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }

// some draws a part of a list, in any order.
func some[T any](random *rand.Rand, from []T) []T {
	var drawn []T
	for _, i := range random.Perm(len(from))[:random.IntN(len(from)+1)] {
		drawn = append(drawn, from[i])
	}
	return drawn
}
