package report

import "maturita/survey"

// verification says how to check the report, with the QR code, and offers the
// field in which the legal representative signs.
func (m *maker) verification() {
	m.part(func() {
		m.need(verificationHeight)
		m.heading(2, m.said("report.verify"))
		m.para(m.said("report.verify-lead"), textStyle)
		m.bullets([]Line{
			m.said("report.verify-file", survey.Args{"Page": m.src.VerifyPage}),
			m.said("report.verify-number"),
			m.said("report.verify-qr"),
		})
		m.qr(m.src.VerifyLink, m.printer.T("report.qr-said", survey.Args{"Number": m.src.Number.Printed()}), []Line{
			joined([]Line{m.said("report.number"), plain(m.src.Number.Printed())}, ": "),
			joined([]Line{m.said("report.codice-fiscale"), plain(string(m.src.Response.Profile.CodiceFiscale))}, ": "),
			m.said("report.verify-open"),
		})
		m.para(m.said("report.verify-note"), smallStyle)
	})
	m.part(func() {
		m.need(signatureHeight)
		m.heading(2, m.said("report.signature"))
		if name := m.src.Response.Profile.LegalRepresentative; name != "" {
			m.para(m.said("report.signature-name", survey.Args{"Name": withoutMarks.Replace(oneLine(name))}), textStyle)
		}
		m.para(m.said("report.signature-lead"), textStyle)
		m.signature(m.printer.T("report.signature-field"))
	})
}
