package chart

// Dots shows means of 0–100, each with the interval that it may lie in, in the
// order given.
type Dots struct {
	Said       string
	Measure    string
	Categories []string
	Dots       []Dot
}

// Dot is one mean with its interval.
type Dot struct {
	Low, Mean, High float64

	Tip string
}

// Option builds the chart: whiskers with a dot on them.
func (d Dots) Option() Option {
	var lines, dots []item
	for i, one := range d.Dots {
		v := Value{Tip: one.Tip}
		lines = append(lines, v.item([]float64{one.Low, one.Mean, one.Mean, one.Mean, one.High}))
		dots = append(dots, v.item([]any{one.Mean, i}))
	}
	o := whiskers(d.Said, d.Measure, d.Categories, 220, lines)
	s := o.part("series")
	s["itemStyle"] = map[string]any{"color": "#0066cc", "borderColor": "#0066cc", "borderWidth": 2}
	s["boxWidth"] = []any{10, 14}
	o["series"] = append(o["series"].([]any), map[string]any{
		"type": "scatter", "data": dots, "symbolSize": 11, "itemStyle": map[string]any{"color": "#0066cc", "opacity": 1}, "z": 3,
	})
	return o.narrow(step{560, Option{"yAxis": map[string]any{"axisLabel": map[string]any{"width": 110, "fontSize": 12}}}})
}
