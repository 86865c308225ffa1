package web

import (
	"context"

	"maturita/intake"
	"maturita/survey"
)

// The registry of reports of the store in memory.

func (m *memory) Report(ctx context.Context, number survey.ReportNumber) (intake.Report, error) {
	return read(m, func(w *memoryWriter) (intake.Report, error) { return w.Report(ctx, number) })
}
func (m *memory) ReportOf(ctx context.Context, id survey.ResponseID) (intake.Report, error) {
	return read(m, func(w *memoryWriter) (intake.Report, error) { return w.ReportOf(ctx, id) })
}
func (m *memory) ReportByLink(ctx context.Context, hash intake.LinkHash) (intake.Report, error) {
	return read(m, func(w *memoryWriter) (intake.Report, error) { return w.ReportByLink(ctx, hash) })
}
func (m *memory) ReportFile(ctx context.Context, hash intake.FileHash) (intake.ReportFile, error) {
	return read(m, func(w *memoryWriter) (intake.ReportFile, error) { return w.ReportFile(ctx, hash) })
}

func (w *memoryWriter) reportWhere(wanted func(intake.Report) bool) (intake.Report, error) {
	for _, r := range w.reports {
		if wanted(r) {
			return r, nil
		}
	}
	return intake.Report{}, survey.Fail(survey.NotFound, "none")
}

func (w *memoryWriter) Report(_ context.Context, number survey.ReportNumber) (intake.Report, error) {
	return w.reportWhere(func(r intake.Report) bool { return r.Number == number })
}
func (w *memoryWriter) ReportOf(_ context.Context, id survey.ResponseID) (intake.Report, error) {
	return w.reportWhere(func(r intake.Report) bool { return r.Response == id })
}
func (w *memoryWriter) ReportByLink(_ context.Context, hash intake.LinkHash) (intake.Report, error) {
	return w.reportWhere(func(r intake.Report) bool { return r.Link == hash })
}
func (w *memoryWriter) ReportFile(_ context.Context, hash intake.FileHash) (intake.ReportFile, error) {
	f, ok := w.files[hash]
	if !ok {
		return f, survey.Fail(survey.NotFound, "none")
	}
	return f, nil
}

func (w *memoryWriter) InsertReport(ctx context.Context, r intake.Report) error {
	if _, err := w.reportWhere(func(o intake.Report) bool {
		return o.Number == r.Number || o.Response == r.Response || o.Link == r.Link
	}); err == nil {
		return survey.Fail(survey.Conflict, "exists")
	}
	w.reports[r.Number] = r
	return nil
}

func (w *memoryWriter) InsertReportFile(_ context.Context, f intake.ReportFile) error {
	if _, ok := w.files[f.Hash]; ok {
		return survey.Fail(survey.Conflict, "exists")
	}
	w.files[f.Hash] = f
	return nil
}
