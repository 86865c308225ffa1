package report

import (
	"encoding/json"
	"fmt"
	"time"

	"maturita/locale"
	"maturita/report/pdfua"
	"maturita/survey"
)

// layoutVersion changes with every change of what is drawn, or of how.
const layoutVersion = "5"

// Sealer puts an electronic seal on reports.
type Sealer interface {
	pdfua.Signer
	// Name is whose seal it is.
	Name() string
	// Time is the instant that a seal on a report issued at an instant claims.
	Time(issued time.Time) time.Time
}

// PDF renders a report in the printer's language as PDF/A-3a and PDF/UA-1, with
// the result attached as JSON, sealed unless the seal is nil. The same source and
// seal give the same bytes for the same RendererVersion.
func PDF(p *locale.Printer, src Source, seal Sealer) ([]byte, error) {
	data, err := json.MarshalIndent(newData(src), "", "  ")
	if err != nil {
		return nil, err
	}
	number := src.Number.Printed()
	doc := pdfua.New(pdfua.Meta{
		Title:    p.T("report.title"),
		Author:   p.T("report.author"),
		Subject:  p.T("report.subject", survey.Args{"Number": number}),
		Creator:  "maturita",
		Producer: "maturita " + RendererVersion,
		Keywords: number,
		Lang:     p.Lang,
		Date:     src.IssuedAt,
	})
	m := newMaker(p, newFlow(doc), src)
	m.draw()
	m.running()
	if m.err != nil {
		return nil, fmt.Errorf("report %s: %w", number, m.err)
	}
	doc.Attach(pdfua.File{
		Name: "risultato.json", MIME: "application/json", Desc: p.T("report.data"), Relationship: "Data", Data: data, Mod: src.IssuedAt,
	})
	if seal != nil {
		doc.Seal = &pdfua.Seal{
			Signer: seal, Name: seal.Name(), Reason: p.T("report.subject", survey.Args{"Number": number}), Said: p.T("report.seal"), Time: seal.Time(src.IssuedAt),
		}
	}
	return doc.Bytes()
}
