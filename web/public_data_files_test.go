package web

import (
	"net/http"
	"strings"
	"testing"

	"maturita/territory"
)

// Files are tagged by what is in them, and not sent again to who has them.
func TestPublicFiles(t *testing.T) {
	o, _ := newReleasedOffice(t)
	shot, err := o.server.Snapshots.Get(t.Context(), firstHalf, 0)
	if err != nil {
		t.Fatal(err)
	}
	for name, kind := range map[string]string{"dati.json": "application/json", "size-level.csv": "text/csv; charset=utf-8"} {
		path := dataPath(firstHalf) + "/" + name
		answer := o.as("", "GET", path, nil)
		tag := answer.Header().Get("ETag")
		if answer.Code != http.StatusOK || answer.Header().Get("Content-Type") != kind || !strings.Contains(answer.Header().Get("Content-Disposition"), "prova-1-2026-S1-"+name) {
			t.Fatal(answer.Code, answer.Header())
		}
		if name == "dati.json" && tag != `"`+shot.Digest+`"` {
			t.Error(tag)
		}
		request := o.request("GET", path, nil)
		request.Header.Set("If-None-Match", `"x", W/`+tag)
		if again := o.serve(request); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Error(again.Code, again.Body.Len())
		}
	}
	file := o.as("", "GET", dataPath(firstHalf)+"/size.csv", nil).Body.String()
	if !strings.HasPrefix(file, utf8Mark+"dimensione;") || !strings.Contains(file, ";pubblicato;") || !strings.Contains(file, "\r\n") || strings.Contains(file, ".") {
		t.Errorf("%q", file)
	}
}

func TestMatches(t *testing.T) {
	for list, want := range map[string]bool{`"a"`: true, `W/"a"`: true, `"b", "a"`: true, "*": true, "": false, `"b"`: false, "a": false} {
		if got := matches(list, `"a"`); got != want {
			t.Errorf("%s: %v", list, got)
		}
	}
}

// Every region has an address of its own, which is no chamber's.
func TestRegionSlugs(t *testing.T) {
	for _, region := range territory.Italy().Regions() {
		slug := regionSlug(region)
		if name, ok := regionNamed(slug); !ok || name != region || strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz-") != "" {
			t.Errorf("%s: %s leads to %q", region, slug, name)
		}
		if _, taken := territory.Italy().Chamber(territory.ChamberID(slug)); taken {
			t.Errorf("%s is a chamber", slug)
		}
	}
}

func FuzzParseSeries(f *testing.F) {
	f.Add("pre-assessment/1/2026-S1")
	f.Add("x/-1/2026")
	f.Fuzz(func(t *testing.T, text string) {
		if of, ok := parseSeries(text); ok && seriesKey(of) != text {
			t.Errorf("%q is read as %s", text, seriesKey(of))
		}
	})
}
