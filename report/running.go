package report

import (
	"maturita/survey"
)

// running sets the line above and below every page, as decoration; the cover has
// none above.
func (m *maker) running() {
	name := m.fitting(oneLine(m.src.Response.Profile.CompanyName), textWidth*0.6)
	pages := m.doc.PageCount()
	for page := 1; page <= pages; page++ {
		m.turn(page)
		m.font(runningStyle)
		m.ink(muted)
		if page > 1 {
			m.doc.Artifact("/Type/Pagination/Subtype/Header", func() {
				m.doc.Text(marginSide, headerLine, m.printer.T("report.header"))
				m.doc.Text(pageWidth-marginSide-m.doc.GetStringWidth(name), headerLine, name)
			})
		}
		m.doc.Artifact("/Type/Pagination/Subtype/Footer", func() {
			m.doc.Text(marginSide, footerLine, m.printer.T("report.footer", survey.Args{"Number": m.src.Number.Printed()}))
			where := m.printer.T("report.page", survey.Args{"N": page, "Of": pages})
			m.doc.Text(pageWidth-marginSide-m.doc.GetStringWidth(where), footerLine, where)
		})
	}
}

// fitting is a text cut to a width, with an ellipsis where it was cut.
func (f *flow) fitting(text string, width float64) string {
	text = f.clean(text)
	f.font(runningStyle)
	if f.doc.GetStringWidth(text) <= width {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && f.doc.GetStringWidth(string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}
