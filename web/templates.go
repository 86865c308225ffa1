package web

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"maturita/locale"
)

//go:embed templates/*.html
var templateFiles embed.FS

// templates are the pages by language and name, each with the layout and the
// parts.
type templates struct {
	byLanguage map[string]map[string]*template.Template
	parts      map[string]*template.Template // by language, without a page
}

// parts are the files that other pages build on; the rest are pages.
var parts = []string{"templates/layout.html", "templates/company_parts.html", "templates/company_field.html", "templates/company_panel.html", "templates/company_result_*.html", "templates/released_*.html", "templates/dashboard_*.html", "templates/svg_*.html"}

func isPart(file string) bool {
	for _, pattern := range parts {
		if ok, _ := path.Match(pattern, file); ok {
			return true
		}
	}
	return false
}

func parseTemplates(s *Server) (*templates, error) {
	t := &templates{byLanguage: map[string]map[string]*template.Template{}, parts: map[string]*template.Template{}}
	for _, language := range s.Locale.Languages() {
		p := s.Locale.Printer(language)
		base := template.New("").Funcs(s.functions(p))
		pages := map[string]*template.Template{}
		if err := eachTemplate(true, func(file, source string) error {
			_, err := base.New(file).Parse(withTexts(source, p))
			return err
		}); err != nil {
			return nil, err
		}
		if err := eachTemplate(false, func(file, source string) error {
			one, err := base.Clone()
			if err == nil {
				one, err = one.New(file).Parse(withTexts(source, p))
			}
			pages[strings.TrimSuffix(path.Base(file), ".html")] = one
			return err
		}); err != nil {
			return nil, err
		}
		t.byLanguage[language], t.parts[language] = pages, base
	}
	return t, nil
}

// eachTemplate reads the files that are parts, or those that are pages.
func eachTemplate(part bool, f func(file, source string) error) error {
	files, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return err
	}
	for _, file := range files {
		if isPart(file) != part {
			continue
		}
		source, err := templateFiles.ReadFile(file)
		if err == nil {
			err = f(file, string(source))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

var constantText = regexp.MustCompile(`\{\{t "([^"]+)"\}\}`)

// withTexts writes the texts without arguments into a template before it is
// parsed, so that showing a page looks none of them up.
func withTexts(source string, p *locale.Printer) string {
	return constantText.ReplaceAllStringFunc(source, func(call string) string {
		text, ok := p.Find(constantText.FindStringSubmatch(call)[1])
		if !ok || strings.Contains(text, "{{") {
			return call
		}
		return template.HTMLEscapeString(text)
	})
}

// execute writes a page in the language of its Base.
func (t *templates) execute(w io.Writer, p page) error {
	one := t.byLanguage[p.base().Lang][p.name()]
	if one == nil {
		return fmt.Errorf("there is no template %q in %q", p.name(), p.base().Lang)
	}
	return one.ExecuteTemplate(w, "layout", p)
}

// part renders one block of the parts.
func (t *templates) part(language, block string, data any) (template.HTML, error) {
	var out strings.Builder
	if t.parts[language] == nil {
		return "", fmt.Errorf("there are no templates in %q", language)
	}
	err := t.parts[language].ExecuteTemplate(&out, block, data)
	return template.HTML(out.String()), err
}

// functions are what templates may call: t and tn for texts, asset for
// addresses of assets, and pieces of pages that are made once: see fragments.
func (s *Server) functions(p *locale.Printer) template.FuncMap {
	return template.FuncMap{
		"t":         func(key string, pairs ...any) (string, error) { return say(p, key, pairs) },
		"tn":        p.N,
		"asset":     s.assets.URL,
		"provinces": func(chosen string) (template.HTML, error) { return s.provinceOptions(p.Lang, chosen) },
		"steps":     func(path string, all []step) (template.HTML, error) { return s.stepList(p.Lang, path, all) },
		"switcher":  func(b Base) (template.HTML, error) { return s.languageSwitch(b) },
	}
}

// say writes a text with arguments given as pairs of name and value.
func say(p *locale.Printer, key string, pairs []any) (string, error) {
	args := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok || i+1 == len(pairs) {
			return "", fmt.Errorf("the arguments of %q are not pairs of name and value", key)
		}
		args[name] = pairs[i+1]
	}
	return p.T(key, args), nil
}
