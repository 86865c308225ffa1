// Package locale holds the texts that people read, by language, and the way
// numbers and dates are written. Pages, reports, exports and mail speak
// through it.
package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"strconv"
	"strings"
	"sync"
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
	bundle   *i18n.Bundle
	rome     *time.Location
	tags     []string
	matcher  language.Matcher
	printers map[string]*Printer
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
	b.matcher = language.NewMatcher(b.bundle.LanguageTags())
	b.printers = map[string]*Printer{}
	for _, tag := range b.bundle.LanguageTags() {
		lang := tag.String()
		b.tags = append(b.tags, lang)
		b.printers[lang] = &Printer{Lang: lang, localizer: i18n.NewLocalizer(b.bundle, lang, Default), rome: b.rome}
	}
	return b, nil
}

// Languages are the languages that there are messages in, Default first.
func (b *Bundle) Languages() []string { return b.tags }

// Negotiate returns the language that best meets what a browser accepts (the
// header Accept-Language), Default where none does.
func (b *Bundle) Negotiate(accept string) string {
	wanted, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(wanted) == 0 {
		return Default
	}
	_, at, confidence := b.matcher.Match(wanted...)
	if confidence == language.No {
		return Default
	}
	return b.tags[at]
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
	plain     sync.Map // texts without arguments by key, as found before
}

// Printer returns the printer of a language, that of Default for a language that
// there are no messages in; a text it lacks comes in Default.
func (b *Bundle) Printer(lang string) *Printer {
	if p := b.printers[lang]; p != nil {
		return p
	}
	return b.printers[Default]
}

// T returns the text of a key. A key that does not exist comes back in
// brackets, so that it is seen.
func (p *Printer) T(key string, args ...map[string]any) string {
	if len(args) > 0 && len(args[0]) > 0 {
		return p.localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: p.grouped(args[0])})
	}
	if text, ok := p.plain.Load(key); ok {
		return text.(string)
	}
	text := p.localize(&i18n.LocalizeConfig{MessageID: key})
	if text != missing(key) { // keys that somebody invents are not kept
		p.plain.Store(key, text)
	}
	return text
}

// Find is T for a key that may not exist; ok is false then.
func (p *Printer) Find(key string) (text string, ok bool) {
	text = p.T(key)
	return text, text != missing(key)
}

// N returns the text of a key in the plural form of n, given as .N.
func (p *Printer) N(key string, n int) string {
	return p.localize(&i18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: p.grouped(map[string]any{"N": n})})
}

func (p *Printer) localize(config *i18n.LocalizeConfig) string {
	// Localize may return a usable text together with an error, as where a
	// plural form is missing.
	if text, _ := p.localizer.Localize(config); text != "" {
		return text
	}
	return missing(config.MessageID)
}

func missing(key string) string { return "[" + key + "]" }

// grouped are arguments with long numbers as Count writes them.
func (p *Printer) grouped(args map[string]any) map[string]any {
	said := maps.Clone(args)
	for name, value := range args {
		if n, ok := value.(int64); ok && long(n) {
			said[name] = p.Count(n)
		}
		if n, ok := value.(int); ok && long(int64(n)) {
			said[name] = p.Count(int64(n))
		}
	}
	return said
}

// long reports whether a number has five digits or more.
func long(n int64) bool { return n <= -10_000 || n >= 10_000 }

// Count writes a whole number. From five digits on, they stand in groups of three;
// a year never does.
func (p *Printer) Count(n int64) string {
	digits := strconv.FormatInt(n, 10)
	if !long(n) {
		return digits
	}
	between := "."
	if p.Lang == "en" {
		between = ","
	}
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + between + digits[i:]
	}
	return digits
}

// Number writes a decimal with a point in the language's way.
func (p *Printer) Number(decimal string) string {
	if p.Lang == "en" {
		return decimal
	}
	return strings.Replace(decimal, ".", ",", 1)
}

// dateForms are the ways in which languages write a day, dateForm that of the
// others. The English one cannot be misread by whoever puts the month first.
const dateForm = "02/01/2006"

var dateForms = map[string]string{"en": "2 Jan 2006", "de": "02.01.2006", "sl": "02.01.2006"}

// Date writes the day of an instant in Italy.
func (p *Printer) Date(t time.Time) string {
	form := dateForms[p.Lang]
	if form == "" {
		form = dateForm
	}
	return t.In(p.rome).Format(form)
}

// DateTime writes an instant in Italy to the minute.
func (p *Printer) DateTime(t time.Time) string {
	return p.Date(t) + t.In(p.rome).Format(", 15:04")
}

// Zone is Italy's time zone.
func (p *Printer) Zone() *time.Location { return p.rome }

// Time writes the time of day of an instant in Italy to the minute.
func (p *Printer) Time(t time.Time) string { return t.In(p.rome).Format("15:04") }
