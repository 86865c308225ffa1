package web

import (
	"cmp"
	"time"

	"maturita/intake"
	"maturita/locale"
	"maturita/report/verify"
	"maturita/survey"
)

// verifiedPage says what became of a verification.
type verifiedPage struct {
	Base
	Mood    string // of the verdict: success, warning or danger
	Verdict string
	Text    []string
	Facts   []factView
	Signers []signerView
	Unsaid  bool // no one signed
}

func (*verifiedPage) name() string { return "public_verified" }

type factView struct{ Label, Value string }

// signerView is one signature as its certificate says.
type signerView struct {
	Name, State string
	Bad         bool
	Facts       []factView
}

// way is how a report was looked up.
type way string

const (
	byNumber way = "number"
	byLink   way = "link"
	byFile   way = "file"
)

// newVerifiedPage tells what the cover of a report tells, and what happened since.
func newVerifiedPage(p *locale.Printer, v intake.Verified, by way) *verifiedPage {
	page := &verifiedPage{
		Base: Base{Title: p.T("verify.found-title"), NoIndex: true},
		Mood: "success", Verdict: p.T("verify.found." + string(by)), Text: []string{p.T("verify.found-text." + string(by))},
	}
	if !v.WithdrawnAt.IsZero() {
		page.Mood = "warning"
		page.Text = append(page.Text, p.T("verify.withdrawn", survey.Args{"Day": p.Date(v.WithdrawnAt)}))
	}
	q := v.Questionnaire
	level := p.T("verify.not-assessable")
	if v.Level != nil {
		level = string(*v.Level)
		if l := q.Level(*v.Level); l != nil {
			level = words(p, q, l.Name)
		}
	}
	page.Facts = []factView{
		{p.T("verify.company"), v.Company}, {p.T("company.profile.cf"), string(v.CodiceFiscale)},
		{p.T("company.report.number"), v.Number.Printed()}, {p.T("verify.submitted"), p.DateTime(v.SubmittedAt)},
		{p.T("verify.issued"), p.DateTime(v.IssuedAt)},
		{p.T("verify.instrument"), p.T("verify.instrument-version", survey.Args{"Title": words(p, q, q.Title), "Version": q.Version.String()})},
		{p.T("verify.level"), level},
		{p.T("verify.provenance"), p.T("assurance." + cmp.Or(string(v.Assurance), string(survey.Claimed)))},
	}
	if v.Replaces != "" {
		page.Facts = append(page.Facts, factView{p.T("company.report.replaces"), v.Replaces.Printed()})
	}
	return page
}

// addSigners tells who signed a file.
func (page *verifiedPage) addSigners(p *locale.Printer, found verify.Finding) {
	company := false
	for _, s := range found.Signers {
		page.Signers = append(page.Signers, newSignerView(p, s))
		company = company || !s.Seal
	}
	switch {
	case found.Reason == verify.BadSignature:
		page.Mood, page.Title = "danger", p.T("verify.invalid-title")
		page.Verdict, page.Text[0] = p.T("verify.found.invalid"), p.T("verify.found-text.invalid")
	case company:
		page.Verdict, page.Text[0] = p.T("verify.found.signed"), p.T("verify.found-text.signed")
	}
	page.Unsaid = !company
}

func newSignerView(p *locale.Printer, s verify.Signer) signerView {
	view := signerView{Name: showable(cmp.Or(s.Name, p.T("verify.nameless"))), State: p.T("verify.signature." + string(s.State)), Bad: s.State == verify.Invalid}
	add := func(key, value string) {
		if value != "" {
			view.Facts = append(view.Facts, factView{p.T(key), value})
		}
	}
	if s.Seal {
		add("verify.signer-kind", p.T("verify.signer-seal"))
	} else {
		add("verify.signer-kind", p.T("verify.signer-added", survey.Args{"Form": string(s.Form)}))
	}
	add("verify.signer-organisation", showable(s.Organisation))
	add("verify.signer-issuer", showable(s.Issuer))
	add("verify.signer-claimed", instant(p, s.Claimed))
	add("verify.signer-stamped", instant(p, s.Stamped))
	if !s.Until.IsZero() {
		add("verify.signer-valid", p.T("verify.signer-period", survey.Args{"From": p.Date(s.From), "Until": p.Date(s.Until)}))
	}
	return view
}

func instant(p *locale.Printer, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return p.DateTime(t)
}

// newForeignPage is about a file that is not as any that was issued.
func newForeignPage(p *locale.Printer, found verify.Finding, numberKnown bool) *verifiedPage {
	page := &verifiedPage{Base: Base{Title: p.T("verify.unknown-title"), NoIndex: true}, Mood: "danger", Verdict: p.T("verify.unknown")}
	if numberKnown {
		page.Title, page.Verdict, page.Mood = p.T("verify.different-title"), p.T("verify.different"), "warning"
		page.Text = append(page.Text, p.T("verify.different-text", survey.Args{"Number": found.Number.Printed()}))
	}
	if found.Reason != "" {
		page.Text = append(page.Text, p.T("verify.reason."+string(found.Reason)))
	}
	page.Text = append(page.Text, p.T("verify.what-now"))
	for _, s := range found.Signers {
		if s.State == verify.Invalid {
			page.Signers = append(page.Signers, newSignerView(p, s))
		}
	}
	return page
}
