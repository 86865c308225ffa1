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

// Nation is what companies of all Italy submitted in three years.
type Nation struct {
	Questionnaire *survey.Questionnaire // of which they answered some Versions
	Versions      []survey.Version
	End           time.Time // after everything
}

// Instrument is that of the facts of the Usual nation.
const Instrument survey.QuestionnaireID = "pre-assessment"

// Usual is a nation with a questionnaire of no words: eight areas and twenty
// technologies.
var Usual = Nation{wordless(), versions[:3], time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)}

// Facts draws about n facts, company by company, as they would be submitted: most
// companies once, some again after months.
func (w Nation) Facts(seed uint64, n int) iter.Seq[[]stats.Fact] {
	random := rand.New(rand.NewPCG(seed, 1))
	everywhere := nationwide()
	return func(yield func([]stats.Fact) bool) {
		for left, company := n, 0; left > 0; company++ {
			id := fmt.Sprintf("%s%08d", "company-of-the-nation-", company)
			facts := w.history(random, survey.CompanyID(id), everywhere, min(left, 1+max(0, random.IntN(8)-5)))
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

func (w Nation) history(random *rand.Rand, company survey.CompanyID, everywhere []territory.Sigla, n int) []stats.Fact {
	first := stats.Fact{
		Company: company, Instrument: w.Questionnaire.ID, Engine: "1.0.0", Province: pick(random, everywhere),
		Size: pick(random, sizes), Staff: "s2", Ateco: pick(random, activities), AtecoVersion: territory.AtecoVersion,
		Reason: pick(random, reasons[1:]), Assurance: pick(random, assurances),
		SubmittedAt: w.End.AddDate(-3, 0, 0).Add(time.Duration(random.Int64N(int64(2 * 365 * 24 * time.Hour)))).Truncate(time.Millisecond),
	}
	facts := make([]stats.Fact, n)
	for i := range facts {
		f := first
		f.Response = survey.ResponseID(fmt.Sprintf("%016x%016x", random.Uint64(), random.Uint64()))
		f.Version = pick(random, w.Versions)
		f.SubmittedAt = first.SubmittedAt.Add(time.Duration(i) * 120 * 24 * time.Hour)
		w.measure(random, &f)
		facts[i] = f
	}
	return stats.Succession(facts)
}

// measure gives a fact what the questionnaire comes to.
func (w Nation) measure(random *rand.Rand, f *stats.Fact) {
	q := w.Questionnaire
	mean, total := 20+60*random.Float64(), stats.MicroPoints(0)
	for _, area := range q.Areas {
		a := stats.AreaScore{Area: area.ID, State: scoring.NotAssessable}
		if random.IntN(25) > 0 {
			score := stats.MicroPoints(1_000_000 * min(100, max(0, mean+15*random.NormFloat64())))
			a.State, a.Score = scoring.Assessable, &score
			total += score
		}
		f.Areas = append(f.Areas, a)
	}
	if random.IntN(50) > 0 {
		overall := total / stats.MicroPoints(len(q.Areas))
		f.Overall, f.Level = &overall, q.Levels[int(overall)*len(q.Levels)/100_000_001].ID
	}
	for _, id := range stats.ShapeOf(q).Technologies {
		switch random.IntN(7) {
		case 0, 1:
			f.InUse = append(f.InUse, id)
		case 2:
			f.Planned = append(f.Planned, id)
		}
	}
}

func wordless() *survey.Questionnaire {
	q := &survey.Questionnaire{Ref: survey.Ref{ID: Instrument}}
	for _, id := range levels[1:] {
		q.Levels = append(q.Levels, survey.Level{ID: id})
	}
	for _, id := range areas {
		q.Areas = append(q.Areas, survey.Area{ID: id})
	}
	stated := survey.Question{Type: survey.Multiple, Records: survey.RecordsInUse}
	for i := range 20 {
		stated.Options = append(stated.Options, survey.Option{Technology: survey.TechnologyID(fmt.Sprintf("tecnologia-%d", i))})
	}
	q.Areas[0].Questions = []survey.Question{stated}
	return q
}
