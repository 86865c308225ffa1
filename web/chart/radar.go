package chart

import (
	"strings"
	"unicode/utf8"

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
		component.Indicator = append(component.Indicator, &opts.Indicator{Name: wrapped(literal(name), 18), Max: 100})
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
	o.part("radar")["axisName"] = map[string]any{"color": ink, "fontSize": 12, "lineHeight": 16}
	o.part("radar")["radius"], o.part("radar")["center"] = "60%", []string{"50%", "46%"} // the legend stands below
	for i, s := range o["series"].([]any) {
		s := s.(map[string]any)
		s["symbol"], s["symbolSize"] = symbols[i%len(symbols)], 8
		s["lineStyle"] = map[string]any{"width": 2.5, "type": dashes[i%len(dashes)]}
		if i == 0 {
			s["areaStyle"] = map[string]any{"opacity": 0.12}
		}
	}
	return o.narrow(step{560, Option{"radar": map[string]any{"radius": "48%", "axisName": map[string]any{"fontSize": 11, "lineHeight": 13}}}})
}

// wrapped breaks a text into lines of about so many characters, where ECharts does
// not.
func wrapped(text string, room int) string {
	var out strings.Builder
	length := 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case length == 0:
		case length+1+n > room:
			out.WriteByte('\n')
			length = 0
		default:
			out.WriteByte(' ')
			length++
		}
		out.WriteString(word)
		length += n
	}
	return out.String()
}
