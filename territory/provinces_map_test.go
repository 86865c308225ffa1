package territory

import (
	"errors"
	"strings"
	"testing"
)

func TestShippedMap(t *testing.T) {
	source, err := Italy().ReadMap(ProvincesMap())
	if err != nil || !strings.Contains(source, "ISTAT") || !strings.Contains(source, "CC BY 4.0") {
		t.Error(source, err)
	}
}

// What is wrong with a map is said, with the province.
func TestWrongMaps(t *testing.T) {
	shipped := string(ProvincesMap())
	turin := `{"type":"Feature","id":"TO","geometry":{"type":"Polygon","coordinates":`
	collection := func(features string) string { return `{"type":"FeatureCollection","features":[` + features + `]}` }
	for name, one := range map[string]struct{ file, want string }{
		"no JSON":             {"province", "no JSON"},
		"something else":      {`{"type":"Topology"}`, "FeatureCollection"},
		"unknown sigla":       {strings.Replace(shipped, `"id":"SU"`, `"id":"XX"`, 1), "XX"},
		"number as id":        {strings.Replace(shipped, `"id":"AG"`, `"id":84`, 1), "84"},
		"twice":               {strings.Replace(shipped, `"id":"TO"`, `"id":"AG"`, 1), "AG is there twice"},
		"nothing":             {collection(""), "it lacks AG, AL, AN"},
		"no feature":          {collection(`{"type":"Point","id":"TO"}`), "entry 1"},
		"a point":             {collection(`{"type":"Feature","id":"TO","geometry":{"type":"Point","coordinates":[7,45]}}`), "no area"},
		"wrong nesting":       {collection(turin + `[7,45]}}`), "coordinates are not"},
		"no ring":             {collection(turin + `[]}}`), "without a ring"},
		"open ring":           {collection(turin + `[[[7,45],[8,45],[8,46],[7,46]]]}}`), "not closed"},
		"metres, not degrees": {collection(turin + `[[[395000,4990000],[396000,4990000],[396000,4991000],[395000,4990000]]]}}`), "degrees"},
	} {
		if _, err := Italy().ReadMap([]byte(one.file)); !errors.Is(err, ErrMap) || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadMap(f *testing.F) {
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature","id":"TO","geometry":{"type":"Polygon","coordinates":[[[7,45]]]}}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, err := Italy().ReadMap(raw); err != nil && !errors.Is(err, ErrMap) {
			t.Error(err)
		}
	})
}
