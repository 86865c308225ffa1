package mongodb

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/intake"
	"maturita/survey"
)

// reportDoc is a report of the registry.
type reportDoc struct {
	Number       survey.ReportNumber `bson:"_id"`
	Response     survey.ResponseID   `bson:"response"` // unique
	Engine       string              `bson:"engine"`
	Assurance    survey.Assurance    `bson:"assurance"`
	Before       survey.ResponseID   `bson:"before,omitempty"`
	BeforeEngine string              `bson:"beforeEngine,omitempty"`
	Replaces     survey.ReportNumber `bson:"replaces,omitempty"`
	Link         intake.LinkHash     `bson:"link"` // unique
	IssuedAt     time.Time           `bson:"issuedAt,omitempty"`
}

func (d reportDoc) domain() (intake.Report, error) { return intake.Report(d), nil }

// reportFileDoc is a file that was issued.
type reportFileDoc struct {
	Hash     intake.FileHash     `bson:"_id"`
	Length   int64               `bson:"length"`
	Number   survey.ReportNumber `bson:"number"`
	Renderer string              `bson:"renderer"`
	Language survey.Language     `bson:"language"`
	Seal     string              `bson:"seal,omitempty"`
	IssuedAt time.Time           `bson:"issuedAt,omitempty"`
}

func (d reportFileDoc) domain() (intake.ReportFile, error) { return intake.ReportFile(d), nil }

// Report implements intake.Reports.
func (r reader) Report(ctx context.Context, number survey.ReportNumber) (intake.Report, error) {
	return one[reportDoc](ctx, r, "reading a report", r.reports, byID(number))
}

// ReportOf implements intake.Reports.
func (r reader) ReportOf(ctx context.Context, id survey.ResponseID) (intake.Report, error) {
	return one[reportDoc](ctx, r, "reading a report", r.reports, bson.D{{Key: "response", Value: id}})
}

// ReportByLink implements intake.Reports.
func (r reader) ReportByLink(ctx context.Context, hash intake.LinkHash) (intake.Report, error) {
	return one[reportDoc](ctx, r, "reading a report", r.reports, bson.D{{Key: "link", Value: hash}})
}

// ReportFile implements intake.Reports.
func (r reader) ReportFile(ctx context.Context, hash intake.FileHash) (intake.ReportFile, error) {
	return one[reportFileDoc](ctx, r, "reading a report file", r.reportFiles, byID(hash))
}

// InsertReport implements intake.Writer.
func (w writer) InsertReport(ctx context.Context, r intake.Report) error {
	return w.insert(ctx, "storing a report", w.reports, reportDoc(r))
}

// InsertReportFile implements intake.Writer.
func (w writer) InsertReportFile(ctx context.Context, f intake.ReportFile) error {
	return w.insert(ctx, "storing a report file", w.reportFiles, reportFileDoc(f))
}
