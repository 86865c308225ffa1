// Package stats holds the facts that statistics are made of and the rules by
// which a company counts once.
package stats

import (
	"time"

	"maturita/scoring"
	"maturita/survey"
	"maturita/territory"
)

// MicroPoints is a score of 0–100 points in millionths of a point, rounded half
// away from zero from the exact fraction.
type MicroPoints int64

// Fact is one immutable row per submitted response. It holds no personal data;
// Company is a pseudonym. Only SupersededAt and WithdrawnAt may be set later.
type Fact struct {
	Response    survey.ResponseID
	Company     survey.CompanyID
	Instrument  survey.QuestionnaireID
	Version     survey.Version
	Engine      string
	SubmittedAt time.Time

	Province     territory.Sigla
	Size         survey.SizeClass
	Staff        survey.StaffClass
	Ateco        string
	AtecoVersion string
	Reason       survey.Reason
	Assurance    survey.Assurance

	Level   survey.LevelID // "" = none
	Overall *MicroPoints   // nil = non valutabile
	Areas   []AreaScore

	InUse   []survey.TechnologyID
	Planned []survey.TechnologyID

	SupersededAt time.Time // zero = not superseded
	WithdrawnAt  time.Time // zero = not withdrawn
}

// AreaScore is one area of a fact. Score is nil unless the area counts.
type AreaScore struct {
	Area  survey.AreaID
	State scoring.AreaState
	Score *MicroPoints
}

// SectionOf is the letter of ATECO 2025 that a fact's activity stands in, "" for
// a code of another classification or none.
func SectionOf(f Fact) string {
	if f.AtecoVersion != territory.AtecoVersion {
		return ""
	}
	return territory.Ateco2025().Section(f.Ateco)
}

// Current reports whether the fact is the one that counts for its company.
func (f Fact) Current() bool { return f.SupersededAt.IsZero() && f.WithdrawnAt.IsZero() }

// Outranked reports whether the fact never counted, though it was not withdrawn: it
// was claimed when a confirmed one of its company counted already (ADR 2).
func (f Fact) Outranked() bool {
	return f.WithdrawnAt.IsZero() && !f.SupersededAt.IsZero() && f.SupersededAt.Equal(f.SubmittedAt)
}

// CountsAt reports whether the fact counts in a period that ends before the
// instant end: submitted before it, not superseded before it, not withdrawn.
func (f Fact) CountsAt(end time.Time) bool {
	return f.SubmittedAt.Before(end) && f.WithdrawnAt.IsZero() &&
		(f.SupersededAt.IsZero() || !f.SupersededAt.Before(end))
}
