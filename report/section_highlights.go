package report

import (
	"maturita/scoring"
	"maturita/survey"
)

// mostHighlights is how many strengths and gaps are listed.
const mostHighlights = 5

// highlights are the strengths and the gaps.
func (m *maker) highlights() {
	strengths, gaps := m.src.Model.Highlights(m.src.Answers, mostHighlights)
	m.chapter(m.said("report.strengths"))
	m.questions(strengths, "report.strengths-none")
	m.part(func() {
		m.heading(2, m.said("report.gaps"))
		m.questions(gaps, "report.gaps-none")
	})
}

func (m *maker) questions(scores []scoring.QuestionScore, none string) {
	var items []Line
	for _, score := range scores {
		q := m.q.Question(score.Question)
		line := Line{m.Phrase(q.Text), {Text: "\n"}}
		answer := markedLine(m.inLine(q, m.src.Answers[q.ID]))
		items = append(items, append(line, m.said("report.answer", survey.Args{"Answer": answer})...))
	}
	if items == nil {
		m.para(m.said(none), textStyle)
		return
	}
	m.bullets(items)
}
