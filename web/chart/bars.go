package chart

import "github.com/go-echarts/go-echarts/v2/charts"

// Bars are lying bars, the first category on top: for counts and shares.
type Bars struct {
	Said       string  // what it shows, in a sentence
	Measure    string  // of the axis
	Most       float64 // the axis ends there, 0 = where it needs to
	Categories []string
	Series     []BarSeries
}

// BarSeries has a value for each category, nil for none.
type BarSeries struct {
	Name   string
	Values []*Value
}

// Option builds the chart.
func (b Bars) Option() Option {
	bar := charts.NewBar()
	bar.SetGlobalOptions(common(b.Said, true)...)
	bar.SetXAxis(b.Categories)
	var names []string
	for i, s := range b.Series {
		bar.AddSeries(s.Name, nil)
		items := make([]item, len(s.Values))
		for j, v := range s.Values {
			if v == nil {
				items[j] = item{Value: nil}
				continue
			}
			items[j] = v.item(v.At)
		}
		bar.MultiSeries[i].Data = items
		names = append(names, s.Name)
	}
	o := built(bar)
	down := categories(b.Categories, 220)
	down["inverse"] = true
	o["xAxis"], o["yAxis"] = measure(b.Measure, b.Most), down
	o.part("grid")["right"], o.part("grid")["bottom"] = 76, 30
	o.legend(names)
	if len(names) > 1 {
		o.part("grid")["bottom"] = 64
	}
	for _, s := range o["series"].([]any) {
		s := s.(map[string]any)
		s["label"] = map[string]any{"position": "right", "color": ink}
		s["barMaxWidth"] = 26
	}
	return o.narrow(step{560, Option{
		"yAxis": map[string]any{"axisLabel": map[string]any{"width": 96, "fontSize": 11}},
		"xAxis": map[string]any{"splitNumber": 3},
	}})
}
