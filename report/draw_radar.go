package report

import (
	"math"
	"strconv"

	"maturita/report/pdfua"
)

// bar is one area with its score from 0 to 1, which counts where it is assessed.
type bar struct {
	at       float64
	assessed bool
}

const (
	fewestAxes  = 3
	mostAxes    = 12
	radarHeight = 74.0
	radarRadius = 30.0
	radarRings  = 4
	labelBeyond = 4.5
)

// radar draws the areas on axes numbered as in the table below it, where they
// are neither too few nor too many. An area without a score has no point.
func (f *flow) radar(bars []bar, said string) {
	if len(bars) < fewestAxes || len(bars) > mostAxes {
		return
	}
	f.need(radarHeight + 4)
	cx, cy := marginSide+textWidth/2, f.y+radarHeight/2
	f.doc.Figure(marginSide, f.y, textWidth, radarHeight, said, func() {
		point := func(i int, r float64) pdfua.Point {
			angle := 2*math.Pi*float64(i)/float64(len(bars)) - math.Pi/2
			return pdfua.Point{X: cx + r*math.Cos(angle), Y: cy + r*math.Sin(angle)}
		}
		f.doc.SetLineWidth(0.2)
		f.doc.SetDrawColor(rule[0], rule[1], rule[2])
		for ring := 1; ring <= radarRings; ring++ {
			var outline []pdfua.Point
			for i := range bars {
				outline = append(outline, point(i, radarRadius*float64(ring)/radarRings))
			}
			f.doc.Polygon(outline, "D")
		}
		for i := range bars {
			end := point(i, radarRadius)
			f.doc.Line(cx, cy, end.X, end.Y)
		}
		f.shape(bars, point)
		f.axes(bars, cx, cy, point)
	})
	f.y += radarHeight + 2
}

// shape joins the scores. Where one is missing the outline is open.
func (f *flow) shape(bars []bar, point func(int, float64) pdfua.Point) {
	var outline []pdfua.Point
	for i, b := range bars {
		if b.assessed {
			outline = append(outline, point(i, radarRadius*b.at))
		}
	}
	f.doc.SetDrawColor(bright[0], bright[1], bright[2])
	f.doc.SetFillColor(bright[0], bright[1], bright[2])
	f.doc.SetLineWidth(0.6)
	if len(outline) == len(bars) {
		f.doc.SetAlpha(0.18, "Normal")
		f.doc.Polygon(outline, "F")
		f.doc.SetAlpha(1, "Normal")
		f.doc.Polygon(outline, "D")
	} else {
		for i := range bars {
			next := (i + 1) % len(bars)
			if bars[i].assessed && bars[next].assessed {
				a, b := point(i, radarRadius*bars[i].at), point(next, radarRadius*bars[next].at)
				f.doc.Line(a.X, a.Y, b.X, b.Y)
			}
		}
	}
	for _, p := range outline {
		f.doc.Circle(p.X, p.Y, 0.9, "F")
	}
}

// axes numbers the axes and writes the scale on the first.
func (f *flow) axes(bars []bar, cx, cy float64, point func(int, float64) pdfua.Point) {
	f.font(captionStyle)
	f.ink(muted)
	for _, ring := range []int{2, 4} {
		f.doc.Text(cx+0.8, cy-radarRadius*float64(ring)/radarRings+2.6, strconv.Itoa(100*ring/radarRings))
	}
	f.font(axisStyle)
	f.ink(blue)
	for i := range bars {
		p := point(i, radarRadius+labelBeyond)
		label := strconv.Itoa(i+1) + " "
		w := f.doc.GetStringWidth(label)
		f.doc.Text(p.X-w/2, p.Y+1, label)
	}
}
