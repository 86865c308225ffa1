// Package synthetic makes up companies with their responses: plausible in sizes,
// sectors, provinces and how they get better from one assessment to the next, and
// nobody's: their codici fiscali begin with seven digits that no office gives.
// The same seed makes the same companies.
package synthetic

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"maturita/scoring"
	"maturita/survey"
	"maturita/territory"
)

// First is when the first responses were submitted.
var First = time.Date(2018, 1, 8, 7, 0, 0, 0, time.UTC)

// World is what companies are made up from.
type World struct {
	random *rand.Rand
	models []*scoring.Model // by version, the newest last
	until  time.Time
	places []territory.Province
	serial int
}

// NewWorld makes up companies that answered versions of one questionnaire, the
// newest last, until an instant.
func NewWorld(seed uint64, models []*scoring.Model, until time.Time) *World {
	return &World{random: rand.New(rand.NewPCG(seed, 20180108)), models: models, until: until, places: territory.Italy().Provinces()}
}

// Responses are n submitted responses, company by company, each company's in the
// order of submission. Their ids and those of their companies follow from the
// seed.
func (w *World) Responses(n int) iter.Seq[survey.Response] {
	return func(yield func(survey.Response) bool) {
		for n > 0 {
			for _, r := range w.company(n) {
				if n--; !yield(r) {
					return
				}
			}
		}
	}
}

// company makes up one company with at most so many responses.
func (w *World) company(most int) []survey.Response {
	w.serial++
	profile := w.profile()
	times := 1
	for times < min(4, most) && w.chance(0.28) {
		times++
	}
	id := survey.CompanyID(w.id())
	span := w.until.Sub(First)
	at := First.Add(time.Duration(w.random.Float64() * w.random.Float64() * float64(span))) // newer years had more
	at = w.until.Add(-at.Sub(First))
	maturity := clamp(0.16+0.21*w.random.NormFloat64()+0.09*sizeRank(profile)+0.03*float64(at.Year()-2018), 0, 1)
	var all []survey.Response
	var before survey.ResponseID
	for range times {
		r := survey.Response{
			ID: survey.ResponseID(w.id()), State: survey.Submitted, Language: "it", NoticeVersion: "1",
			BeganAt: at.Add(-18 * time.Minute), NoticeAt: at.Add(-18 * time.Minute), SavedAt: at, SubmittedAt: at,
			ExpiresAt: at.AddDate(1, 0, 0), Company: id, Profile: profile, Updates: before, Assurance: survey.Claimed,
			Answers: map[survey.QuestionID]survey.SavedAnswer{},
		}
		if w.chance(0.35) {
			r.Assurance, r.Confirmation = survey.Confirmed, survey.ByAdvisor
		}
		q := w.models[w.random.IntN(len(w.models))].Questionnaire()
		r.Instrument = q.Ref
		for id, a := range w.answers(q, maturity) {
			r.Answers[id] = survey.SavedAnswer{Answer: a, Revision: 1, SavedAt: at}
		}
		all, before = append(all, r), r.ID
		at = at.AddDate(0, 4+w.random.IntN(20), w.random.IntN(28))
		if !at.Before(w.until) {
			break
		}
		maturity = clamp(maturity+0.09+0.07*w.random.NormFloat64(), 0, 1)
	}
	return all
}

func (w *World) id() string { return fmt.Sprintf("%016x%016x", w.random.Uint64(), w.random.Uint64()) }

func (w *World) chance(p float64) bool { return w.random.Float64() < p }

func pick[T any](w *World, all []T) T { return all[w.random.IntN(len(all))] }

func clamp(x, low, high float64) float64 { return math.Max(low, math.Min(high, x)) }

func sizeRank(p survey.Profile) float64 {
	return float64(slices.Index([]survey.SizeClass{survey.Micro, survey.Small, survey.Medium, survey.Large}, p.Size()))
}
