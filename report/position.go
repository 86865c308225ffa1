package report

import (
	"strconv"
	"time"

	"maturita/survey"
	"maturita/territory"
)

// Standing is where a response stood among other companies, in words.
type Standing struct {
	Said   Line
	Wider  Line // that companies just like it are too few, nil when they are not
	Source Line // whose figures they are, of when, and what they are not
}

// Standing puts a position into words; false for none.
func (w Writer) Standing(p survey.Position, size survey.SizeClass) (Standing, bool) {
	month, err := time.ParseInLocation("2006-01", p.Month, territory.Rome())
	if err != nil || p.Parts == 0 {
		return Standing{}, false
	}
	s := Standing{
		Said: w.sentence("position.said", survey.Args{"Peers": w.peers(p), "Where": w.where(p)}),
		Source: w.sentence("position.source", survey.Args{
			"Day": w.printer.Date(month.AddDate(0, 1, -1)), "Edition": strconv.Itoa(p.Edition),
		}),
	}
	if p.Section == "" || p.Size != size {
		s.Wider = w.sentence("position.wider")
	}
	return s, true
}

// peers are the companies compared with, and how many.
func (w Writer) peers(p survey.Position) string {
	args := survey.Args{"N": strconv.FormatInt(p.N, 10)}
	if p.Size == "" {
		return w.printer.T("position.peers-all", args)
	}
	args["Size"] = w.printer.T("size." + string(p.Size))
	if p.Section == "" {
		return w.printer.T("position.peers-size", args)
	}
	section := Phrase{Text: p.Section, Language: w.italian()}
	if a, ok := territory.Ateco2025().Activity(p.Section); ok {
		section.Text += " – " + a.Title
	}
	args["Section"] = marked(section)
	return w.printer.T("position.peers-section", args)
}

// where names the part that the score falls into.
func (w Writer) where(p survey.Position) string {
	switch {
	case p.Parts == 2 && p.Part == 1:
		return w.printer.T("position.lower-half")
	case p.Parts == 2:
		return w.printer.T("position.upper-half")
	case p.Parts == 4:
		return w.printer.T("position.part-of-4", survey.Args{"Part": strconv.Itoa(p.Part)})
	}
	return w.printer.T("position.part-of-10", survey.Args{"Part": strconv.Itoa(p.Part)})
}

// position is the response's own place among other companies.
func (m *maker) position() {
	s, ok := m.Standing(m.src.Response.Position, m.src.Response.Profile.Size())
	if !ok {
		return
	}
	m.part(func() {
		m.heading(3, m.said("position.title"))
		m.para(s.Said, textStyle)
		if s.Wider != nil {
			m.para(s.Wider, textStyle)
		}
		m.para(s.Source, smallStyle)
	})
}
