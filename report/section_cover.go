package report

import (
	"cmp"
	"time"

	"maturita/survey"
	"maturita/territory"
)

// cover is the first page: whose report it is, of what, and the level.
func (m *maker) cover() {
	m.title(Line{{Text: m.printer.T("report.title"), Language: m.italian()}}, m.said("report.subtitle"))
	m.para(plain(oneLine(m.src.Response.Profile.CompanyName)), companyStyle)
	m.levelCard()
	if m.src.Replaces != "" {
		m.notice(m.said("report.replaces", survey.Args{"Number": m.src.Replaces.Printed()}))
	}
	m.part(func() {
		m.heading(2, m.said("report.company"))
		m.pairs(m.companyPairs())
	})
	m.part(func() {
		m.heading(2, m.said("report.assessment"))
		m.pairs(m.assessmentPairs())
	})
}

// italian is the language of the report's official title where the reader's is
// another.
func (w Writer) italian() survey.Language {
	if w.printer.Lang == "it" {
		return ""
	}
	return "it"
}

func (m *maker) companyPairs() []pair {
	p := m.src.Response.Profile
	all := []pair{
		{m.said("report.company-name"), plain(oneLine(p.CompanyName))},
		{m.said("report.codice-fiscale"), plain(string(p.CodiceFiscale))},
		{m.said("report.partita-iva"), plain(string(p.PartitaIVA))},
	}
	if p.REA.Number != "" {
		all = append(all, pair{m.said("report.rea"), plain(string(p.REA.Province) + "-" + p.REA.Number)})
	}
	seat := "report.seat"
	if p.LocalUnit {
		seat = "report.unit"
	}
	all = append(all, pair{m.said(seat), m.province(p.Province)})
	activity := p.Ateco
	if a, ok := territory.Ateco2025().Activity(p.Ateco); ok {
		activity = a.Code + " – " + a.Title
	}
	all = append(all,
		pair{m.said("report.activity"), Line{{Text: activity, Language: m.italian()}}},
		pair{m.said("report.size"), m.said("size." + string(p.Size()))},
	)
	if p.LegalRepresentative != "" {
		all = append(all, pair{m.said("report.legal-representative"), plain(oneLine(p.LegalRepresentative))})
	}
	return all
}

func (m *maker) province(s territory.Sigla) Line {
	province, ok := territory.Italy().Province(s)
	if !ok {
		return plain(string(s))
	}
	return m.said("report.province", survey.Args{"Name": province.Name, "Sigla": string(s)})
}

func (m *maker) assessmentPairs() []pair {
	r := m.src.Response
	var all []pair
	if chamber, ok := territory.Italy().ChamberOf(r.Profile.Province, r.SubmittedAt); ok {
		all = append(all, pair{m.said("report.chamber"), plain(chamber.Name)})
	}
	return append(all,
		pair{m.said("report.instrument"), m.said("report.instrument-version", survey.Args{"Title": m.text(m.q.Title), "Version": m.q.Version.String()})},
		pair{m.said("report.engine"), m.said("report.engine-version", survey.Args{"Engine": m.src.Result.Engine})},
		pair{m.said("report.submitted"), m.said("report.submitted-at", survey.Args{"At": m.printer.DateTime(r.SubmittedAt)})},
		pair{m.said("report.number"), plain(m.src.Number.Printed())},
		pair{m.said("report.provenance"), m.said("assurance." + cmp.Or(string(r.Assurance), string(survey.Claimed)))},
		pair{m.said("report.valid"), m.validity(r.SubmittedAt)},
	)
}

// validity says until when calls accept the report that ask for a recent one.
func (m *maker) validity(submitted time.Time) Line {
	var lines []Line
	for _, months := range ValidMonths {
		day := m.printer.Date(ValidUntil(submitted.In(m.printer.Zone()), months))
		lines = append(lines, m.said("report.valid-months", survey.Args{"Day": day, "Months": months}))
	}
	return joined(lines, "\n")
}
