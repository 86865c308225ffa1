package web

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
	"maturita/territory"
)

// someFacts are those of companies of Florence that filled in everyType in the
// twenty months before an instant, always the same ones.
func someFacts(now time.Time) statstest.Memory {
	random := rand.New(rand.NewPCG(12, 1850))
	m := statstest.Memory{}
	codes := []string{"10.71.10", "25.53.00", "43.21.01", "47.71.10", "55.10.00", "62.10.00", "69.20.03"}
	sizes := []survey.SizeClass{survey.Micro, survey.Micro, survey.Micro, survey.Small, survey.Small, survey.Medium, survey.Large}
	for i := range 70 {
		company := stats.Fact{
			Company: survey.CompanyID(fmt.Sprintf("c%02d", i)), Instrument: "prova", Province: "FI", Engine: "1.0.0",
			Size: sizes[random.IntN(len(sizes))], Ateco: codes[random.IntN(len(codes))], AtecoVersion: territory.AtecoVersion,
		}
		var own []stats.Fact
		at := now.AddDate(0, 0, -random.IntN(600)-1)
		maturity := 25 + 55*random.Float64()
		for n := range 1 + random.IntN(3)/2 {
			f := company
			f.Response, f.SubmittedAt = survey.ResponseID(fmt.Sprintf("r%02d-%d", i, n)), at.UTC().Truncate(time.Millisecond)
			f.Version = survey.Version{Major: 1}
			f.Reason = []survey.Reason{survey.ReasonVoucher, survey.ReasonOwn, survey.ReasonCampaign}[random.IntN(3)]
			f.Assurance = []survey.Assurance{survey.Claimed, survey.Confirmed}[random.IntN(2)]
			answered(random, &f, maturity+float64(8*n))
			own = append(own, f)
			at = at.AddDate(0, 0, random.IntN(int(now.Sub(at).Hours()/24)+1)).Add(-time.Hour)
		}
		m.Facts = append(m.Facts, stats.Succession(own)...)
	}
	for i := range 25 {
		m.Drafts = append(m.Drafts, statstest.Draft{Instrument: "prova", Province: "FI", BeganAt: now.AddDate(0, 0, -20*i-1)})
	}
	return m
}

// answered gives a fact scores around a maturity and technologies.
func answered(random *rand.Rand, f *stats.Fact, maturity float64) {
	total, counted := 0.0, 0
	for _, area := range []survey.AreaID{"clienti", "interno", "vendite"} {
		a := stats.AreaScore{Area: area, State: scoring.NotPertinent}
		if area != "vendite" || random.IntN(3) > 0 {
			points := min(max(maturity+14*random.NormFloat64(), 0), 100)
			score := stats.MicroPoints(points * 1_000_000)
			a.State, a.Score = scoring.Assessable, &score
			total, counted = total+points, counted+1
		}
		f.Areas = append(f.Areas, a)
	}
	if random.IntN(20) > 0 {
		overall := stats.MicroPoints(total / float64(counted) * 1_000_000)
		f.Overall = &overall
		f.Level = "esordiente"
		if overall >= 40_000_000 {
			f.Level = "esperto"
		}
		if overall >= 80_000_000 {
			f.Level = "campione"
		}
	}
	for _, one := range survey.Technologies()[:10] {
		switch {
		case random.Float64()*100 < maturity/2:
			f.InUse = append(f.InUse, one.ID)
		case random.IntN(6) == 0:
			f.Planned = append(f.Planned, one.ID)
		}
	}
	slices.Sort(f.InUse)
}

// twoMajors lets the companies that answered in the last seven months have done so
// on a second major version, which is published too.
func twoMajors(o *office) {
	o.t.Helper()
	second := survey.Ref{ID: "prova", Version: survey.Version{Major: 2}}
	now := time.Date(2026, 11, 27, 10, 0, 0, 0, time.UTC)
	if _, err := o.server.Catalogue.Publish(o.t.Context(), intake.NewPublication(second, []byte(second.String())), now); err != nil {
		o.t.Fatal(err)
	}
	for i := range o.facts.Facts {
		if f := &o.facts.Facts[i]; f.SubmittedAt.After(now.AddDate(0, -7, 0)) {
			f.Version = second.Version
		}
	}
}

// dashboardPages are the states of a dashboard; afterwards there are no facts.
func (o *office) dashboardPages() map[string]shown {
	pages := map[string]shown{
		"staff_dashboard":          o.page("advisor", "GET", staffPath+"/in/firenze/mappa", nil),
		"staff_dashboard-chosen":   o.page("officer", "GET", staffPath+"/in/firenze/mappa?periodo=tutto&dimensione=micro&conferma=confirmed&versione=1", nil),
		"staff_dashboard-few":      o.page("officer", "GET", staffPath+"/in/firenze/mappa?sezione=I&dimensione=small", nil),
		"staff_dashboard-none":     o.page("advisor", "GET", staffPath+"/in/firenze/mappa?sezione=V", nil),
		"staff_dashboard-problems": o.page("advisor", "GET", staffPath+"/in/firenze/mappa?dal=2026-13-01&al=2999-01-01&dimensione=%3Cb%3E&motivo=voucher", nil),
	}
	*o.facts = statstest.Memory{}
	pages["staff_dashboard-empty"] = o.page("advisor", "GET", staffPath+"/in/firenze/mappa", nil)
	return pages
}
