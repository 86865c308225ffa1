package chart

import (
	"fmt"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Heat is a table whose cells are the darker the more they hold. The number stands
// in each.
type Heat struct {
	Said  string
	Most  float64 // the darkest
	Rows  []string
	Cols  []string
	Cells map[Place]Value // of those that hold something
}

// Place is a cell's row and column, from 0.
type Place struct{ Row, Col int }

// The scale goes from white to a blue on which white letters can be read.
var darkest = [3]float64{0x00, 0x59, 0xb3}

// shade is the colour of a value, and that of the letters on it with a contrast of
// at least 4.5 (WCAG 1.4.3).
func shade(at, most float64) (colour, letters string) {
	share := 0.0
	if most > 0 {
		share = min(max(at/most, 0), 1)
	}
	luminance, rgb := 0.0, [3]int{}
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := 255 + (darkest[i]-255)*share
		rgb[i] = int(math.Round(c))
		if c /= 255; c <= 0.04045 {
			luminance += weight * c / 12.92
		} else {
			luminance += weight * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	letters = "#000000"
	if luminance < 0.179 {
		letters = "#ffffff"
	}
	return fmt.Sprintf("#%02x%02x%02x", rgb[0], rgb[1], rgb[2]), letters
}

// Option builds the chart.
func (h Heat) Option() Option {
	heat := charts.NewHeatMap()
	heat.SetGlobalOptions(common(h.Said, false)...)
	heat.SetGlobalOptions(charts.WithVisualMapOpts(opts.VisualMap{Min: 0, Max: float32(max(h.Most, 1)), Show: opts.Bool(false), InRange: &opts.VisualMapInRange{Color: []string{"#ffffff", "#0059b3"}}}))
	heat.AddSeries("", nil)
	var items []item
	for row := range h.Rows {
		for col := range h.Cols {
			v, ok := h.Cells[Place{row, col}]
			if !ok {
				continue
			}
			one := v.item([]any{col, row, v.At})
			colour, letters := shade(v.At, h.Most)
			if one.ItemStyle == nil {
				one.ItemStyle = map[string]any{"borderColor": rule, "borderWidth": 1}
			}
			one.ItemStyle["color"] = colour
			if one.Label != nil {
				one.Label["color"] = letters
			}
			items = append(items, one)
		}
	}
	heat.MultiSeries[0].Data = items
	o := built(heat)
	across, down := categories(h.Cols, min(160, max(96, 400/max(len(h.Cols), 1)))), categories(h.Rows, 240)
	across["position"], down["inverse"] = "top", true
	across["splitArea"] = map[string]any{"show": true, "areaStyle": map[string]any{"color": []string{"#f5f7fa"}}}
	o["xAxis"], o["yAxis"] = across, down
	o["legend"] = map[string]any{"show": false}
	o.part("grid")["right"] = 12
	heads, tilted := 252+96*len(h.Cols), map[string]any{"rotate": 60, "fontSize": 11, "width": 110, "overflow": "truncate"}
	steps := []step{{640, Option{
		"xAxis": map[string]any{"axisLabel": tilted},
		"yAxis": map[string]any{"axisLabel": map[string]any{"width": 96, "fontSize": 11, "overflow": "truncate"}},
	}}}
	if heads > 640 { // as beside each other they would run into one another
		steps = slices.Insert(steps, 0, step{heads, Option{
			"xAxis": map[string]any{"axisLabel": tilted},
			"yAxis": map[string]any{"axisLabel": map[string]any{"width": 240, "fontSize": 12, "overflow": "truncate"}},
		}})
	}
	return o.narrow(steps...)
}
