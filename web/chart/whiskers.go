package chart

import "github.com/go-echarts/go-echarts/v2/charts"

// whiskers is a box plot that lies on its side, on a scale of 0–100: groups one
// below the other in the order given, their names in so much room.
func whiskers(said, name string, groups []string, room int, items []item) Option {
	boxes := charts.NewBoxPlot()
	boxes.SetGlobalOptions(common(said, false)...)
	boxes.SetXAxis(groups)
	boxes.AddSeries("", nil)
	boxes.MultiSeries[0].Data = items
	o := built(boxes)
	down := categories(groups, room)
	down["inverse"] = true
	o["yAxis"], o["xAxis"] = down, measure(name, 100)
	o["legend"] = map[string]any{"show": false}
	o.part("grid")["bottom"] = 30
	return o
}
