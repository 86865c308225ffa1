package report

import (
	"strings"

	"maturita/report/pdfua"
	"maturita/survey"
)

const cardPad = 6.0

// levelCard is the level with what it means, on a ground of its own.
func (m *maker) levelCard() {
	r := m.src.Result
	inner := textWidth - 2*cardPad
	caption := m.wrap(m.said("report.level"), captionStyle, inner)
	name := m.wrap(m.levelOf(r), levelStyle, inner)
	overall := m.wrap(m.overall(r.Overall), leadStyle, inner)
	meaning := m.wrap(m.meaning(), textStyle, inner)
	const scaleHeight = 13
	h := 2*cardPad + float64(len(caption))*captionStyle.leading + float64(len(name))*levelStyle.leading +
		float64(len(meaning))*textStyle.leading + 1
	if r.Overall != nil {
		h += float64(len(overall))*leadStyle.leading + scaleHeight
	}
	h = min(h, pageBottom-marginTop)
	m.need(h)
	m.ground(h, pale)
	bottom := m.y + h
	m.y += cardPad
	x := marginSide + cardPad
	m.block(0, func() {
		set := func(rows []row, s style) {
			m.doc.In("P", func() { m.setRows(rows, s, x, inner, false) })
		}
		set(caption, captionStyle)
		set(name, levelStyle)
		if r.Overall != nil {
			set(overall, leadStyle)
			m.scale(x, inner)
			m.y += scaleHeight
		}
		set(meaning, textStyle)
	})
	m.y = max(m.y, bottom) + 4
}

// meaning says what the level means, or why there is none.
func (m *maker) meaning() Line {
	if m.src.Result.Overall == nil {
		return m.said("report.not-assessable-why")
	}
	if id := m.src.Result.Level; id != nil {
		if l := m.q.Level(*id); l != nil {
			return Line{m.Phrase(l.Meaning)}
		}
	}
	return plain("")
}

// ground fills the width of the text below the cursor.
func (f *flow) ground(height float64, c colour) {
	f.doc.Artifact("", func() {
		f.doc.SetFillColor(c[0], c[1], c[2])
		f.doc.Rect(marginSide, f.y, textWidth, height, "F")
		f.doc.SetFillColor(bright[0], bright[1], bright[2])
		f.doc.Rect(marginSide, f.y, 1.2, height, "F")
	})
}

// notice is a paragraph on a ground of its own.
func (f *flow) notice(line Line) {
	rows := f.wrap(line, strongStyle, textWidth-2*cardPad)
	h := float64(len(rows))*strongStyle.leading + 6
	f.need(h)
	f.ground(h, amber)
	bottom := f.y + h
	f.y += 3
	f.tagged("P", rows, strongStyle, marginSide+cardPad, textWidth-2*cardPad)
	f.y = bottom + 3
}

// scale draws the levels as parts of 0–100 with the score marked.
func (m *maker) scale(x, width float64) {
	score, _ := m.src.Result.Overall.Rat().Float64()
	y := m.y + 3.4
	const height = 3.0
	m.doc.Figure(x-1, m.y, width+2, 12.6, m.scaleSaid(), func() {
		for i := range m.q.Levels {
			from, to := bound(m.q.Levels[i].Bound), 100.0
			if i+1 < len(m.q.Levels) {
				to = bound(m.q.Levels[i+1].Bound)
			}
			c := rule
			if held := m.src.Result.Level; held != nil && *held == m.q.Levels[i].ID {
				c = bright
			}
			m.doc.SetFillColor(c[0], c[1], c[2])
			m.doc.Rect(x+width*from/100+0.2, y, max(width*(to-from)/100-0.4, 0.1), height, "F")
		}
		m.doc.SetFillColor(ink[0], ink[1], ink[2])
		at := x + width*score/100
		m.doc.Polygon([]pdfua.Point{{X: at - 1.5, Y: y - 2.6}, {X: at + 1.5, Y: y - 2.6}, {X: at, Y: y - 0.2}}, "F")
		m.levelNames(x, y+height+3.4, width)
	})
}

// levelNames writes under each part what fits there.
func (m *maker) levelNames(x, y, width float64) {
	m.font(captionStyle)
	m.ink(muted)
	for i := range m.q.Levels {
		from, to := bound(m.q.Levels[i].Bound), 100.0
		if i+1 < len(m.q.Levels) {
			to = bound(m.q.Levels[i+1].Bound)
		}
		name := m.clean(oneLine(m.Phrase(m.q.Levels[i].Name).Text))
		if m.doc.GetStringWidth(name) <= width*(to-from)/100-1 {
			m.doc.Text(x+width*from/100+0.2, y, name)
		}
	}
}

func bound(b survey.Bound) float64 {
	f, _ := b.Value.Rat().Float64()
	return f
}

// scaleSaid is what the scale shows, in a sentence.
func (m *maker) scaleSaid() string {
	var names []string
	for i := range m.q.Levels {
		key := "report.level-part"
		if m.q.Levels[i].Bound.Exclusive {
			key = "report.level-part-above"
		}
		names = append(names, m.printer.T(key, survey.Args{"Level": m.Phrase(m.q.Levels[i].Name).Text, "Bound": m.decimal(m.q.Levels[i].Bound.Value)}))
	}
	return m.printer.T("report.scale-said", survey.Args{
		"Levels": len(m.q.Levels), "Names": strings.Join(names, ", "),
		"Score": m.Writer.score(m.src.Result.Overall), "Level": m.levelOf(m.src.Result).String(),
	})
}
