package chart

import "github.com/go-echarts/go-echarts/v2/charts"

// Trend follows scores of 0–100 through months. Lines are not comparable with each
// other: they do not touch, and a mark stands where one ends.
type Trend struct {
	Said    string
	Measure string
	Months  []string
	Lines   []Line
	Breaks  []Break
}

// Line has a value for each month, nil where it has none: there it is broken.
type Line struct {
	Name   string
	Values []*Value
}

// Break is the month from which on values cannot be compared with those before.
type Break struct {
	At   int // place among the months
	Text string
}

// Option builds the chart.
func (t Trend) Option() Option {
	line := charts.NewLine()
	line.SetGlobalOptions(common(t.Said, false)...)
	line.SetXAxis(t.Months)
	var names []string
	for i, l := range t.Lines {
		line.AddSeries(l.Name, nil)
		items := make([]item, len(l.Values))
		for j, v := range l.Values {
			if v == nil {
				items[j] = item{Value: nil}
				continue
			}
			items[j] = v.item(v.At)
			items[j].Label, items[j].ItemStyle, items[j].Symbol = nil, nil, symbols[i%len(symbols)]
			if v.Few {
				items[j].Symbol = "empty" + string(symbols[i%len(symbols)][0]-'a'+'A') + symbols[i%len(symbols)][1:]
			}
		}
		line.MultiSeries[i].Data = items
		names = append(names, l.Name)
	}
	o := built(line)
	across := categories(t.Months, 0)
	across["axisLabel"] = map[string]any{"color": ink, "hideOverlap": true}
	across["boundaryGap"] = true
	o["xAxis"], o["yAxis"] = across, measure(t.Measure, 100)
	o.part("yAxis")["nameGap"] = 36
	o.legend(names)
	o.part("grid")["top"], o.part("grid")["left"] = 40, 28
	for i, s := range o["series"].([]any) {
		s := s.(map[string]any)
		s["connectNulls"], s["showSymbol"], s["showAllSymbol"], s["symbolSize"] = false, true, true, 9
		s["lineStyle"] = map[string]any{"width": 2.5, "type": dashes[i%len(dashes)]}
		if i == 0 && len(t.Breaks) > 0 {
			s["markLine"] = t.marks()
		}
	}
	return o
}

func (t Trend) marks() map[string]any {
	var data []any
	for _, b := range t.Breaks {
		data = append(data, map[string]any{"xAxis": b.At, "name": b.Text, "label": map[string]any{"formatter": literal(b.Text), "position": "end", "color": ink}})
	}
	return map[string]any{
		"silent": true, "symbol": []string{"none", "none"}, "data": data, "lineStyle": map[string]any{"color": ink, "type": "dashed", "width": 1.5},
	}
}
