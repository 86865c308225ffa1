package report

// answers is the appendix: every question on the path with its answer.
func (m *maker) answers() {
	m.chapter(m.said("report.answers"))
	m.para(m.said("report.answers-lead"), textStyle)
	all := NewAnswers(m.printer, m.q, m.src.Response)
	for _, area := range all.Areas {
		m.part(func() {
			m.heading(3, Line{area.Title})
			for _, q := range area.Questions {
				m.answer(q)
			}
		})
	}
}

func (m *maker) answer(q Question) {
	m.block(m.kept(Line{q.Text}, questionStyle), func() {
		m.para(Line{q.Text}, questionStyle)
		answer := q.Answer
		if len(answer) == 0 {
			answer = []Line{m.said("company.copy.unanswered")}
		}
		m.para(joined(answer, "\n"), answerStyle)
		if q.By != "" {
			m.para(plain(q.By), smallStyle)
		}
	})
}
