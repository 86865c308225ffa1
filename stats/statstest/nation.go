package statstest

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"time"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Chamber are the provinces of the largest chamber of a Nation, which has 6.7 %
// of its facts.
var Chamber = []territory.Sigla{"MI", "MB", "LO"}

// Instrument is that of the facts of a Nation.
const Instrument survey.QuestionnaireID = "pre-assessment"

// NationEnd is after everything that a Nation submitted, in three years.
var NationEnd = time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)

// Nation draws about n facts of companies of all Italy, company by company, as
// they would be submitted: most companies once, some again after months.
func Nation(seed uint64, n int) iter.Seq[[]stats.Fact] {
	random := rand.New(rand.NewPCG(seed, 1))
	everywhere := nationwide()
	return func(yield func([]stats.Fact) bool) {
		for left, company := n, 0; left > 0; company++ {
			id := fmt.Sprintf("%s%08d", "company-of-the-nation-", company)
			facts := history(random, survey.CompanyID(id), everywhere, min(left, 1+max(0, random.IntN(8)-5)))
			left -= len(facts)
			if !yield(facts) {
				return
			}
		}
	}
}

// nationwide are all provinces, as often as companies are to be found there.
func nationwide() []territory.Sigla {
	var all []territory.Sigla
	often := func(s territory.Sigla, times int) {
		for range times {
			all = append(all, s)
		}
	}
	rest := 0
	for i, p := range territory.Italy().Provinces() {
		switch p.Sigla {
		case "MI", "MB", "LO":
		default:
			times := 4 + 40/(1+i%20)
			rest += times
			often(p.Sigla, times)
		}
	}
	chamber := rest * 67 / 933
	often("MB", chamber/4)
	often("LO", chamber/10)
	often("MI", chamber-chamber/4-chamber/10)
	return all
}

func history(random *rand.Rand, company survey.CompanyID, everywhere []territory.Sigla, n int) []stats.Fact {
	first := stats.Fact{
		Company: company, Instrument: Instrument, Engine: "1.0.0", Province: pick(random, everywhere),
		Size: pick(random, sizes), Staff: "s2", Ateco: pick(random, activities), AtecoVersion: territory.AtecoVersion,
		Reason: pick(random, reasons[1:]), Assurance: pick(random, assurances),
		SubmittedAt: NationEnd.AddDate(-3, 0, 0).Add(time.Duration(random.Int64N(int64(2 * 365 * 24 * time.Hour)))).Truncate(time.Millisecond),
	}
	facts := make([]stats.Fact, n)
	for i := range facts {
		f := first
		f.Response = survey.ResponseID(fmt.Sprintf("%016x%016x", random.Uint64(), random.Uint64()))
		f.Version = versions[random.IntN(3)]
		f.SubmittedAt = first.SubmittedAt.Add(time.Duration(i) * 120 * 24 * time.Hour)
		measured(random, &f)
		facts[i] = f
	}
	return stats.Succession(facts)
}

// measured gives a fact what a questionnaire of eight areas and twenty
// technologies comes to.
func measured(random *rand.Rand, f *stats.Fact) {
	mean, total := 20+60*random.Float64(), stats.MicroPoints(0)
	for _, area := range areas {
		a := stats.AreaScore{Area: area, State: scoring.NotAssessable}
		if random.IntN(25) > 0 {
			score := stats.MicroPoints(1_000_000 * min(100, max(0, mean+15*random.NormFloat64())))
			a.State, a.Score = scoring.Assessable, &score
			total += score
		}
		f.Areas = append(f.Areas, a)
	}
	if random.IntN(50) > 0 {
		overall := total / stats.MicroPoints(len(areas))
		f.Overall, f.Level = &overall, levels[1+min(3, int(overall/25_000_000))]
	}
	for i := range 20 {
		id := survey.TechnologyID(fmt.Sprintf("tecnologia-%d", i))
		switch random.IntN(7) {
		case 0, 1:
			f.InUse = append(f.InUse, id)
		case 2:
			f.Planned = append(f.Planned, id)
		}
	}
}
