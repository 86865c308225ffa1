package report

import (
	"strings"
	"unicode/utf8"

	"maturita/survey"
)

// run is text in one language on one row.
type run struct {
	text  string
	lang  survey.Language
	width float64 // mm
}

// row is one set line.
type row []run

func (r row) width() float64 {
	w := 0.0
	for _, one := range r {
		w += one.width
	}
	return w
}

// wrap breaks a line into rows at most so wide: at its line breaks, at spaces,
// and inside words that are wider than a row.
func (f *flow) wrap(line Line, s style, width float64) []row {
	f.font(s)
	b := breaker{f: f, width: width, space: f.doc.GetStringWidth(" ")}
	for _, p := range line {
		for i, part := range strings.Split(f.clean(p.Text), "\n") {
			if i > 0 {
				b.end()
			}
			b.add(part, p.Language)
		}
	}
	b.end()
	return b.rows
}

// breaker fills rows greedily.
type breaker struct {
	f     *flow
	width float64
	space float64
	rows  []row
	now   row
	used  float64
}

// end finishes the row.
func (b *breaker) end() {
	if n := len(b.now); n > 0 {
		last := &b.now[n-1]
		if trimmed := strings.TrimRight(last.text, " "); trimmed != last.text {
			last.width -= float64(len(last.text)-len(trimmed)) * b.space
			last.text = trimmed
		}
	}
	b.rows = append(b.rows, b.now)
	b.now, b.used = nil, 0
}

func (b *breaker) add(text string, lang survey.Language) {
	for text != "" {
		spaces := len(text) - len(strings.TrimLeft(text, " "))
		word := text[spaces:]
		if at := strings.IndexByte(word, ' '); at >= 0 {
			word = word[:at]
		}
		text = text[spaces+len(word):]
		gap := float64(spaces) * b.space
		w := b.f.doc.GetStringWidth(word)
		switch {
		case b.used+gap+w <= b.width:
			b.put(strings.Repeat(" ", spaces)+word, gap+w, lang)
		case w <= b.width:
			b.end()
			b.put(word, w, lang)
		default:
			b.cut(word, gap, spaces, lang)
		}
	}
}

// cut sets a word that is wider than a row, as much on each as there is room.
func (b *breaker) cut(word string, gap float64, spaces int, lang survey.Language) {
	if b.used+gap < b.width/2 {
		b.put(strings.Repeat(" ", spaces), gap, lang)
	} else {
		b.end()
	}
	for word != "" {
		at, w := 0, 0.0
		for at < len(word) {
			_, n := utf8.DecodeRuneInString(word[at:])
			next := b.f.doc.GetStringWidth(word[at : at+n])
			if b.used+w+next > b.width && (at > 0 || b.used > 0) {
				break
			}
			at, w = at+n, w+next
		}
		b.put(word[:at], w, lang)
		if word = word[at:]; word != "" {
			b.end()
		}
	}
}

func (b *breaker) put(text string, width float64, lang survey.Language) {
	if text == "" {
		return
	}
	b.used += width
	if n := len(b.now); n > 0 && b.now[n-1].lang == lang {
		b.now[n-1].text += text
		b.now[n-1].width += width
		return
	}
	b.now = append(b.now, run{text, lang, width})
}

// oneLine is a text without line breaks and with single spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
