package scoring

import "maturita/survey"

// Explanation tells how a result comes about, as a tree (SCORING.md §7): overall,
// areas, questions, options or rows. Its JSON form is published as
// docs/explanation.schema.json. Every figure is an exact fraction; those of scores
// are of 0–100, and come with what is shown.
//
// A weight is the share that a part has in what it belongs to, re-normalised over
// the parts that count, null where shares decide nothing: of a lowest or highest
// score and of stages. A contribution is in points of the overall, null where the
// overall is no sum of such parts; then Decides, or Stages, tell what it hangs on.
type Explanation struct {
	Questionnaire survey.QuestionnaireID `json:"questionnaire"`
	Version       string                 `json:"version"`
	Engine        string                 `json:"engine"`
	Overall       *Score                 `json:"overall"` // null = non valutabile
	Aggregate     survey.Aggregate       `json:"aggregate"`
	Assessable    int                    `json:"assessable"` // areas
	MinAreas      int                    `json:"minAreas"`   // fewest assessable areas that there must be
	Level         *survey.LevelID        `json:"level"`
	LevelByScore  *survey.LevelID        `json:"levelByScore"`
	FailedGates   []FailedGate           `json:"failedGates"`
	Decides       []survey.AreaID        `json:"decides"` // the lowest areas, where the overall is the lowest score
	Areas         []ExplainedArea        `json:"areas"`   // all, in order
}

// ExplainedArea is one area of an Explanation.
type ExplainedArea struct {
	ID           survey.AreaID       `json:"id"`
	State        AreaState           `json:"state"`
	Reason       AreaReason          `json:"reason,omitempty"` // why not assessable
	Aggregate    survey.Aggregate    `json:"aggregate"`
	Exact        *string             `json:"exact"`
	Display      *string             `json:"display"`
	Coverage     *string             `json:"coverage"`
	MinCoverage  string              `json:"minCoverage"`
	Weight       *string             `json:"weight"` // in the overall
	Contribution *string             `json:"contribution"`
	Decides      []survey.QuestionID `json:"decides"` // those with the lowest or highest score, where that is the area's
	Stages       []ExplainedStage    `json:"stages"`
	Questions    []ExplainedQuestion `json:"questions"` // all, in order
}

// AreaReason tells why an area is non valutabile.
type AreaReason string

const (
	NothingCounts AreaReason = "nothing-counts" // no question counts
	LowCoverage   AreaReason = "coverage"       // of its weight too little counts
	NoWeight      AreaReason = "no-weight"      // what counts, or all that is asked, has no weight
)

// ExplainedStage is one stage of an area scored by stages.
type ExplainedStage struct {
	ID      string  `json:"id"`
	Reached bool    `json:"reached"` // it and all before it
	Share   string  `json:"share"`   // that the mean must come to, 0–1
	Mean    *string `json:"mean"`    // of its questions that count; null = none, which suffices
	Missing *string `json:"missing"` // from mean to share; null where it suffices
}

// QuestionState tells whether a question counts, or why not.
type QuestionState string

const (
	Counts        QuestionState = "counts"
	NotAnswered   QuestionState = "unanswered"
	NotApplicable QuestionState = "not-applicable"
	Weightless    QuestionState = "weightless" // of a matrix only rows without weight apply
	OffPath       QuestionState = "off-path"
	NotScored     QuestionState = "not-scored"
)

// ExplainedQuestion is one question of an Explanation; what follows its state is
// null or empty unless it counts.
type ExplainedQuestion struct {
	ID           survey.QuestionID `json:"id"`
	State        QuestionState     `json:"state"`
	AsZero       bool              `json:"asZero"` // it counts as 0, unanswered
	Exact        *string           `json:"exact"`
	Display      *string           `json:"display"`
	Earned       *string           `json:"earned"` // points
	Best         *string           `json:"best"`
	Limited      bool              `json:"limited"` // a cap, the floor or the best replaced what was earned; then parts contribute nothing of their own
	Weight       *string           `json:"weight"`  // in the area
	Contribution *string           `json:"contribution"`
	Ticks        *int              `json:"ticks"`   // where so many are asked for
	AtLeast      *int              `json:"atLeast"` // the number asked for
	Number       *survey.Decimal   `json:"number"`  // answered
	Options      []ExplainedOption `json:"options"` // all of a choice, in order
	Rows         []ExplainedRow    `json:"rows"`    // all of a matrix, in order
}

// ExplainedOption is one option of a question. Contribution is null unless it is
// chosen, and where its points do not count as such.
type ExplainedOption struct {
	ID           survey.OptionID `json:"id"`
	Chosen       bool            `json:"chosen"`
	Points       string          `json:"points"`
	Contribution *string         `json:"contribution"`
}

// ExplainedRow is one row of a matrix. Points and Best are those before its weight,
// null of a row non applicabile.
type ExplainedRow struct {
	ID           survey.RowID      `json:"id"`
	State        QuestionState     `json:"state"` // counts or not-applicable
	Weight       *string           `json:"weight"`
	Points       *string           `json:"points"`
	Best         *string           `json:"best"`
	Contribution *string           `json:"contribution"`
	Chosen       []survey.OptionID `json:"chosen"`
}

// Explain explains the result of a set of answers. With weighted means and sums,
// of areas and overall, the contributions of the questions sum to the overall,
// and always those of the areas where they are not null.
func (m *Model) Explain(answers survey.Answers) Explanation {
	return explainer{evaluation: m.evaluate(answers)}.explain()
}
