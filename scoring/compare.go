package scoring

import "maturita/survey"

// Side is one of two responses that are compared, with the result that is
// official, which an earlier engine may have computed.
type Side struct {
	Model   *Model
	Answers survey.Answers
	Result  Result
}

// Obstacle tells why two results are not comparable (SCORING.md §9).
type Obstacle string

const (
	OtherInstrument Obstacle = "instrument" // different questionnaires
	OtherMajor      Obstacle = "major"      // major versions of one that mean different things
)

// Comparison is what became of a response by the next one. Of results that are
// not comparable it says why, and nothing else; Anchor may still tell a trend.
type Comparison struct {
	Before      string             `json:"before"` // questionnaire@version
	After       string             `json:"after"`
	Engines     [2]string          `json:"engines"` // where they differ, so may the rules
	Obstacle    Obstacle           `json:"obstacle,omitempty"`
	Overall     *Difference        `json:"overall"` // null unless both are assessable
	LevelBefore *survey.LevelID    `json:"levelBefore"`
	LevelAfter  *survey.LevelID    `json:"levelAfter"`
	Areas       []AreaDifference   `json:"areas"`   // all, in order
	Answers     []AnswerDifference `json:"answers"` // of questions answered on either side, in reading order
}

// Comparable reports whether the two can be compared.
func (c *Comparison) Comparable() bool { return c.Obstacle == "" }

// Difference is after less before. Exact is a fraction of points of 0–100; Display
// is on the scale of the later version, or in points of 0–100 where that shows
// points; it has a sign unless there is no difference, and as many decimals as it
// takes to show that there is one.
type Difference struct {
	Exact   string `json:"exact"`
	Display string `json:"display"`
}

// AreaDifference is what became of one area.
type AreaDifference struct {
	ID          survey.AreaID `json:"id"`
	StateBefore AreaState     `json:"stateBefore"`
	StateAfter  AreaState     `json:"stateAfter"`
	Difference  *Difference   `json:"difference"` // null unless both are assessable
}

// Compare compares two responses to one questionnaire, of versions with the same
// major.
func Compare(before, after Side) Comparison {
	p, q := before.Model.questionnaire, after.Model.questionnaire
	c := Comparison{
		Before: p.Ref.String(), After: q.Ref.String(), Engines: [2]string{before.Result.Engine, after.Result.Engine},
		Areas: []AreaDifference{}, Answers: []AnswerDifference{},
	}
	switch {
	case p.ID != q.ID:
		c.Obstacle = OtherInstrument
	case p.Version.Major != q.Version.Major:
		c.Obstacle = OtherMajor
	}
	if !c.Comparable() {
		return c
	}
	scale := after.Model.scale
	if before.Result.Overall != nil && after.Result.Overall != nil {
		c.Overall = scale.difference(read(before.Result.Overall.Exact), read(after.Result.Overall.Exact))
	}
	c.LevelBefore, c.LevelAfter = before.Result.Level, after.Result.Level
	was := map[survey.AreaID]Area{}
	for _, a := range before.Result.Areas {
		was[a.ID] = a
	}
	for _, now := range after.Result.Areas {
		then := was[now.ID]
		d := AreaDifference{ID: now.ID, StateBefore: then.State, StateAfter: now.State}
		if then.Exact != nil && now.Exact != nil {
			d.Difference = scale.difference(read(*then.Exact), read(*now.Exact))
		}
		c.Areas = append(c.Areas, d)
	}
	c.Answers = compareAnswers(before, after)
	return c
}
