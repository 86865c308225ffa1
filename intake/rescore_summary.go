package intake

import (
	"math/big"

	"maturita/survey"
)

// RescoreSummary counts what became of many responses. It does not grow with
// their number.
type RescoreSummary struct {
	Responses int
	Written   int
	Verdicts  map[Verdict]int
	Engines   map[EngineStep]EngineTally
	Levels    map[LevelStep]int
	Parts     map[Part]int // in how many responses each part differs
	Largest   *LargestStep // nil where no overall score moved
}

// EngineStep is from the engine of the official result to the one that scored.
type EngineStep struct{ From, To string }

// EngineTally is how many results of an engine stay as they are and how many do
// not.
type EngineTally struct{ Same, Changed int }

// LevelStep is from the level of the official result to the new one; "" is none.
type LevelStep struct{ From, To survey.LevelID }

// LargestStep is the response whose overall score moves most. By is in points of
// 0–100, exact and signed.
type LargestStep struct {
	Response survey.ResponseID
	By       *big.Rat
}

func newRescoreSummary() RescoreSummary {
	return RescoreSummary{Verdicts: map[Verdict]int{}, Engines: map[EngineStep]EngineTally{}, Levels: map[LevelStep]int{}, Parts: map[Part]int{}}
}

// Alarms is how many responses have a verdict that is an alarm.
func (s RescoreSummary) Alarms() int {
	n := 0
	for verdict, count := range s.Verdicts {
		if verdict.Alarm() {
			n += count
		}
	}
	return n
}

func (s *RescoreSummary) add(one Rescored) {
	s.Responses++
	s.Verdicts[one.Verdict]++
	if one.Written {
		s.Written++
	}
	if one.Verdict == NoResult || one.Verdict == Unreadable {
		return // nothing to compare with
	}
	parts := Differences(one.Before, one.After)
	for _, part := range parts {
		s.Parts[part]++
	}
	step := EngineStep{one.Before.Engine, one.After.Engine}
	tally := s.Engines[step]
	if len(parts) > 0 {
		tally.Changed++
	} else {
		tally.Same++
	}
	s.Engines[step] = tally
	s.Levels[LevelStep{levelOf(one.Before.Level), levelOf(one.After.Level)}]++
	if by := one.Moved(); by != nil && (s.Largest == nil || further(by, s.Largest.By)) {
		s.Largest = &LargestStep{one.Response, by}
	}
}

// further reports whether one step is longer than another, up or down.
func further(a, b *big.Rat) bool { return new(big.Rat).Abs(a).Cmp(new(big.Rat).Abs(b)) > 0 }

// Moved is by how many points of 0–100 the overall score moves; nil where it
// does not, or where there is none before or after.
func (one Rescored) Moved() *big.Rat {
	if one.Before.Overall == nil || one.After.Overall == nil {
		return nil
	}
	before, after := one.Before.Overall.Rat(), one.After.Overall.Rat()
	if before == nil || after == nil || before.Cmp(after) == 0 {
		return nil
	}
	return after.Sub(after, before)
}

func levelOf(id *survey.LevelID) survey.LevelID {
	if id == nil {
		return ""
	}
	return *id
}
