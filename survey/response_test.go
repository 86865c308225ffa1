package survey_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"maturita/survey"
)

func TestInstantIsUTCInWholeMilliseconds(t *testing.T) {
	rome := time.FixedZone("CEST", 2*60*60)
	for _, c := range []struct{ in, want time.Time }{
		{time.Date(2026, 7, 1, 0, 30, 0, 123_999_999, rome), time.Date(2026, 6, 30, 22, 30, 0, 123_000_000, time.UTC)},
		{time.Date(2026, 1, 1, 0, 0, 0, 999_999, time.UTC), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)},
		{time.Date(1969, 12, 31, 23, 59, 59, 999_999_999, time.UTC), time.Date(1969, 12, 31, 23, 59, 59, 999_000_000, time.UTC)},
		{time.Time{}, time.Time{}},
	} {
		got := survey.Instant(c.in)
		if got != c.want {
			t.Errorf("%s is stored as %s, want %s", c.in, got, c.want)
		}
		if again := survey.Instant(got); again != got || !time.UnixMilli(got.UnixMilli()).Equal(got) {
			t.Errorf("%s is stored again as %s", got, again)
		}
	}
	if now := survey.Instant(time.Now()); now != now.Round(0) {
		t.Error("a monotonic clock reading is kept")
	}
}

func TestGivenLeavesOutClearedAnswers(t *testing.T) {
	yes := survey.Answer{Kind: survey.AnswerOption, Option: "yes"}
	none := survey.Answer{Kind: survey.AnswerOptions}
	r := survey.Response{Answers: map[survey.QuestionID]survey.SavedAnswer{
		"kept": {Answer: yes, Revision: 3}, "cleared": {Revision: 2}, "no-ticks": {Answer: none}, "carried": {Answer: yes, Carried: true},
	}}
	given := r.Given()
	if got := slices.Sorted(maps.Keys(given)); !slices.Equal(got, []survey.QuestionID{"carried", "kept", "no-ticks"}) || !given["kept"].Equal(yes) {
		t.Errorf("given %v", given)
	}
	if empty := (survey.Response{}).Given(); empty == nil || len(empty) != 0 {
		t.Errorf("given %v", empty)
	}
}

func TestTechnologiesAreThoseOfTheCall(t *testing.T) {
	lists, seen := map[int]int{}, map[survey.TechnologyID]bool{}
	for _, technology := range survey.Technologies() {
		if !survey.ValidID(string(technology.ID)) || seen[technology.ID] || !survey.TechnologyKnown(technology.ID) {
			t.Errorf("%s", technology.ID)
		}
		seen[technology.ID] = true
		lists[technology.List]++
	}
	if !maps.Equal(lists, map[int]int{1: 11, 2: 6}) {
		t.Errorf("technologies by list: %v", lists)
	}
	if survey.TechnologyKnown("") || survey.TechnologyKnown("fax") {
		t.Error("an unknown technology is known")
	}
	survey.Technologies()[0].ID = "changed"
	if survey.TechnologyKnown("changed") {
		t.Error("the list can be changed")
	}
}
