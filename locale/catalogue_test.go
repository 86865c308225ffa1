package locale

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

// beginnings are the beginnings of keys whose end the code puts together, as a level
// or a state has it.
var beginnings = []string{
	"area-state.", "ask.", "assurance.", "balance.", "company.step.", "company.step.area-", "dashboard.period.", "error.", "gate.", "problem.cf-", "problem.piva-", "reason.", "released.axis.", "released.tech.", "report.area-", "report.gate.", "report.incomparable.", "service.", "size-rule.", "size.", "staff.", "follow-up.", "technology.", "turnover.", "action.", "outcome.", "role.", "staff.notice.", "verify.found.", "verify.found-text.", "verify.reason.", "verify.signature.",
}

// catalogue is one language's texts by key and plural form ("" without one).
func catalogue(t *testing.T, language string) map[string]map[string]string {
	t.Helper()
	names, err := fs.Glob(files, "messages/*."+language+".toml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	all := map[string]map[string]string{}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]any
		if err := toml.Unmarshal(raw, &texts); err != nil {
			t.Fatal(name, err)
		}
		for key, value := range texts {
			if all[key] != nil {
				t.Errorf("%s: %q is in another file too", name, key)
			}
			all[key] = map[string]string{}
			switch value := value.(type) {
			case string:
				all[key][""] = value
			case map[string]any:
				for form, text := range value {
					all[key][form], _ = text.(string)
				}
			}
		}
	}
	return all
}

// sources are the files that texts are named in.
func sources(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "node_modules" || entry.Name() == "definition" || // speaks to authors, not through the catalogue
			len(entry.Name()) > 2 && entry.Name()[0] == '.'):
			return filepath.SkipDir
		case strings.HasSuffix(path, "_test.go") || filepath.Ext(path) != ".go" && filepath.Ext(path) != ".html":
			return nil
		}
		raw, err := os.ReadFile(path)
		all.Write(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func TestNoTextIsEmptyOrHalf(t *testing.T) {
	for key, forms := range catalogue(t, Default) {
		if got := strings.Join(slices.Sorted(maps.Keys(forms)), " "); got != "" && got != "other" && got != "many one other" {
			t.Errorf("%s has the plural forms %s: Italian has one, many and other", key, got)
		}
		for form, text := range forms {
			if strings.TrimSpace(text) == "" || strings.TrimSpace(text) != text || strings.Contains(text, "  ") {
				t.Errorf("%s %s is %q", key, form, text)
			}
		}
	}
}

// plurals are the forms that a language counts with.
var plurals = map[string]string{"it": "many one other", "en": "one other", "de": "one other"}

var placeholder = regexp.MustCompile(`\{\{.*?\}\}`)

// placeholders are what a text is filled with, sorted.
func placeholders(text string) string {
	all := placeholder.FindAllString(text, -1)
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

// Every language has every text, with the same places to fill.
func TestLanguagesAreComplete(t *testing.T) {
	bundle, err := New()
	if err != nil {
		t.Fatal(err)
	}
	source := catalogue(t, Default)
	for _, language := range bundle.Languages() {
		texts := catalogue(t, language)
		for _, key := range slices.Sorted(maps.Keys(texts)) {
			if source[key] == nil {
				t.Errorf("%s has %s, which no other has", language, key)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(source)) {
			compareTexts(t, language, key, source[key], texts[key])
		}
	}
}

func compareTexts(t *testing.T, language, key string, source, texts map[string]string) {
	t.Helper()
	if texts == nil {
		t.Errorf("%s lacks %s", language, key)
		return
	}
	_, counted := source["one"]
	if got := strings.Join(slices.Sorted(maps.Keys(texts)), " "); counted && got != plurals[language] {
		t.Errorf("%s: %s has the forms %q, want %q", language, key, got, plurals[language])
	}
	want := placeholders(source["other"] + source[""])
	for form, text := range texts {
		if strings.TrimSpace(text) != text || text == "" || strings.Contains(text, "  ") {
			t.Errorf("%s: %s %s is %q", language, key, form, text)
		}
		if got := placeholders(text); got != want && form != "one" {
			t.Errorf("%s: %s %s is filled with %s, want %s", language, key, form, got, want)
		}
	}
}

// literal is a key as code and templates write it.
var literal = regexp.MustCompile(`"([a-z][a-z-]*(?:\.[a-z0-9-]+)+)"`)

// Every text is used, and every text that is used is there.
func TestTextsAndUsesMatch(t *testing.T) {
	texts, source := catalogue(t, Default), sources(t)
	used, sections := map[string]bool{}, map[string]bool{}
	for key := range texts {
		section, _, _ := strings.Cut(key, ".")
		sections[section] = true
	}
	for _, match := range literal.FindAllStringSubmatch(source, -1) {
		used[match[1]] = true
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if !used[key] && !slices.ContainsFunc(beginnings, func(begin string) bool { return strings.HasPrefix(key, begin) }) {
			t.Errorf("nothing says %s: take it out", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(used)) {
		if section, _, _ := strings.Cut(key, "."); sections[section] && texts[key] == nil && !slices.Contains(beginnings, key) && !fileName.MatchString(key) {
			t.Errorf("the catalogue has no %s", key)
		}
	}
}

// fileName is what looks like a key and is none.
var fileName = regexp.MustCompile(`\.(css|js|svg|html|toml|woff2)$`)
