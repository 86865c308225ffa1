package web

import (
	"math/big"

	"maturita/intake"
	"maturita/locale"
	"maturita/report"
	"maturita/scoring"
	"maturita/survey"
)

// barsView draws a score before and after as two bars.
type barsView struct {
	Width, Inner  int
	Before, After *barView // nil = no score
}

// drawChange adds bars to the areas of what changed, where scores can be compared.
func drawChange(p *locale.Printer, view *beforeAfterView, change report.Change, before, after intake.Outcome) {
	up, down, same, others := 0, 0, 0, 0
	for i, row := range change.Rows {
		if row.Area == "" {
			continue
		}
		was, is := exactOf(before.Result, row.Area), exactOf(after.Result, row.Area)
		if was == nil || is == nil {
			others++
		} else if order := is.Cmp(was); order > 0 {
			up++
		} else if order < 0 {
			down++
		} else {
			same++
		}
		if was != nil || is != nil {
			view.Rows[i].Bars = &barsView{Width: barWidth, Inner: barWidth - 1, Before: scoreBar(was), After: scoreBar(is)}
		}
	}
	if up+down+same+others > 0 {
		view.Said = p.T("staff.bars-said", survey.Args{"Up": up, "Down": down, "Same": same, "Others": others})
	}
}

// exactOf is the score of an area that can be assessed, nil of another one.
func exactOf(r scoring.Result, id survey.AreaID) *big.Rat {
	for _, a := range r.Areas {
		if a.ID == id && a.State == scoring.Assessable && a.Exact != nil {
			if exact, ok := new(big.Rat).SetString(*a.Exact); ok {
				return exact
			}
		}
	}
	return nil
}

func scoreBar(score *big.Rat) *barView {
	if score == nil {
		return nil
	}
	return newBar(score.RatString())
}
