package chart

// Boxes shows how scores of 0–100 spread in some groups: from the least to the
// greatest, with a box between the quartiles and a line at the median.
type Boxes struct {
	Said       string
	Measure    string
	Categories []string
	Boxes      []Box
}

// Box is one group's spread.
type Box struct {
	Least, Lower, Median, Upper, Greatest float64

	Tip string
	Few bool
}

// Option builds the chart.
func (b Boxes) Option() Option {
	var items []item
	for _, one := range b.Boxes {
		i := Value{Tip: one.Tip, Few: one.Few}.item([]float64{one.Least, one.Lower, one.Median, one.Upper, one.Greatest})
		items = append(items, i)
	}
	o := whiskers(b.Said, b.Measure, b.Categories, 160, items)
	s := o.part("series")
	s["itemStyle"] = map[string]any{"color": "#d9e6f2", "borderColor": "#0066cc", "borderWidth": 2}
	s["boxWidth"] = []any{12, 34}
	return o.narrow(step{560, Option{"yAxis": map[string]any{"axisLabel": map[string]any{"width": 84, "fontSize": 11}}}})
}
