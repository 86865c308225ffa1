package report

import (
	"time"

	"maturita/scoring"
	"maturita/survey"
)

// RendererVersion names the way that reports are rendered: the layout and the
// rules that it draws on.
const RendererVersion = layoutVersion + "+" + scoring.EngineVersion

// data is what is attached to a report as JSON. It holds no answers but those
// printed, and identifies the company as the cover does.
type data struct {
	Number        string              `json:"number"`
	Replaces      string              `json:"replaces,omitempty"`
	IssuedAt      time.Time           `json:"issuedAt"`
	CodiceFiscale string              `json:"codiceFiscale"`
	CompanyName   string              `json:"companyName"`
	SubmittedAt   time.Time           `json:"submittedAt"`
	Result        scoring.Result      `json:"result"`
	Comparison    *scoring.Comparison `json:"comparison,omitempty"` // with the assessment before
	Answers       survey.Answers      `json:"answers"`
}

func newData(src Source) data {
	d := data{
		Number: src.Number.Printed(), IssuedAt: src.IssuedAt.UTC(), SubmittedAt: src.Response.SubmittedAt.UTC(),
		CodiceFiscale: string(src.Response.Profile.CodiceFiscale), CompanyName: src.Response.Profile.CompanyName,
		Result: src.Result, Answers: src.Answers,
	}
	if src.Replaces != "" {
		d.Replaces = src.Replaces.Printed()
	}
	if src.Before != nil {
		c := scoring.Compare(src.Before.side(), src.side())
		d.Comparison = &c
	}
	return d
}
