package mongodb

import (
	"time"

	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// factDoc is a stored fact, typed so that the database can aggregate over it:
// scores are whole millionths of a point, instants are dates; what a fact has
// not is left out.
type factDoc struct {
	Response     survey.ResponseID      `bson:"_id"`
	Company      survey.CompanyID       `bson:"company"`
	Instrument   survey.QuestionnaireID `bson:"instrument"`
	Version      versionDoc             `bson:"version"`
	Engine       string                 `bson:"engine"`
	SubmittedAt  time.Time              `bson:"submittedAt"`
	Province     territory.Sigla        `bson:"province"`
	Size         survey.SizeClass       `bson:"size"`
	Staff        survey.StaffClass      `bson:"staff"`
	Ateco        string                 `bson:"ateco"`
	AtecoVersion string                 `bson:"atecoVersion"`
	Reason       survey.Reason          `bson:"reason"`
	Assurance    survey.Assurance       `bson:"assurance"`
	Level        survey.LevelID         `bson:"level,omitempty"`
	Overall      *stats.MicroPoints     `bson:"overall,omitempty"`
	Areas        []areaScoreDoc         `bson:"areas"`
	InUse        []survey.TechnologyID  `bson:"inUse"`
	Planned      []survey.TechnologyID  `bson:"planned"`
	SupersededAt time.Time              `bson:"supersededAt,omitempty"`
	WithdrawnAt  time.Time              `bson:"withdrawnAt,omitempty"`
}

type areaScoreDoc struct {
	Area  survey.AreaID      `bson:"area"`
	State scoring.AreaState  `bson:"state"`
	Score *stats.MicroPoints `bson:"score,omitempty"`
}

func newFactDoc(f stats.Fact) factDoc {
	return factDoc{
		Response: f.Response, Company: f.Company, Instrument: f.Instrument, Version: versionDoc(f.Version),
		Engine: f.Engine, SubmittedAt: f.SubmittedAt,
		Province: f.Province, Size: f.Size, Staff: f.Staff, Ateco: f.Ateco, AtecoVersion: f.AtecoVersion,
		Reason: f.Reason, Assurance: f.Assurance, Level: f.Level, Overall: f.Overall,
		Areas:   mapped(f.Areas, func(a stats.AreaScore) areaScoreDoc { return areaScoreDoc(a) }),
		InUse:   f.InUse,
		Planned: f.Planned, SupersededAt: f.SupersededAt, WithdrawnAt: f.WithdrawnAt,
	}
}

func (d factDoc) domain() (stats.Fact, error) {
	return stats.Fact{
		Response: d.Response, Company: d.Company, Instrument: d.Instrument, Version: survey.Version(d.Version),
		Engine: d.Engine, SubmittedAt: d.SubmittedAt,
		Province: d.Province, Size: d.Size, Staff: d.Staff, Ateco: d.Ateco, AtecoVersion: d.AtecoVersion,
		Reason: d.Reason, Assurance: d.Assurance, Level: d.Level, Overall: d.Overall,
		Areas:   mapped(d.Areas, func(a areaScoreDoc) stats.AreaScore { return stats.AreaScore(a) }),
		InUse:   d.InUse,
		Planned: d.Planned, SupersededAt: d.SupersededAt, WithdrawnAt: d.WithdrawnAt,
	}, nil
}

// mapped converts a list; no list stays none.
func mapped[A, B any](list []A, convert func(A) B) []B {
	if list == nil {
		return nil
	}
	converted := make([]B, len(list))
	for i, one := range list {
		converted[i] = convert(one)
	}
	return converted
}
