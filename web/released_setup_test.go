package web

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
	"maturita/territory"
)

// Series of the released world. What is hidden was made, and not released.
var (
	firstHalf  = stats.Series{Instrument: "prova", Major: 1, Span: stats.Span{First: 12 * 2026, Months: 6}}
	march      = stats.Series{Instrument: "prova", Major: 1, Span: stats.Span{First: 12*2026 + 2, Months: 1}}
	hiddenYear = stats.Series{Instrument: "prova", Major: 1, Span: stats.Span{First: 12 * 2025, Months: 12}}
)

// releasedWorld are companies all over Italy, many of some chambers and few of
// others, with what was released of them: a half-year in two editions and a month.
// A third edition of the half-year and a year were made and not released.
type releasedWorld struct {
	facts statstest.Memory
	shelf statstest.Shelf
}

var theWorld = sync.OnceValues(func() (*releasedWorld, error) {
	w := &releasedWorld{}
	random := rand.New(rand.NewPCG(4, 2026))
	provinces := territory.Italy().Provinces()
	for i := range 900 {
		province := provinces[random.IntN(1+random.IntN(len(provinces)))]
		if i%6 == 0 {
			province.Sigla = "FI"
		}
		w.add(random, i, province.Sigla)
	}
	ctx := context.Background()
	keeper := stats.Keeper{Store: &w.shelf, Maker: stats.Maker{
		Source: &w.facts, Policy: stats.DefaultPolicy, Now: func() time.Time { return time.Date(2026, 7, 20, 8, 0, 0, 0, time.UTC) },
		Questionnaire: func(context.Context, survey.Ref) (*survey.Questionnaire, error) { return withTechnologies(), nil },
	}}
	for i, step := range []struct {
		of      stats.Series
		release bool
	}{{firstHalf, true}, {march, true}, {hiddenYear, false}, {firstHalf, true}, {firstHalf, false}} {
		for n := range 12 * i {
			w.add(random, 1000+100*i+n, "FI") // so that each edition differs
		}
		made, err := keeper.Make(ctx, step.of)
		if err != nil {
			return nil, err
		}
		e, _, err := keeper.Keep(ctx, made)
		if err == nil && step.release {
			_, err = keeper.Release(ctx, e)
		}
		if err != nil {
			return nil, err
		}
	}
	return w, nil
})

// withTechnologies is everyType with two technologies that it asks about.
func withTechnologies() *survey.Questionnaire {
	q := everyType()
	asked := q.Question("tecnologie")
	for i := range asked.Rows {
		asked.Rows[i].Technology = survey.TechnologyID(asked.Rows[i].ID)
	}
	return q
}

// add makes a company that answered within a year and a half before the end of
// the half-year.
func (w *releasedWorld) add(random *rand.Rand, i int, province territory.Sigla) {
	codes := []string{"10.71.10", "25.53.00", "43.21.01", "47.71.10", "55.10.00", "62.10.00", "69.20.03"}
	sizes := []survey.SizeClass{survey.Micro, survey.Micro, survey.Micro, survey.Small, survey.Small, survey.Medium}
	at := firstHalf.Span.Period().Until.AddDate(0, 0, -1-random.IntN(500))
	maturity := 20 + 55*random.Float64()
	var own []stats.Fact
	for n := range 1 + random.IntN(4)/3 {
		f := stats.Fact{
			Company: survey.CompanyID(fmt.Sprintf("c%04d", i)), Response: survey.ResponseID(fmt.Sprintf("r%04d-%d", i, n)), Instrument: "prova",
			Version: survey.Version{Major: 1}, Engine: "1.0.0", Province: province, SubmittedAt: at.Truncate(time.Millisecond),
			Size: sizes[random.IntN(len(sizes))], Ateco: codes[random.IntN(len(codes))], AtecoVersion: territory.AtecoVersion,
			Assurance: []survey.Assurance{survey.Claimed, survey.Confirmed}[random.IntN(2)],
		}
		answered(random, &f, maturity+float64(8*n))
		own = append(own, f)
		at = at.Add(time.Duration(1+random.IntN(12)) * time.Hour)
	}
	w.facts.Facts = append(w.facts.Facts, stats.Succession(own)...)
}

// newReleasedOffice is an office at which the world was released.
func newReleasedOffice(t testing.TB) (*office, *releasedWorld) {
	t.Helper()
	w, err := theWorld()
	if err != nil {
		t.Fatal(err)
	}
	o := newOffice(t)
	o.server.Snapshots = stats.NewSnapshots(&w.shelf)
	return o, w
}

// releasedPages are the pages of what was released.
func releasedPages(t *testing.T, language string) map[string]shown {
	t.Helper()
	o, _ := newReleasedOffice(t)
	o.language = language
	network, region := staffPath+"/in/"+networkScope+releasedPath, staffPath+"/in/"+regionSlug("Toscana")+releasedPath
	half, month := dataPath(firstHalf), seriesKey(march)
	pages := map[string]shown{
		"staff_home-network":           o.page("network", "GET", staffPath, nil),
		"staff_home-regional":          o.page("regional", "GET", staffPath, nil),
		"staff_network":                o.page("network", "GET", network+"?tecnologia=iot", nil),
		"staff_network-month":          o.page("officer", "GET", network+"?dati="+month, nil),
		"staff_region":                 o.page("regional", "GET", region, nil),
		"public_data":                  o.page("", "GET", publicDataPath, nil),
		"public_data_snapshot":         o.page("", "GET", half, nil),
		"public_data_snapshot-older":   o.page("", "GET", half+"?edizione=1", nil),
		"error-403-region":             o.page("regional", "GET", network, nil),
		"error-404-unreleased-edition": o.page("", "GET", half+"?edizione=3", nil),
	}
	o.server.Snapshots = nil
	pages["staff_network-empty"] = o.page("network", "GET", network, nil)
	o.server.Snapshots = stats.NewSnapshots(&statstest.Shelf{})
	pages["staff_region-empty"] = o.page("regional", "GET", region, nil)
	pages["public_data-empty"] = o.page("", "GET", publicDataPath, nil)
	return pages
}
