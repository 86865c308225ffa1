package report

import (
	"maturita/locale"
	"maturita/scoring"
	"maturita/survey"
)

// maker draws one report. Each section is a method in a file of its own.
type maker struct {
	Writer
	*flow
	src Source
	q   *survey.Questionnaire
	x   scoring.Explanation // by the rules of today
	// dated: the rules of today come to another result than the one that the
	// report prints, so nothing is told that they alone know.
	dated bool
	err   error // the first thing that could not be drawn
}

func newMaker(p *locale.Printer, f *flow, src Source) *maker {
	m := &maker{Writer: For(p, src.questionnaire()), flow: f, src: src, q: src.questionnaire()}
	m.x = src.Model.Explain(src.Answers)
	m.dated = m.src.Result.Engine != scoring.EngineVersion
	return m
}

// draw draws all sections.
func (m *maker) draw() {
	for _, section := range []func(){
		m.cover, m.result, m.leftOut, m.highlights, m.nextLevel, m.advice, m.beforeAfter, m.verification, m.method, m.answers,
	} {
		section()
	}
}

// said is a text of the catalogue as a line.
func (m *maker) said(key string, args ...map[string]any) Line { return m.sentence(key, args...) }

// plain is a line of one text in the reader's language.
func plain(text string) Line { return Line{{Text: text}} }
