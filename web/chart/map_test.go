package chart

import (
	"encoding/json"
	"strings"
	"testing"
)

// Areas that say nothing differ from the lightest class, and every class from
// every other by more than its colour's name.
func TestMapClassesDiffer(t *testing.T) {
	seen := map[string]Class{}
	for class := Nothing; class < Classes; class++ {
		raw, err := json.Marshal(looks[class])
		if err != nil || len(looks[class]) == 0 {
			t.Fatal(class, err)
		}
		if other, twice := seen[string(raw)]; twice {
			t.Errorf("class %d looks like %d", class, other)
		}
		seen[string(raw)] = class
	}
}

// A map holds its areas by id and no script; a text is no template.
func TestMapOption(t *testing.T) {
	o := Map{Said: "Una mappa", Areas: []Area{{"FI", 2, "Firenze: {a} 45,0"}, {"AO", Hidden, "Aosta: dato riservato"}}}.Option()
	raw, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"name":"FI"`, `"value":2`, `"name":"AO"`, `"value":-1`, `Firenze: (a) 45,0`, `"nameProperty":"sigla"`, `"renderMode":"richText"`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("%s is not in %s", want, raw)
		}
	}
}

// Each dot stands on its own line, within its interval.
func TestDotsOption(t *testing.T) {
	raw, err := json.Marshal(Dots{Said: "Medie", Measure: "Punti", Categories: []string{"Arezzo", "Zara"}, Dots: []Dot{{40, 45, 50, "a"}, {10, 20, 30, "z"}}}.Option())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`[40,45,45,45,50]`, `[45,0]`, `[20,1]`, `"data":["Arezzo","Zara"]`, `"type":"scatter"`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("%s is not in %s", want, raw)
		}
	}
}
