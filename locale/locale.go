// Package locale holds the texts that people read, by language, and the way
// numbers and dates are written. Pages, reports, exports and mail speak
// through it.
package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // the binary runs where no zone files are

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"
)

//go:embed messages/*.toml
var files embed.FS

// Default is the language that every text exists in.
const Default = "it"

// Bundle is all messages of all languages. It is safe for concurrent use.
type Bundle struct {
	bundle *i18n.Bundle
	rome   *time.Location
}

// New reads the message files that the binary carries.
func New() (*Bundle, error) {
	b := &Bundle{bundle: i18n.NewBundle(language.Italian)}
	b.bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	names, err := fs.Glob(files, "messages/*.toml")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, err := b.bundle.LoadMessageFileFS(files, name); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if b.rome, err = time.LoadLocation("Europe/Rome"); err != nil {
		return nil, err
	}
	return b, nil
}

// Languages are the languages that there are messages in.
func (b *Bundle) Languages() []string {
	var all []string
	for _, tag := range b.bundle.LanguageTags() {
		if !slices.Contains(all, tag.String()) {
			all = append(all, tag.String())
		}
	}
	return all
}

// Has reports whether a text exists in the default language.
func (b *Bundle) Has(key string) bool {
	text, _ := i18n.NewLocalizer(b.bundle, Default).Localize(&i18n.LocalizeConfig{MessageID: key, PluralCount: 2})
	return text != ""
}

// Printer writes texts in one language.
type Printer struct {
	Lang      string
	localizer *i18n.Localizer
	rome      *time.Location
}

// Printer returns the printer of a language; a text it lacks comes in Default.
func (b *Bundle) Printer(lang string) *Printer {
	return &Printer{Lang: lang, localizer: i18n.NewLocalizer(b.bundle, lang, Default), rome: b.rome}
}

// T returns the text of a key. A key that does not exist comes back in
// brackets, so that it is seen.
func (p *Printer) T(key string, args ...map[string]any) string {
	config := &i18n.LocalizeConfig{MessageID: key}
	if len(args) > 0 {
		config.TemplateData = args[0]
	}
	return p.localize(config)
}

// N returns the text of a key in the plural form of n, given as .N.
func (p *Printer) N(key string, n int) string {
	return p.localize(&i18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: map[string]any{"N": n}})
}

func (p *Printer) localize(config *i18n.LocalizeConfig) string {
	// Localize may return a usable text together with an error, as where a
	// plural form is missing.
	if text, _ := p.localizer.Localize(config); text != "" {
		return text
	}
	return "[" + config.MessageID + "]"
}

// Number writes a decimal with a point in the language's way.
func (p *Printer) Number(decimal string) string {
	if p.Lang == "en" {
		return decimal
	}
	return strings.Replace(decimal, ".", ",", 1)
}

// Date writes the day of an instant in Italy.
func (p *Printer) Date(t time.Time) string { return t.In(p.rome).Format("02/01/2006") }

// DateTime writes an instant in Italy to the minute.
func (p *Printer) DateTime(t time.Time) string { return t.In(p.rome).Format("02/01/2006, 15:04") }
