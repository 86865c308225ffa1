package intake

import (
	"reflect"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// Verdict is what scoring a response again comes to.
type Verdict string

const (
	UpToDate      Verdict = "up-to-date" // the running engine's result is official already
	SameResult    Verdict = "same"       // by another engine, and nothing else differs
	ChangedResult Verdict = "changed"    // by another engine, and more differs

	// Alarms: what is stored is not what it should be.
	NotRepeated Verdict = "not-repeated" // the running engine gave another result for the same answers before
	FactApart   Verdict = "fact-apart"   // the fact says something else than the official result
	NewerEngine Verdict = "newer-engine" // the official result is by a newer engine than the running one
	NoResult    Verdict = "no-result"    // submitted, without an official result
	NoFact      Verdict = "no-fact"      // submitted, without a fact
	Unreadable  Verdict = "unreadable"   // what is stored cannot be read: Rescored.Cause says why
	NoAnswers   Verdict = "no-answers"   // submitted, with answers that could not have been: not permitted, or required and missing
)

// Verdicts are all of them, in the order in which they are told.
var Verdicts = []Verdict{UpToDate, SameResult, ChangedResult, NotRepeated, FactApart, NewerEngine, NoResult, NoFact, NoAnswers, Unreadable}

// Alarm reports whether nothing is written unless it is forced.
func (v Verdict) Alarm() bool { return v != UpToDate && v != SameResult && v != ChangedResult }

// Forceable reports whether it can be forced: a new result and a fact that
// agrees with it are stored then. What is missing is not made up.
func (v Verdict) Forceable() bool { return v == NotRepeated || v == FactApart || v == NewerEngine }

func (v Verdict) writes(force bool) bool {
	return v == SameResult || v == ChangedResult || force && v.Forceable()
}

// stored is what a store has of a response; nil is what it has not.
type stored struct {
	official *scoring.Result
	own      *scoring.Result // by the running engine, official or not
	fact     *stats.Fact
	wrong    bool // the answers are none that can be submitted
}

// judge compares what is stored with the result of the running engine.
func judge(has stored, fresh scoring.Result) Verdict {
	switch {
	case has.official == nil:
		return NoResult
	case has.fact == nil:
		return NoFact
	case has.wrong:
		return NoAnswers
	case has.own != nil && len(Differences(*has.own, fresh)) > 0:
		return NotRepeated
	case !agrees(*has.fact, *has.official):
		return FactApart
	case has.official.Engine == fresh.Engine:
		return UpToDate
	case newer(has.official.Engine, fresh.Engine):
		return NewerEngine
	case len(Differences(*has.official, fresh)) > 0:
		return ChangedResult
	}
	return SameResult
}

// agrees reports whether a fact says what a result says.
func agrees(f stats.Fact, r scoring.Result) bool {
	told := withResult(f, r)
	return f.Engine == told.Engine && f.Level == told.Level && reflect.DeepEqual(f.Overall, told.Overall) && sameList(f.Areas, told.Areas)
}

// newer reports whether an engine is newer than another, or of a version that
// this service cannot order.
func newer(engine, than string) bool {
	a, errA := survey.ParseVersion(engine)
	b, errB := survey.ParseVersion(than)
	return errA != nil || errB != nil || a.Compare(b) > 0
}

// Part is a part of a result.
type Part string

const (
	PartOverall Part = "overall"
	PartLevel   Part = "level" // held or by score
	PartGates   Part = "gates"
	PartAreas   Part = "areas"
	PartIndices Part = "indices"
	PartAdvice  Part = "advice"
	PartVersion Part = "version" // of the questionnaire
)

// Parts are all of them, in the order in which they are told.
var Parts = []Part{PartOverall, PartLevel, PartGates, PartAreas, PartIndices, PartAdvice, PartVersion}

// Differences returns in which parts two results differ, whatever their engines.
func Differences(a, b scoring.Result) []Part {
	var parts []Part
	for _, one := range []struct {
		part Part
		same bool
	}{
		{PartOverall, reflect.DeepEqual(a.Overall, b.Overall)},
		{PartLevel, reflect.DeepEqual(a.Level, b.Level) && reflect.DeepEqual(a.LevelByScore, b.LevelByScore)},
		{PartGates, sameList(a.FailedGates, b.FailedGates)},
		{PartAreas, sameList(a.Areas, b.Areas)},
		{PartIndices, sameList(a.Indices, b.Indices)},
		{PartAdvice, sameList(a.Advice, b.Advice)},
		{PartVersion, a.Questionnaire == b.Questionnaire && a.Version == b.Version},
	} {
		if !one.same {
			parts = append(parts, one.part)
		}
	}
	return parts
}

// sameList reports whether two lists are equal; no list is as an empty one.
func sameList[T any](a, b []T) bool {
	return len(a) == 0 && len(b) == 0 || reflect.DeepEqual(a, b)
}
