package scoring_test

import (
	"fmt"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// What SCORING.md leaves open, and what was decided. Both the engine and the
// reference follow it.
//
//	§3  what an answer that is not permitted does      it is as good as none, for conditions too
//	§3  =, !=, in with several ticks                   the answer equals a value when that is ticked alone
//	§3  contains on a text                             never holds: only ticks are contained
//	§3  a row of a matrix with other rows missing      the matrix is unanswered, so the comparison is false
//	§4  unanswered counts as 0, with a floor           0 is earned, then lifted to the floor like all that is earned
//	§4  the same of a matrix that was begun            every row counts, those marked non applicabile too
//	§4  only rows without weight apply                 the question is excluded: there is no best
//	§4  the floor is above the best of the rows left   best is the upper bound: s = 1
//	§4  a row's negative points                        lower the other rows; only the sum is clamped
//	§4  a row's cap where columns are combined by max  has no effect
//	§5  coverage where no question has weight          0
//	§5  a weighted mean of questions without weight    non valutabile, also with minCoverage 0
//	§5  minimum, maximum, sum and weights              every question that counts takes part, without weight too
//	§5  a stage whose questions have no weight         has none that counts: it is reached
//	§6  a weighted mean of areas without weight        non valutabile
//	§6  which failed conditions are named              those of every level up to the one by score, not only the first
//	§6  no area below y, which areas                   the pertinent ones; one not assessable fails
//	§6  ticks                                          exclusive options are none; of a matrix those of all rows together
//	§6  what counts towards an index                   what counts in §4, in any area; for a count, what is answered
//	§6  an index to which nothing counts               has no value, nor has a difference with it
//	§6  a difference on 0–100 of indices in points     these are brought to 0–100 first; otherwise both are taken as they are
//	§2  which thresholds a shown number must respect   of the overall the levels'; of an area also its gates'; of an index its bands'
//	§2  the same for points                            the part that is shown, earned of best, respects them
//	§2  decimals of a count                            none, nor of a difference of counts
//	§8  a limit on what has no score                   does not hold, nor does a rule on levels where there is none
func TestWhatTheContractLeavesOpen(t *testing.T) {
	for _, test := range openCases() {
		t.Run(test.name, func(t *testing.T) {
			test.q.Prepare()
			if got := fmt.Sprint(test.of(compile(t, test.q).Score(test.answers))); got != test.want {
				t.Errorf("the engine says %s, want %s", got, test.want)
			}
			if got := fmt.Sprint(test.of(newReference(test.q, test.answers).result())); got != test.want {
				t.Errorf("the reference says %s, want %s", got, test.want)
			}
		})
	}
}

type openCase struct {
	name    string
	q       *survey.Questionnaire
	answers survey.Answers
	of      func(scoring.Result) any
	want    string
}

func overallOf(r scoring.Result) any {
	if r.Overall == nil {
		return "none"
	}
	return r.Overall.Exact + " shown " + r.Overall.Display
}

func areaOf(r scoring.Result) any { return str(r.Areas[0].Exact) + " " + str(r.Areas[0].Coverage) }

func lastAreaOf(r scoring.Result) any { return r.Areas[len(r.Areas)-1].State }

func indexOf(r scoring.Result) any {
	last := r.Indices[len(r.Indices)-1]
	return str(last.Exact) + " shown " + str(last.Display)
}

func gatesOf(r scoring.Result) any {
	all := ""
	for _, f := range r.FailedGates {
		all += fmt.Sprintf("%s %s%s %s, ", f.Level, f.Area, f.Question, f.Reason)
	}
	return all
}

func adviceOf(r scoring.Result) any { return r.Advice }

func areaDisplayOf(r scoring.Result) any { return str(r.Areas[0].Display) }
