package web

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"

	"maturita/locale"
)

//go:embed templates/*.html
var templateFiles embed.FS

// templates are the pages by language and name, each with the layout and the
// parts.
type templates struct {
	byLanguage map[string]map[string]*template.Template
}

// parts are the files that other pages build on; the rest are pages.
var parts = []string{"templates/layout.html", "templates/company_parts.html", "templates/company_field.html", "templates/svg_*.html"}

func isPart(file string) bool {
	for _, pattern := range parts {
		if ok, _ := path.Match(pattern, file); ok {
			return true
		}
	}
	return false
}

func parseTemplates(s *Server) (*templates, error) {
	files, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return nil, err
	}
	t := &templates{byLanguage: map[string]map[string]*template.Template{}}
	for _, language := range s.Locale.Languages() {
		base, err := template.New("").Funcs(s.functions(s.Locale.Printer(language))).ParseFS(templateFiles, parts...)
		if err != nil {
			return nil, err
		}
		pages := map[string]*template.Template{}
		for _, file := range files {
			if isPart(file) {
				continue
			}
			one, err := base.Clone()
			if err == nil {
				one, err = one.ParseFS(templateFiles, file)
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			pages[strings.TrimSuffix(path.Base(file), ".html")] = one
		}
		t.byLanguage[language] = pages
	}
	return t, nil
}

// execute writes a page in the language of its Base.
func (t *templates) execute(w io.Writer, p page) error {
	one := t.byLanguage[p.base().Lang][p.name()]
	if one == nil {
		return fmt.Errorf("there is no template %q in %q", p.name(), p.base().Lang)
	}
	return one.ExecuteTemplate(w, "layout", p)
}

// fragment writes one block of a page's template, as the page has it.
func (t *templates) fragment(w io.Writer, language, name, block string, data any) error {
	one := t.byLanguage[language][name]
	if one == nil {
		return fmt.Errorf("there is no template %q in %q", name, language)
	}
	return one.ExecuteTemplate(w, block, data)
}

// functions are what templates may call: t and tn for texts, asset for
// addresses of assets.
func (s *Server) functions(p *locale.Printer) template.FuncMap {
	return template.FuncMap{
		"t":     func(key string, pairs ...any) (string, error) { return say(p, key, pairs) },
		"tn":    p.N,
		"asset": s.assets.URL,
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
