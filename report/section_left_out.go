package report

import (
	"maturita/scoring"
	"maturita/survey"
)

// leftOut lists what does not count: areas that are non valutabili or non
// pertinenti, and questions without an answer that does.
func (m *maker) leftOut() {
	m.part(func() {
		m.heading(3, m.said("report.left-out"))
		items := append(m.areasLeftOut(), m.questionsLeftOut()...)
		if len(items) == 0 {
			m.para(m.said("report.left-out-none"), textStyle)
			return
		}
		m.para(m.said("report.left-out-lead"), textStyle)
		m.bullets(items)
	})
}

func (m *maker) areasLeftOut() []Line {
	var all []Line
	for _, a := range m.src.Result.Areas {
		if a.State != scoring.Assessable {
			all = append(all, m.said("report.left-out-area", survey.Args{
				"Area": marked(m.areaName(a.ID)), "State": m.printer.T("report.area-" + string(a.State)),
			}))
		}
	}
	return all
}

func (m *maker) questionsLeftOut() []Line {
	var all []Line
	for i := range m.x.Areas {
		for _, x := range m.x.Areas[i].Questions {
			q := m.q.Question(x.ID)
			if why := m.whyLeftOut(q, x); q != nil && why != nil {
				line := Line{m.Phrase(q.Text), {Text: "\n"}}
				all = append(all, append(line, why...))
			}
		}
	}
	return all
}

// whyLeftOut says why a scored question does not count as it was answered, nil
// when it does.
func (m *maker) whyLeftOut(q *survey.Question, x scoring.ExplainedQuestion) Line {
	switch {
	case x.State == scoring.NotApplicable:
		if reason := oneLine(m.src.Answers[x.ID].Reason); reason != "" {
			return m.said("report.left-out-because", survey.Args{"Reason": withoutMarks.Replace(reason)})
		}
		return m.said("report.left-out-not-applicable")
	case x.AsZero:
		return m.said("report.left-out-as-zero")
	case x.State == scoring.NotAnswered && q != nil && q.Scored:
		return m.said("report.left-out-unanswered")
	}
	return nil
}
