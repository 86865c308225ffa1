package report

import (
	"time"

	"maturita/scoring"
	"maturita/survey"
)

// Source is what a report is made from. The same source and language give the
// same report.
type Source struct {
	Number   survey.ReportNumber
	Replaces survey.ReportNumber // of the report that this one rectifies, "" for none
	IssuedAt time.Time           // when the number was given

	Assessment
	Before *Assessment // the one that this one moved on from, nil for none

	VerifyPage string // address at which people verify, as they type it
	VerifyLink string // address that verifies this report, for the QR code
}

// Assessment is a submitted response with its result.
type Assessment struct {
	Response survey.Response
	Model    *scoring.Model
	Result   scoring.Result
	Answers  survey.Answers
}

func (a Assessment) questionnaire() *survey.Questionnaire { return a.Model.Questionnaire() }

func (a Assessment) side() scoring.Side {
	return scoring.Side{Model: a.Model, Answers: a.Answers, Result: a.Result}
}

// ValidMonths are the months after submission that calls accept an assessment for.
var ValidMonths = []int{3, 12}

// ValidUntil is the last day on which an assessment is not older than so many
// months: the same day of the month, or the month's last where it has no such
// day.
func ValidUntil(day time.Time, months int) time.Time {
	y, m, d := day.Date()
	until := time.Date(y, m+time.Month(months), d, 12, 0, 0, 0, day.Location())
	if until.Day() != d {
		until = time.Date(y, m+time.Month(months)+1, 0, 12, 0, 0, 0, day.Location())
	}
	return until
}
