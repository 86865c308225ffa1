// Package scoring computes results from a questionnaire version and answers, as
// SCORING.md says: exactly, and as a pure function.
package scoring

import (
	"math/big"

	"maturita/survey"
)

// EngineVersion names the rules by which results are computed. It changes
// whenever any answer could score differently.
const EngineVersion = "1.0.0"

// AreaState tells whether an area's score counts (SCORING.md §5).
type AreaState string

const (
	Assessable    AreaState = "assessable"
	NotAssessable AreaState = "not-assessable" // non valutabile: too few answers count
	NotPertinent  AreaState = "not-pertinent"  // no scored question on the path
)

// Score is an exact score with its display form (SCORING.md §2). Exact is a
// fraction of 0–100 points in lowest terms ("161/2", "80/1"); Display is rounded
// and mapped as the version declares ("80.5", or "31/50" in points), with a
// decimal point.
type Score struct {
	Exact   string `json:"exact"`
	Display string `json:"display"`
}

// Rat returns the exact value, nil for a Score that no engine made.
func (s Score) Rat() *big.Rat {
	r, _ := new(big.Rat).SetString(s.Exact)
	return r
}

// Result is what an answered questionnaire is worth. Its JSON form is published
// as docs/result.schema.json and is stored as it is.
type Result struct {
	Questionnaire survey.QuestionnaireID `json:"questionnaire"`
	Version       string                 `json:"version"`
	Engine        string                 `json:"engine"`
	Overall       *Score                 `json:"overall"`      // null = non valutabile
	Level         *survey.LevelID        `json:"level"`        // held, gates included; null = none
	LevelByScore  *survey.LevelID        `json:"levelByScore"` // by score alone
	FailedGates   []FailedGate           `json:"failedGates"`  // between the two, ascending
	Areas         []Area                 `json:"areas"`        // all of the questionnaire, in order
	Indices       []Index                `json:"indices"`
	Advice        []survey.AdviceID      `json:"advice"` // chosen, in declared order
}

// Area is the result of one area (SCORING.md §5). Exact and Display are null
// unless it is assessable; Coverage is an exact fraction of 0–1, null when not
// pertinent.
type Area struct {
	ID       survey.AreaID `json:"id"`
	Exact    *string       `json:"exact"`
	Display  *string       `json:"display"`
	Coverage *string       `json:"coverage"`
	State    AreaState     `json:"state"`
}

// Index is a derived figure beside the score (SCORING.md §6), an exact fraction
// on its own scale and the band it lies in, null when it is below all. Exact and
// Display are null when nothing counts towards it. The display of a count has no
// decimals.
type Index struct {
	ID      survey.IndexID `json:"id"`
	Exact   *string        `json:"exact"`
	Display *string        `json:"display"`
	Band    *string        `json:"band"`
}

// GateReason tells why a gate fails.
type GateReason string

const (
	Below             GateReason = "below"          // assessed, not enough
	GateNotAssessable GateReason = "not-assessable" // the area is non valutabile
	GateNotPertinent  GateReason = "not-pertinent"  // the area is non pertinente
	GateOffPath       GateReason = "off-path"       // the question was not asked
	GateNotApplicable GateReason = "not-applicable" // answered non applicabile
	GateUnanswered    GateReason = "unanswered"     // optional and unanswered
)

// FailedGate is one condition of a level that does not hold (SCORING.md §6); one
// on every area is listed once for each area that fails. Required, Actual
// and Missing are exact fractions of points for an area and whole numbers of
// options for a question; Actual and Missing are null when there is nothing to
// compare.
type FailedGate struct {
	Level    survey.LevelID    `json:"level"`
	Area     survey.AreaID     `json:"area,omitempty"`
	Question survey.QuestionID `json:"question,omitempty"`
	Reason   GateReason        `json:"reason"`
	Required string            `json:"required"`
	Actual   *string           `json:"actual"`
	Missing  *string           `json:"missing"`
}
