package mongodb

import (
	"slices"

	"maturita/scoring"
	"maturita/survey"
)

// resultDoc is the official result of a response, with exact fractions as text.
// Earlier are those by other engines, which have no id of their own.
type resultDoc struct {
	Response      survey.ResponseID      `bson:"_id,omitempty"`
	Questionnaire survey.QuestionnaireID `bson:"questionnaire"`
	Version       string                 `bson:"version"`
	Engine        string                 `bson:"engine"`
	Overall       *scoreDoc              `bson:"overall"`
	Level         *survey.LevelID        `bson:"level"`
	LevelByScore  *survey.LevelID        `bson:"levelByScore"`
	FailedGates   []failedGateDoc        `bson:"failedGates"`
	Areas         []areaDoc              `bson:"areas"`
	Indices       []indexDoc             `bson:"indices"`
	Advice        []survey.AdviceID      `bson:"advice"`
	Earlier       []resultDoc            `bson:"earlier,omitempty"`
}

type scoreDoc struct {
	Exact   string `bson:"exact"`
	Display string `bson:"display"`
}

type areaDoc struct {
	ID       survey.AreaID     `bson:"id"`
	Exact    *string           `bson:"exact"`
	Display  *string           `bson:"display"`
	Coverage *string           `bson:"coverage"`
	State    scoring.AreaState `bson:"state"`
}

type indexDoc struct {
	ID      survey.IndexID `bson:"id"`
	Exact   *string        `bson:"exact"`
	Display *string        `bson:"display"`
	Band    *string        `bson:"band"`
}

type failedGateDoc struct {
	Level    survey.LevelID     `bson:"level"`
	Area     survey.AreaID      `bson:"area,omitempty"`
	Question survey.QuestionID  `bson:"question,omitempty"`
	Reason   scoring.GateReason `bson:"reason"`
	Required string             `bson:"required"`
	Actual   *string            `bson:"actual"`
	Missing  *string            `bson:"missing"`
}

func newResultDoc(id survey.ResponseID, r scoring.Result) resultDoc {
	return resultDoc{
		Response: id, Questionnaire: r.Questionnaire, Version: r.Version, Engine: r.Engine,
		Overall: (*scoreDoc)(r.Overall), Level: r.Level, LevelByScore: r.LevelByScore,
		FailedGates: mapped(r.FailedGates, func(g scoring.FailedGate) failedGateDoc { return failedGateDoc(g) }),
		Areas:       mapped(r.Areas, func(a scoring.Area) areaDoc { return areaDoc(a) }),
		Indices:     mapped(r.Indices, func(i scoring.Index) indexDoc { return indexDoc(i) }),
		Advice:      r.Advice,
	}
}

func (d resultDoc) domain() (scoring.Result, error) {
	return scoring.Result{
		Questionnaire: d.Questionnaire, Version: d.Version, Engine: d.Engine,
		Overall: (*scoring.Score)(d.Overall), Level: d.Level, LevelByScore: d.LevelByScore,
		FailedGates: mapped(d.FailedGates, func(g failedGateDoc) scoring.FailedGate { return scoring.FailedGate(g) }),
		Areas:       mapped(d.Areas, func(a areaDoc) scoring.Area { return scoring.Area(a) }),
		Indices:     mapped(d.Indices, func(i indexDoc) scoring.Index { return scoring.Index(i) }),
		Advice:      d.Advice,
	}, nil
}

// beside are all results of a response but the one by an engine.
func (d resultDoc) beside(engine string) []resultDoc {
	all := d.Earlier
	d.Response, d.Earlier = "", nil
	all = append([]resultDoc{d}, all...)
	return slices.DeleteFunc(all, func(one resultDoc) bool { return one.Engine == engine })
}
