package chart

import "github.com/go-echarts/go-echarts/v2/charts"

// MapName is the name under which the page's script registers its map.
const MapName = "map"

// Map colours areas by the class that each is in.
type Map struct {
	Said  string
	Areas []Area
}

// Area is one area of a map.
type Area struct {
	ID    string // of its feature
	Class Class
	Tip   string
}

// Class says how an area is drawn: from 0, the lightest, to Classes - 1.
type Class int

// Classes is how many there are, next to those of areas that have no value.
const (
	Classes       = 5
	Hidden  Class = -1 // there is something that is not told
	Nothing Class = -2
)

// looks differ in lightness and in pattern.
var looks = map[Class]map[string]any{
	0:       {"areaColor": "#e3f0fb"},
	1:       {"areaColor": "#a9cdf0", "decal": decal("circle", "#17324d", 2.5, []any{[]any{0, 9}, []any{4.5, 9}}, 4.5, 0)},
	2:       {"areaColor": "#6aa8e0", "decal": decal("rect", "#0b2a4a", 1, []any{1, 0}, 6, 0.785)},
	3:       {"areaColor": "#1f6fbf", "decal": decal("rect", "#ffffff", 1, []any{1, 0}, 6, 0)},
	4:       {"areaColor": "#0b3d78"},
	Hidden:  {"areaColor": "#dcdfe3", "decal": decal("rect", "#5b6f82", 1, []any{1, 0}, 5, -0.785)},
	Nothing: {"areaColor": "#ffffff"},
}

func decal(symbol, color string, size float64, dashX any, gap, rotation float64) map[string]any {
	return map[string]any{"symbol": symbol, "symbolSize": 1, "color": color, "dashArrayX": dashX, "dashArrayY": []any{size, gap}, "rotation": rotation}
}

// Option builds the chart.
func (m Map) Option() Option {
	plane := charts.NewMap()
	plane.SetGlobalOptions(common(m.Said, false)...)
	plane.RegisterMapType(MapName)
	plane.AddSeries("", nil)
	o := built(plane)
	delete(o, "grid")
	o["legend"] = map[string]any{"show": false}
	data := []map[string]any{}
	for _, a := range m.Areas {
		look := map[string]any{"borderColor": ink, "borderWidth": 0.5}
		for name, value := range looks[a.Class] {
			look[name] = value
		}
		data = append(data, map[string]any{"name": a.ID, "value": int(a.Class), "itemStyle": look, "tooltip": map[string]any{"formatter": literal(a.Tip)}})
	}
	o["series"] = []any{map[string]any{
		"type": "map", "map": MapName, "nameProperty": "sigla", "roam": false, "selectedMode": false, "data": data,
		"label": map[string]any{"show": false}, "emphasis": map[string]any{"disabled": true},
		"layoutCenter": []string{"50%", "50%"}, "layoutSize": "96%", "showLegendSymbol": false,
	}}
	return o
}
