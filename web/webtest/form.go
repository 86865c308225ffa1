package webtest

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Form is one form of a page with the values that a browser would send.
type Form struct {
	Action string
	Method string
	Values url.Values

	page    *Page
	buttons []*html.Node
	offered map[string][]string // values of radio buttons, checkboxes and options
	entries []string            // names of one-line text fields
}

// Forms returns the forms of the page.
func (p *Page) Forms() []*Form {
	var forms []*Form
	for _, n := range find(p.document, func(n *html.Node) bool { return n.Data == "form" }) {
		forms = append(forms, p.form(n))
	}
	return forms
}

// Form returns the first form with a field or button of that name; it fails
// with what the page says when there is none.
func (p *Page) Form(field string) (*Form, error) {
	for _, f := range p.Forms() {
		if f.Offers(field) {
			return f, nil
		}
	}
	return nil, fmt.Errorf("%s (%d) has no form with %q: %.300s", p.Path(), p.Status, field, p.Text())
}

// FormTo returns the first form that is sent to a path with that ending.
func (p *Page) FormTo(ending string) (*Form, error) {
	for _, f := range p.Forms() {
		if u, err := url.Parse(f.Action); err == nil && strings.HasSuffix(u.Path, ending) {
			return f, nil
		}
	}
	return nil, fmt.Errorf("%s (%d) has no form to %q: %.300s", p.Path(), p.Status, ending, p.Text())
}

func (p *Page) form(n *html.Node) *Form {
	f := &Form{
		Action: p.resolve(attribute(n, "action")), Method: strings.ToUpper(attribute(n, "method")),
		Values: url.Values{}, page: p, offered: map[string][]string{},
	}
	for _, field := range find(n, func(n *html.Node) bool { return attribute(n, "name") != "" && !has(n, "disabled") }) {
		f.take(field)
	}
	return f
}

func (f *Form) take(n *html.Node) {
	name, value := attribute(n, "name"), attribute(n, "value")
	switch kind := n.Data + " " + attribute(n, "type"); kind {
	case "input radio", "input checkbox":
		f.offered[name] = append(f.offered[name], value)
		if has(n, "checked") {
			f.Values.Add(name, value)
		}
	case "button submit", "button ", "input submit":
		f.buttons = append(f.buttons, n)
	case "select ":
		f.takeSelect(n, name)
	case "textarea ":
		f.Values.Add(name, strings.TrimPrefix(rawText(n), "\n"))
	default:
		f.Values.Add(name, value)
		if kind == "input text" {
			f.entries = append(f.entries, name)
		}
	}
}

func (f *Form) takeSelect(n *html.Node, name string) {
	chosen, first := "", true
	for _, o := range find(n, func(n *html.Node) bool { return n.Data == "option" }) {
		f.offered[name] = append(f.offered[name], attribute(o, "value"))
		if has(o, "selected") || first {
			chosen, first = attribute(o, "value"), false
		}
	}
	f.Values.Set(name, chosen)
}

func rawText(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// Offers reports whether the form has a field or button of that name.
func (f *Form) Offers(name string) bool {
	if _, ok := f.Values[name]; ok || len(f.offered[name]) > 0 {
		return true
	}
	return slices.ContainsFunc(f.buttons, func(n *html.Node) bool { return attribute(n, "name") == name })
}

// Choices returns the values that a group of radio buttons, checkboxes or a
// select offers.
func (f *Form) Choices(name string) []string { return f.offered[name] }

// Fill completes the fields that are still empty: in each group the last choice
// that is wanted, in one-line text fields whose name is wanted with any value
// the given text.
func (f *Form) Fill(wanted func(name, value string) bool, text string) *Form {
	for name, choices := range f.offered {
		for _, value := range slices.Backward(choices) {
			if f.Values.Get(name) == "" && wanted(name, value) {
				f.Set(name, value)
			}
		}
	}
	for _, name := range f.entries {
		if f.Values.Get(name) == "" && wanted(name, text) {
			f.Set(name, text)
		}
	}
	return f
}

// Set types or chooses the values of a field.
func (f *Form) Set(name string, values ...string) *Form {
	f.Values[name] = values
	return f
}

// Submit sends the form with the button of that name and value; an empty name
// presses none, as the Enter key does in a form without buttons.
func (f *Form) Submit(button, value string) (*Page, error) {
	fields := url.Values{}
	for name, values := range f.Values {
		fields[name] = slices.Clone(values)
	}
	if button != "" {
		fields.Set(button, value)
	}
	if f.Method == http.MethodPost {
		return f.page.browser.Post(f.Action, fields)
	}
	u, err := url.Parse(f.Action)
	if err != nil {
		return nil, err
	}
	u.RawQuery = fields.Encode()
	return f.page.browser.Get(u.String())
}
