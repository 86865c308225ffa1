package chart

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"
)

// every is one chart of each kind, with text that could be taken for a template.
func every() map[string]Option {
	value := func(at float64, few bool) *Value { return &Value{At: at, Label: "{a}", Tip: "tip {b|c}", Few: few} }
	names := []string{"uno", "due </script>", "tre"}
	series := []BarSeries{{Name: "qui", Values: []*Value{value(1, false), nil, value(3, true)}}, {Name: "altrove", Values: []*Value{value(2, false), value(4, false), nil}}}
	return map[string]Option{
		"bars":    Bars{Said: "detto", Measure: "Imprese", Categories: names, Series: series}.Option(),
		"profile": Profile{Said: "detto", Measure: "Punti", Areas: names, Series: series}.Option(),
		"pair":    Profile{Said: "detto", Measure: "Punti", Areas: names[:2], Series: series[:1]}.Option(),
		"heat":    Heat{Said: "detto", Most: 100, Rows: names, Cols: names[:2], Cells: map[Place]Value{{0, 0}: *value(10, false), {2, 1}: *value(90, true)}}.Option(),
		"trend":   Trend{Said: "detto", Measure: "Media", Months: names, Lines: []Line{{"v1", []*Value{value(1, true), nil, nil}}, {"v2", []*Value{nil, nil, value(3, false)}}}, Breaks: []Break{{2, "v2"}}}.Option(),
		"boxes":   Boxes{Said: "detto", Measure: "Punti", Categories: names[:1], Boxes: []Box{{1, 2, 3, 4, 5, "tip", true}}}.Option(),
	}
}

// base is the option without what changes on narrow pages.
func base(o Option) Option {
	if inner, ok := o["baseOption"].(Option); ok {
		return inner
	}
	return o
}

func TestOptionsHoldNoScript(t *testing.T) {
	for name, o := range every() {
		raw, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		text := string(raw)
		for _, bad := range []string{"function", "=>", "__f__", "http:", "https:", "{a}", "{b|c}", `"renderMode":"html"`} {
			if strings.Contains(text, bad) {
				t.Errorf("%s holds %q: %s", name, bad, text)
			}
		}
		b := base(o)
		tooltip, aria := b.part("tooltip"), b.part("aria")
		if tooltip["renderMode"] != "richText" || b["animation"] != false {
			t.Errorf("%s: tooltip %v, animation %v", name, tooltip, b["animation"])
		}
		if label, ok := aria["label"].(map[string]any); !ok || aria["enabled"] != true || label["description"] != "detto" {
			t.Errorf("%s is described as %v", name, aria)
		}
	}
}

func TestOptionsShowTheirValues(t *testing.T) {
	all := every()
	for name, want := range map[string]string{
		"bars":    `"data":[{"label":{"formatter":"(a)","show":true},"tooltip":{"formatter":"tip (b/c)"},"value":1},{"value":null},`,
		"profile": `"name":"qui","tooltip":{"formatter":"qui\ntip (b/c)\ntip (b/c)"},"value":[1,null,3]`,
		"heat":    `"value":[1,2,90]`,
		"trend":   `"data":[{"symbol":"emptyCircle","tooltip":{"formatter":"tip (b/c)"},"value":1},{"value":null},{"value":null}]`,
		"boxes":   `"value":[1,2,3,4,5]`,
	} {
		if got := sortedJSON(t, base(all[name])["series"]); !strings.Contains(got, want) {
			t.Errorf("%s has no %s: %s", name, want, got)
		}
	}
	for name, axis := range map[string]string{"bars": "yAxis", "trend": "xAxis", "boxes": "yAxis", "heat": "xAxis"} {
		if got := sortedJSON(t, base(all[name])[axis]); !strings.Contains(got, `"data":["uno"`) {
			t.Errorf("the %s has lost its categories: %s", name, got)
		}
	}
}

// sortedJSON is a value with the parts of each object in order.
func sortedJSON(t *testing.T, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	var plain any
	if err == nil {
		err = json.Unmarshal(raw, &plain)
	}
	if err == nil {
		raw, err = json.Marshal(plain)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// Lines of different versions do not touch, and a mark stands where one ends.
func TestTrendIsBroken(t *testing.T) {
	series := every()["trend"]["series"].([]any)
	for i, one := range series {
		s := one.(map[string]any)
		if s["connectNulls"] != false {
			t.Errorf("line %d is drawn across gaps", i)
		}
		if _, marked := s["markLine"]; marked != (i == 0) {
			t.Errorf("line %d is marked: %t", i, marked)
		}
	}
}

// What is written on a cell can be read on its colour.
func TestShadesCanBeRead(t *testing.T) {
	for tenth := -10; tenth <= 1010; tenth++ {
		colour, letters := shade(float64(tenth)/10, 100)
		if c := contrast(t, colour, letters); c < 4.5 {
			t.Errorf("%d: %s on %s has a contrast of %.2f", tenth, letters, colour, c)
		}
	}
	if colour, _ := shade(3, 0); colour != "#ffffff" {
		t.Errorf("of nothing at most: %s", colour)
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(colour string) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			c := float64(n) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += weight * c
		}
		return sum
	}
	high, low := luminance(a), luminance(b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

func TestWrapped(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "breve": "breve", "Amministrazione, finanza e processi decisionali": "Amministrazione,\nfinanza e processi\ndecisionali", "Straordinariamentelungo no": "Straordinariamentelungo\nno",
	} {
		if got := wrapped(text, 18); got != want {
			t.Errorf("%q is broken into %q, want %q", text, got, want)
		}
	}
}
