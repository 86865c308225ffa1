package report

import (
	"math/big"
	"strings"

	"maturita/scoring"
	"maturita/survey"
)

// nextLevel is the way to the level above the one held (SCORING.md §7). There is
// none to tell of a result that the rules of today do not share.
func (m *maker) nextLevel() {
	if m.src.Result.Overall == nil || m.dated {
		return
	}
	next, ok := m.src.Model.NextLevel(m.src.Answers)
	m.part(func() {
		if !ok {
			top := m.q.Levels[len(m.q.Levels)-1]
			m.heading(2, m.said("report.next", survey.Args{"Level": m.text(top.Name)}))
			m.para(m.said("report.next-top", survey.Args{"Level": m.text(top.Name)}), textStyle)
			return
		}
		level := marked(m.levelName(next.Level))
		m.heading(2, m.said("report.next", survey.Args{"Level": level}))
		if len(next.Moves) == 0 {
			m.para(m.lacking(next, level), textStyle)
		} else {
			m.para(m.said("report.next-lead", survey.Args{"Level": level, "Now": m.Writer.score(&next.Overall), "Then": m.Writer.score(next.After)}), textStyle)
		}
		if len(next.FailedGates) > 0 {
			m.para(m.said("report.next-gates"), textStyle)
			m.bullets(m.gates(next.FailedGates))
		}
		m.moves(next)
		m.para(m.said("report.next-note"), smallStyle)
	})
}

// lacking says that three moves do not suffice, and what is lacking.
func (m *maker) lacking(next scoring.Next, level string) Line {
	lines := []Line{m.said("report.next-few", survey.Args{"Level": level})}
	switch lacking := m.src.Model.Difference("0/1", next.Lacking); {
	case lacking.Exact != "0/1":
		lines = append(lines, m.said("report.next-lacking", survey.Args{"Points": m.unsigned(lacking.Display)}))
	case m.scoreReaches(next):
		lines = append(lines, m.said("report.next-enough"))
	default:
		lines = append(lines, m.said("report.next-exceed"))
	}
	return joined(lines, " ")
}

// scoreReaches reports whether the score alone has the next level.
func (m *maker) scoreReaches(next scoring.Next) bool {
	bound := m.q.Level(next.Level).Bound
	c := next.Overall.Rat().Cmp(bound.Value.Rat())
	return c > 0 || c == 0 && !bound.Exclusive
}

func (m *maker) moves(next scoring.Next) {
	if len(next.Moves) > 0 {
		m.numbered(m.movesSaid(next.Moves))
		return
	}
	if len(next.Areas) == 0 {
		return
	}
	m.keepWithNext()
	m.para(m.said("report.next-help"), textStyle)
	var best []scoring.Move
	for _, area := range next.Areas {
		best = append(best, area.Moves[0])
	}
	m.bullets(m.movesSaid(best))
}

func (m *maker) movesSaid(moves []scoring.Move) []Line {
	var all []Line
	for _, move := range moves {
		q := m.q.Question(move.Question)
		was, is, more := m.Moved(q, m.src.Answers[q.ID], move)
		then := "report.next-then"
		if more {
			then = "report.next-more"
		}
		all = append(all, joined([]Line{
			{m.Phrase(q.Text)},
			m.said("report.next-now", survey.Args{"Answer": markedLine(was)}),
			m.said(then, survey.Args{"Answer": markedLine(is)}),
			m.gain(move),
		}, "\n"))
	}
	return all
}

// gain says what a move adds alone.
func (m *maker) gain(move scoring.Move) Line {
	gain, ok := new(big.Rat).SetString(move.Gain)
	if !ok || gain.Sign() == 0 {
		return m.said("report.next-gain-none")
	}
	key := "report.next-gain"
	if gain.Sign() < 0 {
		key = "report.next-gain-less"
	}
	return m.said(key, survey.Args{"Points": m.unsigned(m.src.Model.Difference("0/1", move.Gain).Display)})
}

// unsigned writes a difference without the sign of one that is more.
func (m *maker) unsigned(difference string) string {
	return m.printer.Number(strings.TrimPrefix(difference, "+"))
}

// markedLine is a line as a sentence can hold it.
func markedLine(line Line) string {
	var b strings.Builder
	for _, p := range line {
		b.WriteString(marked(p))
	}
	return b.String()
}
