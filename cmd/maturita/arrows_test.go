package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows says what each package of ours may import of ours, and which
// libraries; the standard library is free for all. A package that is not here
// must be thought about first.
var arrows = map[string]struct{ ours, libraries string }{
	"territory":                {},
	"survey":                   {ours: "territory"},
	"survey/definition":        {ours: "survey", libraries: "go.yaml.in/yaml/v3"},
	"questionnaires":           {},
	"scoring":                  {ours: "survey"},
	"stats":                    {ours: "survey scoring territory"},
	"stats/statstest":          {ours: "stats intake scoring survey territory"},
	"intake":                   {ours: "survey scoring stats territory"},
	"intake/storetest":         {ours: "intake survey scoring stats territory"},
	"intake/synthetic":         {ours: "survey scoring territory"},
	"staff":                    {ours: "survey stats territory intake", libraries: "golang.org/x/crypto golang.org/x/sync golang.org/x/text"},
	"staff/stafftest":          {ours: "staff intake survey stats territory"},
	"locale":                   {libraries: "github.com/nicksnyder/go-i18n/v2 github.com/pelletier/go-toml/v2 golang.org/x/text"},
	"report":                   {ours: "survey scoring stats territory locale report/pdfua", libraries: "github.com/boombuler/barcode"},
	"report/pdfua":             {libraries: "codeberg.org/go-pdf/fpdf golang.org/x/image golang.org/x/text"},
	"report/pdfua/pdfcheck":    {},
	"report/seal":              {libraries: "software.sslmate.com/src/go-pkcs12"},
	"report/verify":            {ours: "survey report/verify/pdf"},
	"report/verify/pdf":        {},
	"report/verify/verifytest": {ours: "report/seal report/verify/pdf"},
	"mail":                     {ours: "locale", libraries: "github.com/wneessen/go-mail"},
	"mongodb":                  {ours: "survey scoring stats intake staff territory mongodb/replicaset", libraries: "go.mongodb.org/mongo-driver/v2"},
	"mongodb/replicaset":       {libraries: "go.mongodb.org/mongo-driver/v2"},
	"mongodb/mongotest":        {ours: "mongodb/replicaset", libraries: "go.mongodb.org/mongo-driver/v2"},
	"sqlite":                   {ours: "survey scoring stats intake staff territory", libraries: "modernc.org/sqlite"},
	"web":                      {ours: "territory survey scoring stats intake staff locale report report/verify web/chart", libraries: "github.com/gin-gonic/gin golang.org/x/time"},
	"web/chart":                {libraries: "github.com/go-echarts/go-echarts/v2"},
	"web/webtest":              {libraries: "golang.org/x/net"},
	"web/gen":                  {libraries: "github.com/evanw/esbuild github.com/andybalholm/brotli"},
	"cmd/maturita":             {ours: "*", libraries: "github.com/alecthomas/kong"},
	"tools/mongod/initiate":    {ours: "mongodb/replicaset"},
	"tools/testreport":         {},
}

func TestArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "maturita/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		name := strings.TrimPrefix(fields[0], "maturita/")
		allowed, known := arrows[name]
		if !known {
			t.Errorf("%s is a new package: give it its arrows", name)
			continue
		}
		for _, imported := range fields[1:] {
			if !permitted(imported, allowed.ours, allowed.libraries) {
				t.Errorf("%s may not import %s", name, imported)
			}
		}
	}
}

func permitted(imported, ours, libraries string) bool {
	if own, ok := strings.CutPrefix(imported, "maturita/"); ok {
		return ours == "*" || slices.Contains(strings.Fields(ours), own)
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") {
		return true // standard library
	}
	for _, library := range strings.Fields(libraries) {
		if imported == library || strings.HasPrefix(imported, library+"/") {
			return true
		}
	}
	return false
}
