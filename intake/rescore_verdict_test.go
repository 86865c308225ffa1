package intake

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// scoredBy is a result of an engine with an overall score and its level.
func scoredBy(engine, exact string, level survey.LevelID) scoring.Result {
	return scoring.Result{
		Questionnaire: "prova", Version: "1.0.0", Engine: engine, Overall: &scoring.Score{Exact: exact, Display: exact}, Level: &level, LevelByScore: &level,
		Areas: []scoring.Area{{ID: "uno", State: scoring.Assessable, Exact: &exact, Display: &exact}},
	}
}

func TestVerdicts(t *testing.T) {
	result := func(r scoring.Result) *scoring.Result { return &r }
	fact := func(r scoring.Result) *stats.Fact { f := withResult(stats.Fact{}, r); return &f }
	old, same, other := scoredBy("0.9.0", "50/1", "base"), scoredBy("1.0.0", "50/1", "base"), scoredBy("1.0.0", "60/1", "alto")
	later := scoredBy("1.10.0", "50/1", "base")
	odd := scoredBy("next", "50/1", "base")
	apart := fact(old)
	apart.Overall = nil
	for name, test := range map[string]struct {
		has   stored
		fresh scoring.Result
		want  Verdict
	}{
		"nothing stored":                         {stored{}, same, NoResult},
		"a fact alone":                           {stored{fact: fact(same)}, same, NoResult},
		"no fact":                                {stored{official: result(old)}, same, NoFact},
		"answers that cannot be":                 {stored{result(same), result(same), fact(same), true}, other, NoAnswers},
		"all as it is":                           {stored{result(same), result(same), fact(same), false}, same, UpToDate},
		"another engine, same figures":           {stored{official: result(old), fact: fact(old)}, same, SameResult},
		"another engine, other figures":          {stored{official: result(old), fact: fact(old)}, other, ChangedResult},
		"this engine, other figures":             {stored{result(same), result(same), fact(same), false}, other, NotRepeated},
		"this engine before, other figures":      {stored{result(old), result(other), fact(old), false}, same, NotRepeated},
		"this engine before, same figures":       {stored{result(old), result(same), fact(old), false}, same, SameResult},
		"the fact has another score":             {stored{official: result(old), fact: apart}, same, FactApart},
		"the fact is by another engine":          {stored{result(same), result(same), fact(old), false}, same, FactApart},
		"the fact has another area":              {stored{result(same), result(same), fact(scoredBy("1.0.0", "60/1", "base")), false}, same, FactApart},
		"a newer engine":                         {stored{official: result(later), fact: fact(later)}, scoredBy("1.9.0", "50/1", "base"), NewerEngine},
		"an engine that cannot be ordered":       {stored{official: result(odd), fact: fact(odd)}, same, NewerEngine},
		"altered result, and a fact that agrees": {stored{result(other), result(other), fact(other), false}, same, NotRepeated},
	} {
		if got := judge(test.has, test.fresh); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
	for _, v := range Verdicts {
		if v.writes(false) != (v == SameResult || v == ChangedResult) || v.writes(true) != (v.writes(false) || v == NotRepeated || v == FactApart || v == NewerEngine) || v.Alarm() != (v != UpToDate && !v.writes(false)) {
			t.Errorf("%s: alarm %v, written %v, when forced %v", v, v.Alarm(), v.writes(false), v.writes(true))
		}
	}
}

func TestDifferences(t *testing.T) {
	base := func() scoring.Result { return scoredBy("1.0.0", "50/1", "base") }
	alto := survey.LevelID("alto")
	for name, test := range map[string]struct {
		change func(*scoring.Result)
		want   []Part
	}{
		"nothing":           {func(*scoring.Result) {}, nil},
		"the engine":        {func(r *scoring.Result) { r.Engine = "2.0.0" }, nil},
		"no list":           {func(r *scoring.Result) { r.Advice = []survey.AdviceID{} }, nil},
		"display":           {func(r *scoring.Result) { r.Overall.Display = "50.0" }, []Part{PartOverall}},
		"no overall":        {func(r *scoring.Result) { r.Overall, r.Level, r.LevelByScore = nil, nil, nil }, []Part{PartOverall, PartLevel}},
		"level by score":    {func(r *scoring.Result) { r.LevelByScore = &alto }, []Part{PartLevel}},
		"gates":             {func(r *scoring.Result) { r.FailedGates = []scoring.FailedGate{{}} }, []Part{PartGates}},
		"coverage":          {func(r *scoring.Result) { r.Areas[0].Coverage = new(string) }, []Part{PartAreas}},
		"indices, advice":   {func(r *scoring.Result) { r.Indices, r.Advice = make([]scoring.Index, 1), []survey.AdviceID{"a"} }, []Part{PartIndices, PartAdvice}},
		"the questionnaire": {func(r *scoring.Result) { r.Version = "1.0.1" }, []Part{PartVersion}},
	} {
		changed := base()
		test.change(&changed)
		if got := Differences(base(), changed); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
		if got := Differences(changed, base()); !slices.Equal(got, test.want) {
			t.Errorf("%s, the other way: %v, want %v", name, got, test.want)
		}
	}
}

func TestRescoreSummaryCounts(t *testing.T) {
	s := newRescoreSummary()
	none := scoring.Result{Questionnaire: "prova", Version: "1.0.0", Engine: "0.9.0"}
	for i, one := range []Rescored{
		{Verdict: SameResult, Before: scoredBy("0.9.0", "50/1", "base"), After: scoredBy("1.0.0", "50/1", "base"), Written: true},
		{Verdict: ChangedResult, Before: scoredBy("0.9.0", "50/1", "base"), After: scoredBy("1.0.0", "60/1", "alto"), Written: true},
		{Verdict: ChangedResult, Before: scoredBy("0.9.0", "50/1", "base"), After: scoredBy("1.0.0", "119/3", "base")},
		{Verdict: ChangedResult, Before: none, After: scoredBy("1.0.0", "99/1", "alto")},
		{Verdict: UpToDate, Before: scoredBy("1.0.0", "1/1", "base"), After: scoredBy("1.0.0", "1/1", "base")},
		{Verdict: NoResult, After: scoredBy("1.0.0", "99/1", "alto")},
	} {
		one.Response = survey.ResponseID(fmt.Sprint("r", i))
		s.add(one)
	}
	if got, want := fmt.Sprint(s.Responses, s.Written, s.Verdicts, s.Engines, s.Levels, s.Parts, s.Alarms()),
		"6 2 map[changed:3 no-result:1 same:1 up-to-date:1] map[{0.9.0 1.0.0}:{1 3} {1.0.0 1.0.0}:{1 0}] map[{ alto}:1 {base alto}:1 {base base}:3] map[areas:3 level:2 overall:3] 1"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if s.Largest.Response != "r2" || s.Largest.By.Cmp(big.NewRat(-31, 3)) != 0 {
		t.Errorf("%+v", s.Largest)
	}
}
