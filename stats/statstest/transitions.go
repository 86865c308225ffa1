package statstest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
)

// transitions goes through the histories of one company that decide from where
// it came.
func transitions(t *testing.T, store Store) {
	type submission struct {
		level     survey.LevelID
		major     int
		assurance survey.Assurance
		withdrawn bool
	}
	const claimed, confirmed = survey.Claimed, survey.Confirmed
	start := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	selection := stats.Selection{Which: stats.Standing, Instrument: instruments[0], Period: stats.Period{Until: start.AddDate(1, 0, 0)}}
	for i, c := range []struct {
		name    string
		history []submission
		want    []stats.Transition
	}{
		{"one response", []submission{{"a", 1, claimed, false}}, nil},
		{"two", []submission{{"a", 1, claimed, false}, {"b", 1, claimed, false}}, []stats.Transition{{From: "a", To: "b", N: 1}}},
		{"from the first of three", []submission{{"a", 1, claimed, false}, {"b", 1, claimed, false}, {"a", 1, claimed, false}}, []stats.Transition{{From: "a", To: "a", N: 1}}},
		{"from no level", []submission{{"", 1, claimed, false}, {"b", 1, claimed, false}}, []stats.Transition{{From: "", To: "b", N: 1}}},
		{"the first is withdrawn", []submission{{"a", 1, claimed, true}, {"b", 1, claimed, false}, {"c", 1, claimed, false}}, []stats.Transition{{From: "b", To: "c", N: 1}}},
		{"the last is withdrawn", []submission{{"a", 1, claimed, false}, {"b", 1, claimed, true}}, nil},
		{"another major version", []submission{{"a", 1, claimed, false}, {"b", 2, claimed, false}}, nil},
		{"back to a major version", []submission{{"a", 1, claimed, false}, {"b", 2, claimed, false}, {"c", 1, claimed, false}}, []stats.Transition{{From: "a", To: "c", N: 1}}},
		{"a claimed one never counted", []submission{{"a", 1, confirmed, false}, {"b", 1, claimed, false}, {"c", 1, confirmed, false}}, []stats.Transition{{From: "a", To: "c", N: 1}}},
		{"under another major version a claimed one never counted", []submission{{"a", 2, confirmed, false}, {"b", 1, claimed, false}, {"c", 1, confirmed, false}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var facts []stats.Fact
			for j, one := range c.history {
				f := stats.Fact{
					Response: survey.ResponseID(fmt.Sprintf("%d-%d", i, j)), Company: survey.CompanyID(fmt.Sprint(i)), Instrument: instruments[0],
					Version: survey.Version{Major: one.major}, SubmittedAt: start.Add(time.Duration(j) * time.Hour),
					Province: provinces[(i+j)%2], Reason: survey.Reason(c.name), Assurance: one.assurance, Level: one.level,
				}
				if one.withdrawn {
					f.WithdrawnAt = start.AddDate(0, 1, 0)
				}
				facts = append(facts, f)
			}
			facts = stats.Succession(facts)
			slices.Reverse(facts)
			PutFacts(t, store, facts)
			s := selection
			s.Provinces, s.Reasons = provinces[:2], []survey.Reason{survey.Reason(c.name)}
			same[stats.Transition](t, c.name)(store.Transitions(t.Context(), s))(c.want, nil)
			same[stats.Transition](t, c.name)((&Memory{Facts: facts}).Transitions(t.Context(), s))(c.want, nil)
		})
	}
}
