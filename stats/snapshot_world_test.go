package stats_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"maturita/scoring"
	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
	"maturita/territory"
)

// asked is the questionnaire of made-up companies.
func asked(_ context.Context, ref survey.Ref) (*survey.Questionnaire, error) {
	if ref.ID != instrument || ref.Version.Major > 2 {
		return nil, survey.Fail(survey.NotFound, "error.not-found")
	}
	q := &survey.Questionnaire{Ref: ref}
	for _, id := range ladder {
		q.Levels = append(q.Levels, survey.Level{ID: id})
	}
	for _, id := range subjects {
		q.Areas = append(q.Areas, survey.Area{ID: id})
	}
	for _, id := range tools {
		q.Areas[0].Questions = append(q.Areas[0].Questions, survey.Question{
			Options: []survey.Option{{ID: "yes", Technology: id}}, Records: survey.RecordsInUse,
		})
	}
	return q, nil
}

const instrument survey.QuestionnaireID = "pre-assessment"

var (
	ladder   = []survey.LevelID{"esordiente", "apprendista", "specialista", "esperto", "campione"}
	subjects = []survey.AreaID{"strategia", "persone", "processi"}
	tools    = []survey.TechnologyID{"cloud", "iot"}
	half     = stats.Span{First: 12 * 2026, Months: 6}
	morrow   = half.Period().Until.AddDate(0, 0, 1)
)

// population makes companies up that submitted once or more in 2025 and 2026:
// most of them micro, in few sections and provinces.
func population(seed uint64, companies int) *statstest.Memory {
	random := rand.New(rand.NewPCG(seed, 7))
	provinces := territory.Italy().Provinces()
	m := &statstest.Memory{}
	for i := range companies {
		f := stats.Fact{
			Company: survey.CompanyID(fmt.Sprintf("company-%d", i)), Instrument: instrument, Engine: "1",
			Province: provinces[few(random, len(provinces))].Sigla, AtecoVersion: territory.AtecoVersion,
			Size:  []survey.SizeClass{survey.Micro, survey.Small, survey.Medium, survey.Large}[few(random, 4)],
			Ateco: []string{"C", "G", "I", "A", "F", "J", "N", "zz"}[few(random, 8)],
		}
		var own []stats.Fact
		for n := range 1 + few(random, 3) {
			f.Response = survey.ResponseID(fmt.Sprintf("%08x-%d", random.Uint32(), n))
			f.SubmittedAt = time.Date(2025, 1, 10+random.IntN(700), 10, 0, 0, 0, time.UTC)
			f.Version = survey.Version{Major: 1, Minor: random.IntN(2)}
			f.Assurance = []survey.Assurance{survey.Claimed, survey.Confirmed}[random.IntN(2)]
			f.WithdrawnAt = time.Time{}
			if random.IntN(20) == 0 {
				f.WithdrawnAt = f.SubmittedAt.Add(time.Hour)
			}
			scored(random, &f)
			own = append(own, f)
		}
		m.Facts = append(m.Facts, stats.Succession(own)...)
	}
	return m
}

// few draws low numbers more often than high ones.
func few(random *rand.Rand, n int) int { return min(random.IntN(n), random.IntN(n), random.IntN(n)) }

func scored(random *rand.Rand, f *stats.Fact) {
	f.Areas, f.InUse, f.Planned, f.Overall, f.Level = nil, nil, nil, nil, ""
	for _, id := range subjects {
		a := stats.AreaScore{Area: id, State: scoring.NotAssessable}
		if random.IntN(15) > 0 {
			score := stats.MicroPoints(random.Int64N(100_000_001))
			a.State, a.Score = scoring.Assessable, &score
		}
		f.Areas = append(f.Areas, a)
	}
	for _, id := range tools {
		switch few(random, 3) {
		case 1:
			f.InUse = append(f.InUse, id)
		case 2:
			f.Planned = append(f.Planned, id)
		}
	}
	if random.IntN(40) == 0 {
		return
	}
	score := stats.MicroPoints(max(random.Int64N(100_000_001), random.Int64N(100_000_001)))
	f.Overall, f.Level = &score, ladder[min(4, int(score/20_000_000))]
}

func maker(source stats.Source) stats.Maker {
	return stats.Maker{Source: source, Questionnaire: asked, Policy: stats.DefaultPolicy, Now: func() time.Time { return morrow }}
}

func series(span stats.Span) stats.Series {
	return stats.Series{Instrument: instrument, Major: 1, Span: span}
}
