package web

import (
	"fmt"
	"strings"

	"maturita/intake"
	"maturita/locale"
	"maturita/scoring"
	"maturita/survey"
)

// Measures of the drawing of a history, in units of its view box.
const (
	historyHeight = 150
	historyTop    = 24 // of 100 points
	historyBase   = 124
	historyLeft   = 28
	historyRight  = scaleWidth - edge
)

// historyShown is how many assessments a history has at most: the latest.
const historyShown = 12

// historyView draws the overall score of a company over its assessments, the
// earliest first. The line is broken where scores cannot be compared.
type historyView struct {
	Width, Height, Left, Right, Top, Base int
	Grid                                  []gridLine
	Points                                []historyPoint
	Lines                                 []string // points of each unbroken part
	Breaks                                []int    // where the line is broken
	Said                                  string   // what the drawing shows, in a sentence
	Broken                                string   // that there are breaks, "" = there are none
	Latest                                string   // that there are earlier ones, "" = these are all
	Rows                                  []historyRow
}

type gridLine struct {
	Y, Label int
	Text     string
}

// historyPoint is one assessment; Score is "" where there is none.
type historyPoint struct {
	N, X, Y, Label int
	Score          string
}

// historyRow is one assessment in words.
type historyRow struct {
	N                          int
	Day, Version, Score, Level string
	Comparable                 string // with the one before
}

// newHistory makes the history of assessments that count or counted, the earliest
// first; nil of fewer than two.
func newHistory(p *locale.Printer, all []intake.Outcome) *historyView {
	if len(all) < 2 {
		return nil
	}
	v := &historyView{Width: scaleWidth, Height: historyHeight, Left: historyLeft, Right: scaleWidth, Top: historyTop, Base: historyBase}
	if len(all) > historyShown {
		all = all[len(all)-historyShown:]
		v.Latest = p.T("staff.history-latest", survey.Args{"N": historyShown})
	}
	for _, points := range []int{0, 50, 100} {
		y := historyBase - points*(historyBase-historyTop)/100
		v.Grid = append(v.Grid, gridLine{Y: y, Label: y + 3, Text: p.Number(fmt.Sprint(points))})
	}
	var line []string
	end := func() {
		if len(line) > 1 {
			v.Lines = append(v.Lines, strings.Join(line, " "))
		}
		line = nil
	}
	for i, o := range all {
		x := historyLeft + edge + (historyRight-historyLeft-edge)*i/(len(all)-1)
		row := v.row(p, i+1, o)
		if i > 0 {
			row.Comparable = p.T("staff.history-comparable")
			if !comparedWith(all[i-1], o) {
				row.Comparable = p.T("staff.history-incomparable")
				v.Breaks = append(v.Breaks, (v.Points[i-1].X+x)/2)
				end()
			}
		}
		point := historyPoint{N: i + 1, X: x}
		if o.Result.Overall == nil {
			end()
		} else {
			point.Score = row.Score
			point.Y = historyBase - along(o.Result.Overall.Rat(), historyBase-historyTop)
			point.Label = point.Y - 8
			line = append(line, fmt.Sprintf("%d,%d", x, point.Y))
		}
		v.Points, v.Rows = append(v.Points, point), append(v.Rows, row)
	}
	end()
	v.say(p)
	return v
}

func (v *historyView) row(p *locale.Printer, n int, o intake.Outcome) historyRow {
	m := resultMaker{p, o.Questionnaire(), o.Result}
	row := historyRow{
		N: n, Day: p.Date(o.Response.SubmittedAt), Version: m.q.Version.String(),
		Score: p.T("area-state.not-assessable"), Level: p.T("company.result.no-level"), Comparable: p.T("report.none"),
	}
	if o.Result.Overall != nil {
		row.Score = p.Number(o.Result.Overall.Display)
	}
	if o.Result.Level != nil {
		row.Level = m.level(*o.Result.Level).Name
	}
	return row
}

// say puts into words what is drawn.
func (v *historyView) say(p *locale.Printer) {
	first, last := v.Rows[0], v.Rows[len(v.Rows)-1]
	v.Said = p.T("staff.history-said", survey.Args{"N": len(v.Rows), "First": first.Day, "From": first.Score, "Last": last.Day, "To": last.Score})
	if len(v.Breaks) > 0 {
		v.Broken = p.T("staff.history-broken")
	}
}

// comparedWith reports whether the scores of two assessments can be compared.
func comparedWith(before, after intake.Outcome) bool {
	c := scoring.Compare(side(before), side(after))
	return c.Comparable()
}

func side(o intake.Outcome) scoring.Side {
	return scoring.Side{Model: o.Model, Answers: o.Answers, Result: o.Result}
}
