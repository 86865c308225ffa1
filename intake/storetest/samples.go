package storetest

import (
	"context"
	"time"

	"maturita/intake"
	"maturita/survey"
)

// noon is when things happen.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func minutes(n int) time.Time { return noon.Add(time.Duration(n) * time.Minute) }

// draft is a draft without answers that expires after a day.
func draft(id survey.ResponseID) survey.Response {
	return survey.Response{
		ID: id, Instrument: survey.Ref{ID: "prova", Version: survey.Version{Major: 1}}, State: survey.Draft,
		Answers: map[survey.QuestionID]survey.SavedAnswer{}, Assurance: survey.Claimed,
		NoticeVersion: "1", NoticeAt: noon, BeganAt: noon, SavedAt: noon, ExpiresAt: noon.Add(24 * time.Hour),
	}
}

func link(hash intake.LinkHash, id survey.ResponseID) intake.Link {
	return intake.Link{Hash: hash, Response: id, Scope: intake.ScopeEdit, CreatedAt: noon, ExpiresAt: noon.Add(time.Hour)}
}

func company(id survey.CompanyID, code survey.CodiceFiscale) survey.Company {
	return survey.Company{ID: id, CodiceFiscale: code, Name: "Forno Rossi", FirstSeenAt: noon}
}

func mail(id string, due time.Time) intake.Mail {
	return intake.Mail{ID: id, Kind: intake.MailResume, Response: "r", CreatedAt: noon, DueAt: due}
}

// step is a part of a transaction.
type step = func(context.Context, intake.Writer) error

func inOrder(steps ...step) step {
	return func(ctx context.Context, w intake.Writer) error {
		for _, do := range steps {
			if err := do(ctx, w); err != nil {
				return err
			}
		}
		return nil
	}
}

func insert(r survey.Response) step {
	return func(ctx context.Context, w intake.Writer) error { return w.InsertResponse(ctx, r) }
}

func putCompany(c survey.Company) step {
	return func(ctx context.Context, w intake.Writer) error { return w.PutCompany(ctx, c) }
}

func insertLink(l intake.Link) step {
	return func(ctx context.Context, w intake.Writer) error { return w.InsertLink(ctx, l) }
}

func insertMail(m intake.Mail) step {
	return func(ctx context.Context, w intake.Writer) error { return w.InsertMail(ctx, m) }
}
