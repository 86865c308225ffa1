package sqlite

import (
	"context"
	"database/sql"

	"maturita/intake"
	"maturita/survey"
)

// Report implements intake.Reports.
func (r reader) Report(ctx context.Context, number survey.ReportNumber) (intake.Report, error) {
	return r.report(ctx, selectReport, number)
}

// ReportOf implements intake.Reports.
func (r reader) ReportOf(ctx context.Context, id survey.ResponseID) (intake.Report, error) {
	return r.report(ctx, selectReportOf, id)
}

// ReportByLink implements intake.Reports.
func (r reader) ReportByLink(ctx context.Context, hash intake.LinkHash) (intake.Report, error) {
	return r.report(ctx, selectReportByLink, hash)
}

func (r reader) report(ctx context.Context, q query, key any) (one intake.Report, err error) {
	err = r.one(ctx, "reading a report", q, func(row row) error {
		var issued sql.NullInt64
		err := row.Scan(&one.Number, &one.Response, &one.Engine, &one.Assurance, &one.Before, &one.BeforeEngine, &one.Replaces, &one.Link, &issued)
		one.IssuedAt = instant(issued)
		return err
	}, key)
	return one, err
}

// ReportFile implements intake.Reports.
func (r reader) ReportFile(ctx context.Context, hash intake.FileHash) (one intake.ReportFile, err error) {
	err = r.one(ctx, "reading a report file", selectReportFile, func(row row) error {
		var issued sql.NullInt64
		err := row.Scan(&one.Hash, &one.Length, &one.Number, &one.Renderer, &one.Language, &one.Seal, &issued)
		one.IssuedAt = instant(issued)
		return err
	}, hash)
	return one, err
}

// InsertReport implements intake.Writer.
func (w writer) InsertReport(ctx context.Context, r intake.Report) error {
	return w.exec(ctx, "storing a report", insertReport,
		r.Number, r.Response, r.Engine, r.Assurance, r.Before, r.BeforeEngine, r.Replaces, r.Link, millis(r.IssuedAt))
}

// InsertReportFile implements intake.Writer.
func (w writer) InsertReportFile(ctx context.Context, f intake.ReportFile) error {
	return w.exec(ctx, "storing a report file", insertReportFile,
		f.Hash, f.Length, f.Number, f.Renderer, f.Language, f.Seal, millis(f.IssuedAt))
}
