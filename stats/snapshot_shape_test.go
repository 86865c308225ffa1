package stats_test

import (
	"reflect"
	"slices"
	"testing"

	"maturita/stats"
	"maturita/survey"
)

func TestShapeIsThatOfAllVersions(t *testing.T) {
	older := &survey.Questionnaire{
		Levels: []survey.Level{{ID: "low"}, {ID: "old"}},
		Areas: []survey.Area{{ID: "given-up", Questions: []survey.Question{{
			Columns: true, Rows: []survey.Row{{Technology: "edi"}, {Technology: "cloud"}},
		}}}},
	}
	newer := &survey.Questionnaire{
		Levels: []survey.Level{{ID: "low"}, {ID: "high"}},
		Areas: []survey.Area{{ID: "first", Questions: []survey.Question{{
			Options: []survey.Option{{ID: "none"}, {ID: "a", Technology: "iot"}, {ID: "b", Technology: "cloud"}},
		}}}, {ID: "second"}},
	}
	want := stats.Shape{
		Levels: []survey.LevelID{"low", "high", "old"}, Areas: []survey.AreaID{"first", "second", "given-up"},
		Technologies: []survey.TechnologyID{"iot", "cloud", "edi"}, // as voucher calls list them
	}
	if got := stats.ShapeOf(older, newer); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

// Between two quantiles, and beyond the outer ones, are five companies at least.
func TestCutsKeepFiveCompaniesApart(t *testing.T) {
	for n := range int64(300) {
		before := int64(0)
		for _, percent := range append(slices.Clone(stats.Cuts(n)), 100) {
			rank := (n*int64(percent) + 99) / 100
			if len(stats.Cuts(n)) > 0 && rank-before < 5 {
				t.Errorf("of %d, %d are up to %d %%", n, rank-before, percent)
			}
			before = rank
		}
	}
	for n, want := range map[int64]int{9: 0, 10: 1, 19: 1, 20: 3, 99: 3, 100: 11} {
		if got := stats.Cuts(n); len(got) != want {
			t.Error(n, got)
		}
	}
}
