package web

import (
	"context"
	"log/slog"
	"net/url"
	"runtime"
	"time"

	"maturita/intake"
	"maturita/locale"
	"maturita/report"
	"maturita/survey"
)

// Seal is what reports are sealed with.
type Seal interface {
	report.Sealer
	// Fingerprint is the SHA-256 of the certificate in hexadecimal.
	Fingerprint() string
	// Valid returns an error unless the certificate is valid at an instant.
	Valid(at time.Time) error
}

// Press makes the files of reports, as many at once as the machine bears. It is
// safe for concurrent use.
type Press struct {
	bundle *locale.Bundle
	base   *url.URL
	seal   Seal // nil = none
	log    *slog.Logger
	now    func() time.Time
	turns  chan struct{}
}

// NewPress makes the press of a service that people reach under an address. The
// seal may be nil.
func NewPress(bundle *locale.Bundle, base *url.URL, seal Seal, log *slog.Logger, now func() time.Time) *Press {
	return &Press{bundle, base, seal, log, now, make(chan struct{}, 2*runtime.GOMAXPROCS(0))}
}

// In renders reports in a language. What waits for its turn ends with its
// context. With a certificate that is not valid now, reports come out without a
// seal and the log says so.
func (p *Press) In(language survey.Language) intake.Render {
	return func(ctx context.Context, issue intake.Issue) (intake.Rendered, error) {
		select {
		case p.turns <- struct{}{}:
			defer func() { <-p.turns }()
		case <-ctx.Done():
			return intake.Rendered{}, ctx.Err()
		}
		file := intake.Rendered{Renderer: report.RendererVersion, Language: language}
		var sealer report.Sealer
		if p.seal != nil {
			if err := p.seal.Valid(p.now()); err != nil {
				p.log.Error("a report is issued without a seal", "error", err.Error())
			} else {
				sealer, file.Seal = p.seal, p.seal.Fingerprint()
			}
		}
		pdf, err := report.PDF(p.bundle.Printer(string(language)), p.source(issue), sealer)
		file.PDF = pdf
		return file, err
	}
}

// source is what the report of an issue is made from.
func (p *Press) source(i intake.Issue) report.Source {
	s := report.Source{
		Number: i.Report.Number, IssuedAt: i.Report.IssuedAt, Assessment: assessment(i.Outcome),
		VerifyPage: p.base.Host + verifyPath, VerifyLink: p.base.JoinPath(verifyLinkPath, string(i.Link)).String(),
	}
	if i.Replaces != nil {
		s.Replaces = i.Replaces.Number
	}
	if i.Before != nil {
		before := assessment(*i.Before)
		s.Before = &before
	}
	return s
}

// assessment is an outcome as reports know it.
func assessment(o intake.Outcome) report.Assessment {
	return report.Assessment{Response: o.Response, Model: o.Model, Result: o.Result, Answers: o.Answers}
}
