package web

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/locale"
	"maturita/survey"
)

// missingText is how the catalogue shows a key that it does not have.
var missingText = regexp.MustCompile(`\[[a-z][a-z0-9-]*(\.[a-z0-9+-]+)+\]`)

func tokenOf(c *http.Cookie) intake.Token { return intake.Token(c.Value) }

var keyInSource = regexp.MustCompile(`"((?:problem|error)\.[a-z-]+[a-z])"`)

// Every sentence that the domain asks for by its key is in the catalogue.
func TestDomainTexts(t *testing.T) {
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	p := bundle.Printer(locale.Default)
	keys := map[string]bool{}
	for _, pattern := range []string{"../survey/*.go", "../intake/*.go", "*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			for _, m := range keyInSource.FindAllStringSubmatch(string(source), -1) {
				keys[m[1]] = true
			}
		}
	}
	for _, kind := range []string{"length", "digits", "check"} {
		keys["problem.piva-"+kind], keys["problem.cf-"+kind] = true, true
	}
	keys["problem.cf-form"] = true
	for _, tech := range survey.Technologies() {
		keys["technology."+string(tech.ID)] = true
	}
	if len(keys) < 60 {
		t.Fatalf("only %d keys found", len(keys))
	}
	for key := range keys {
		if text := p.T(key, survey.Args{}); missingText.MatchString(text) {
			t.Errorf("%s has no text", key)
		}
	}
}

func TestSizeTexts(t *testing.T) {
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	p := bundle.Printer(locale.Default)
	for _, staff := range []int{1, 10, 50, 250} {
		for _, money := range []survey.Money{survey.MoneyMicro, survey.MoneySmall, survey.MoneyMedium, survey.MoneyLarge} {
			v := newSizeView(p, survey.Profile{Staff: survey.Whole(staff), Turnover: money})
			if said := v.Class + v.Rule + v.Staff; missingText.MatchString(said) || !strings.Contains(v.Rule, "651/2014") {
				t.Errorf("%d and %s: %q", staff, money, said)
			}
		}
	}
}
