// Package chart says what charts are to look like: options that ECharts draws in
// the browser, built on the server so that they hold no script. Every word and
// number in them comes ready to be read.
package chart

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Option is what ECharts is told, as it stands in the page.
type Option map[string]any

// Value is one figure of a chart.
type Value struct {
	At    float64
	Label string // as it is written beside the mark, "" = nothing
	Tip   string // what pointing at it shows
	Few   bool   // of few cases: drawn as uncertain
}

// The colours differ in lightness too, and series in pattern, dash or symbol.
var (
	palette = []string{"#0066cc", "#9a4a00", "#00703c", "#7a2e8e"}
	dashes  = []string{"solid", "dashed", "dotted"}
	symbols = []string{"circle", "diamond", "rect"}
)

const (
	ink   = "#17324d"
	quiet = "#455a64"
	rule  = "#d6dce3"
)

// item is a datum with what go-echarts has no field for in every series.
type item struct {
	Name      string         `json:"name,omitempty"`
	Value     any            `json:"value"`
	Symbol    string         `json:"symbol,omitempty"`
	Label     map[string]any `json:"label,omitempty"`
	Tooltip   map[string]any `json:"tooltip,omitempty"`
	ItemStyle map[string]any `json:"itemStyle,omitempty"`
}

func (v Value) item(at any) item {
	i := item{Value: at, Tooltip: map[string]any{"formatter": literal(v.Tip)}}
	if v.Label != "" {
		i.Label = map[string]any{"show": true, "formatter": literal(v.Label)}
	}
	if v.Few {
		i.ItemStyle = map[string]any{"borderColor": ink, "borderType": "dashed", "borderWidth": 1.5}
	}
	return i
}

// literal keeps braces and bars of a text from being read as ECharts' templates.
func literal(text string) string {
	return strings.NewReplacer("{", "(", "}", ")", "|", "/").Replace(text)
}

// common are the options of every chart; said is what it shows, in a sentence.
func common(said string, patterns bool) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}),
		charts.WithAriaOpts(&opts.Aria{
			Enabled: opts.Bool(true), Label: &opts.AriaLabel{Enabled: opts.Bool(true), Description: said}, Decal: &opts.AriaDecal{Show: opts.Bool(patterns)},
		}),
		charts.WithGridOpts(opts.Grid{Left: "8", Right: "24", Top: "16", Bottom: "8", ContainLabel: opts.Bool(true)}),
	}
}

// built makes a plain map of what go-echarts built, so that it can be completed.
func built(chart interface {
	Validate()
	JSON() map[string]any
}) Option {
	chart.Validate() // without it axes lose their categories
	raw, err := json.Marshal(chart.JSON())
	var o Option
	if err == nil {
		err = json.Unmarshal(raw, &o)
	}
	if err != nil {
		panic(fmt.Sprintf("chart: an option that is no JSON: %v", err)) // it is made of texts and numbers alone
	}
	delete(o, "title")
	delete(o, "toolbox")
	o["color"] = palette
	o["animation"] = false
	o["textStyle"] = map[string]any{"fontFamily": "Titillium Web, Geneva, Tahoma, sans-serif", "color": ink, "fontSize": 13}
	// The other mode writes style attributes, which the page's policy refuses.
	o.part("tooltip")["renderMode"] = "richText"
	o.part("tooltip")["confine"] = true
	return o
}

// part is an option's object, made where it is not there.
func (o Option) part(name string) map[string]any {
	if list, ok := o[name].([]any); ok && len(list) > 0 {
		return list[0].(map[string]any)
	}
	one, ok := o[name].(map[string]any)
	if !ok {
		one = map[string]any{}
		o[name] = one
	}
	return one
}

// step is what changes in an option where there is no more room than a width.
type step struct {
	width  int
	change Option
}

// narrow changes an option where there is little room, the widest step first, and
// back where there is more again: all steps change the same, which is in the option
// already.
func (o Option) narrow(steps ...step) Option {
	var media []any
	for i, one := range steps {
		query := map[string]any{"maxWidth": one.width}
		if i+1 < len(steps) {
			query["minWidth"] = steps[i+1].width + 1
		}
		media = append(media, map[string]any{"query": query, "option": one.change})
	}
	return Option{"baseOption": o, "media": append(media, map[string]any{"option": unchanged(o, steps[0].change)})}
}

// unchanged is what an option has where another one has something.
func unchanged(o, change map[string]any) map[string]any {
	same := map[string]any{}
	for name, value := range change {
		was, ok := o[name]
		if !ok {
			panic("chart: a narrow option changes " + name + ", which the wide one does not set")
		}
		if inner, ok := value.(map[string]any); ok {
			same[name] = unchanged(was.(map[string]any), inner)
			continue
		}
		same[name] = was
	}
	return same
}

// legend shows the names of several series below the chart.
func (o Option) legend(names []string) {
	if len(names) < 2 {
		o["legend"] = map[string]any{"show": false}
		return
	}
	o["legend"] = map[string]any{"show": true, "bottom": 0, "data": names, "textStyle": map[string]any{"color": ink}, "selectedMode": false, "itemWidth": 34}
	o.part("grid")["bottom"] = 44
}

// categories is an axis of names.
func categories(names []string, width int) map[string]any {
	return map[string]any{
		"type": "category", "data": names, "axisTick": map[string]any{"show": false}, "axisLine": map[string]any{"lineStyle": map[string]any{"color": quiet}},
		"axisLabel": map[string]any{"color": ink, "width": width, "overflow": "break", "interval": 0, "lineHeight": 16, "fontSize": 12, "rotate": 0},
	}
}

// measure is an axis of numbers from 0.
func measure(name string, most float64) map[string]any {
	axis := map[string]any{
		"type": "value", "min": 0, "name": name, "nameLocation": "middle", "nameGap": 28, "nameTextStyle": map[string]any{"color": quiet},
		"axisLabel": map[string]any{"color": quiet}, "splitLine": map[string]any{"lineStyle": map[string]any{"color": rule}}, "minInterval": 1, "splitNumber": 5,
	}
	if most > 0 {
		axis["max"] = most
	}
	return axis
}
