package intake

import (
	"context"
	"crypto/subtle"
	"time"

	"maturita/survey"
)

// Verified is what a verification tells about a report: what its cover says, no
// answers, and nothing of later reports.
type Verified struct {
	Number        survey.ReportNumber
	Company       string // as printed
	CodiceFiscale survey.CodiceFiscale
	Questionnaire *survey.Questionnaire
	Level         *survey.LevelID // nil = not assessable
	Assurance     survey.Assurance
	SubmittedAt   time.Time
	IssuedAt      time.Time
	WithdrawnAt   time.Time // zero unless withdrawn since
	Replaces      survey.ReportNumber
}

// VerifyNumber looks a report up by what is printed on it. NotFound, always the
// same, when there is no such number or it is of another company: nothing is
// learnt by trying.
func (s *Service) VerifyNumber(ctx context.Context, n survey.ReportNumber, code survey.CodiceFiscale) (Verified, error) {
	report, err := s.store.Report(ctx, n)
	if survey.KindOf(err) == survey.NotFound {
		return Verified{}, errNoReport
	}
	if err != nil {
		return Verified{}, err
	}
	v, err := s.verified(ctx, report)
	if err != nil {
		return Verified{}, err
	}
	if subtle.ConstantTimeCompare([]byte(v.CodiceFiscale), []byte(code)) != 1 {
		return Verified{}, errNoReport
	}
	return v, nil
}

// VerifyLink looks a report up by the link of its QR code. NotFound when there
// is none.
func (s *Service) VerifyLink(ctx context.Context, token Token) (Verified, error) {
	if !token.plausible() {
		return Verified{}, errNoReport
	}
	report, err := s.store.ReportByLink(ctx, token.Hash())
	if survey.KindOf(err) == survey.NotFound {
		return Verified{}, errNoReport
	}
	if err != nil {
		return Verified{}, err
	}
	return s.verified(ctx, report)
}

// VerifyFile looks a report up by the SHA-256 and length, in bytes, of a file.
// NotFound when no such file was issued.
func (s *Service) VerifyFile(ctx context.Context, hash FileHash, length int64) (Verified, error) {
	file, err := s.store.ReportFile(ctx, hash)
	if survey.KindOf(err) == survey.NotFound || err == nil && file.Length != length {
		return Verified{}, errNoReport
	}
	if err != nil {
		return Verified{}, err
	}
	report, err := s.store.Report(ctx, file.Number)
	if err != nil {
		return Verified{}, err
	}
	return s.verified(ctx, report)
}

// NumberIssued reports whether a report has the number. It is for who holds the
// file that names it: the number alone tells nothing.
func (s *Service) NumberIssued(ctx context.Context, n survey.ReportNumber) (bool, error) {
	_, err := s.store.Report(ctx, n)
	if survey.KindOf(err) == survey.NotFound {
		return false, nil
	}
	return err == nil, err
}

func (s *Service) verified(ctx context.Context, report Report) (Verified, error) {
	o, err := s.outcomeBy(ctx, report.Response, report.Engine)
	if err != nil {
		return Verified{}, err
	}
	p := o.Response.Profile
	return Verified{
		Number: report.Number, Company: p.CompanyName, CodiceFiscale: p.CodiceFiscale,
		Questionnaire: o.Questionnaire(), Level: o.Result.Level, Assurance: report.Assurance,
		SubmittedAt: o.Response.SubmittedAt, IssuedAt: report.IssuedAt, WithdrawnAt: o.Response.WithdrawnAt,
		Replaces: report.Replaces,
	}, nil
}

// SupersededAt returns when a later response of the company took the place of the
// one that a report is about, zero when none did. It is for staff of the chambers:
// the public is told nothing of later reports. NotFound for an unknown number.
func (s *Service) SupersededAt(ctx context.Context, n survey.ReportNumber) (time.Time, error) {
	report, err := s.store.Report(ctx, n)
	if err != nil {
		return time.Time{}, err
	}
	r, err := s.store.Response(ctx, report.Response)
	if err != nil {
		return time.Time{}, err
	}
	facts, err := s.store.Facts(ctx, r.Company, r.Instrument.ID)
	for _, f := range facts {
		if f.Response == r.ID {
			return f.SupersededAt, err
		}
	}
	return time.Time{}, err
}
