package web

import (
	"fmt"
	"strings"

	"maturita/stats"
	"maturita/survey"
)

// tenths writes hundredths with one decimal, rounded half upwards.
func (m *releasedMaker) tenths(h stats.Hundredths) string {
	t := (h + 5) / 10
	return m.p.Number(fmt.Sprintf("%d.%d", t/10, t%10))
}

// percent is a share as it is read.
func (m *releasedMaker) percent(h stats.Hundredths) string {
	return m.p.T("released.percent", survey.Args{"N": m.tenths(h)})
}

// hiddenCell stands for everything that is not told: never a number, never a dash.
func (m *releasedMaker) hiddenCell() releasedCell {
	return releasedCell{Text: m.p.T("released.hidden"), Hidden: true}
}

// counted is a cell with how many companies there are, and their share.
func (m *releasedMaker) counted(c stats.TableCell) releasedCell {
	n, shown := c.Count()
	if !shown {
		return m.hiddenCell()
	}
	cell := releasedCell{Text: m.p.Count(n)}
	if share, shown := c.Share(); shown {
		cell.Small = m.percent(share)
	}
	return cell
}

// counting is counted without the share.
func (m *releasedMaker) counting(c stats.TableCell) releasedCell {
	cell := m.counted(c)
	cell.Small = ""
	return cell
}

// scored is a cell with something of the scores. Of nobody there are none, which
// is said where it may be known.
func (m *releasedMaker) scored(c stats.TableCell, say func(stats.Scores) (string, bool)) releasedCell {
	if n, shown := c.Count(); shown && n == 0 {
		return releasedCell{Text: m.p.T("released.nobody")}
	}
	if s, shown := c.Scores(); shown {
		if text, told := say(s); told {
			return releasedCell{Text: text}
		}
	}
	return m.hiddenCell()
}

func (m *releasedMaker) mean(c stats.TableCell) releasedCell {
	return m.scored(c, func(s stats.Scores) (string, bool) { return m.tenths(s.Mean), true })
}

func (m *releasedMaker) interval(c stats.TableCell) releasedCell {
	return m.scored(c, func(s stats.Scores) (string, bool) { return m.tenths(s.Low) + "–" + m.tenths(s.High), true })
}

func (m *releasedMaker) median(c stats.TableCell) releasedCell {
	return m.scored(c, func(s stats.Scores) (string, bool) {
		points, told := s.At(50)
		return m.tenths(points), told
	})
}

// areaMean is a mean with the companies that it is of.
func (m *releasedMaker) areaMean(c stats.TableCell) releasedCell {
	cell := m.mean(c)
	if n, shown := c.Count(); shown && !cell.Hidden && n > 0 {
		cell.Small = "n " + m.p.Count(n)
	}
	return cell
}

// said is a cell in one line, for what points at it.
func (c releasedCell) said() string {
	if c.Small == "" {
		return c.Text
	}
	return c.Text + " (" + c.Small + ")"
}

// fileHundredths is a number of hundredths as a file has it, whatever the language.
func fileHundredths(h stats.Hundredths) string {
	return strings.Replace(fmt.Sprintf("%d.%02d", h/100, h%100), ".", ",", 1)
}
