package web

import (
	"math/big"

	"maturita/locale"
	"maturita/survey"
)

// Measures of the drawings, in units of their view boxes.
const (
	scaleWidth = 320
	barWidth   = 200
)

// scaleView draws the levels as parts of a scale with the score marked on it.
type scaleView struct {
	Width int
	Parts []scalePart
	At    int    // of the mark
	Mark  int    // of the score above it, kept inside the drawing
	Score string // as it is displayed
	Said  string // what the drawing shows, in a sentence
}

// scalePart is the part of the scale that one level takes.
type scalePart struct {
	X, Width int
	Label    int    // of the bound below it
	Anchor   string // of its text: start at the left end, otherwise middle
	Bound    string // 0–100, where the part begins
	Held     bool
}

// edge keeps the score above its mark from being cut at the sides.
const edge = 14

func newScale(p *locale.Printer, q *survey.Questionnaire, score *big.Rat, held *survey.LevelID) *scaleView {
	v := &scaleView{Width: scaleWidth, At: along(score, scaleWidth)}
	v.Mark = min(max(v.At, edge), scaleWidth-edge)
	for i := range q.Levels {
		bound := q.Levels[i].Bound.Value
		x, end := along(bound.Rat(), scaleWidth), scaleWidth
		if i+1 < len(q.Levels) {
			end = along(q.Levels[i+1].Bound.Value.Rat(), scaleWidth)
		}
		anchor := "middle"
		if x == 0 {
			anchor = "start"
		}
		v.Parts = append(v.Parts, scalePart{
			X: x, Width: end - x, Label: x, Anchor: anchor, Bound: p.Number(bound.String()), Held: held != nil && *held == q.Levels[i].ID,
		})
	}
	return v
}

// barView draws one score as a bar.
type barView struct{ Width, Length, Inner int }

func newBar(exact string) *barView {
	r, ok := new(big.Rat).SetString(exact)
	if !ok {
		return nil
	}
	return &barView{Width: barWidth, Length: along(r, barWidth-1), Inner: barWidth - 1}
}

// along is the place of a score of 0–100 on a line of so many units.
func along(score *big.Rat, width int) int {
	x := new(big.Rat).Mul(score, big.NewRat(int64(width), 100))
	n := int(new(big.Int).Quo(x.Num(), x.Denom()).Int64())
	return min(max(n, 0), width)
}
