package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Profile compares scores of 0–100 in several areas: as a radar, or as bars where
// fewer than three areas make no figure.
type Profile struct {
	Said    string
	Measure string
	Areas   []string
	Series  []BarSeries // one value for each area
}

// Option builds the chart.
func (p Profile) Option() Option {
	if len(p.Areas) < 3 {
		return Bars{Said: p.Said, Measure: p.Measure, Most: 100, Categories: p.Areas, Series: p.Series}.Option()
	}
	radar := charts.NewRadar()
	radar.SetGlobalOptions(common(p.Said, false)...)
	component := opts.RadarComponent{Shape: "polygon", SplitNumber: 5}
	for _, name := range p.Areas {
		component.Indicator = append(component.Indicator, &opts.Indicator{Name: literal(name), Max: 100})
	}
	radar.SetGlobalOptions(charts.WithRadarComponentOpts(component))
	var names []string
	for i, s := range p.Series {
		radar.AddSeries(s.Name, nil)
		values, tip := make([]any, len(s.Values)), s.Name
		for j, v := range s.Values {
			if v != nil {
				values[j] = v.At
				tip += "\n" + v.Tip
			}
		}
		one := Value{Tip: tip}.item(values)
		one.Name = s.Name
		radar.MultiSeries[i].Data = []item{one}
		names = append(names, s.Name)
	}
	o := built(radar)
	o.legend(names)
	delete(o, "grid")
	o.part("radar")["axisName"] = map[string]any{"color": ink, "width": 130, "overflow": "break", "lineHeight": 16}
	o.part("radar")["radius"], o.part("radar")["center"] = "62%", []string{"50%", "48%"}
	for i, s := range o["series"].([]any) {
		s := s.(map[string]any)
		s["symbol"], s["symbolSize"] = symbols[i%len(symbols)], 8
		s["lineStyle"] = map[string]any{"width": 2.5, "type": dashes[i%len(dashes)]}
		if i == 0 {
			s["areaStyle"] = map[string]any{"opacity": 0.12}
		}
	}
	return o.narrow(560, Option{"radar": map[string]any{"radius": "46%", "axisName": map[string]any{"width": 76, "fontSize": 11, "lineHeight": 13}}})
}
