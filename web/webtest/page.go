package webtest

import (
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Page is what a browser shows.
type Page struct {
	Status int
	URL    *url.URL // after redirects
	Header http.Header

	document *html.Node
	browser  *Browser
}

// Path is the path of the page's address.
func (p *Page) Path() string { return p.URL.Path }

// Title is the title of the page.
func (p *Page) Title() string {
	for _, n := range find(p.document, func(n *html.Node) bool { return n.Data == "title" }) {
		return text(n)
	}
	return ""
}

// Lang is the language that the page says it is in.
func (p *Page) Lang() string {
	for _, n := range find(p.document, func(n *html.Node) bool { return n.Data == "html" }) {
		return attribute(n, "lang")
	}
	return ""
}

// Text is what a person can read on the page, white space folded.
func (p *Page) Text() string { return text(p.document) }

// Has reports whether a person can read s on the page.
func (p *Page) Has(s string) bool { return strings.Contains(p.Text(), s) }

// Link returns the address of the first link whose text contains s, "" when
// there is none.
func (p *Page) Link(s string) string {
	for _, n := range find(p.document, func(n *html.Node) bool { return n.Data == "a" && strings.Contains(text(n), s) }) {
		return p.resolve(attribute(n, "href"))
	}
	return ""
}

// Links returns the addresses of all links.
func (p *Page) Links() []string {
	var all []string
	for _, n := range find(p.document, func(n *html.Node) bool { return n.Data == "a" && attribute(n, "href") != "" }) {
		all = append(all, p.resolve(attribute(n, "href")))
	}
	return all
}

// ID returns the text of the element with an id; ok is false without one.
func (p *Page) ID(id string) (s string, ok bool) {
	for _, n := range find(p.document, func(n *html.Node) bool { return attribute(n, "id") == id }) {
		return text(n), true
	}
	return "", false
}

func (p *Page) resolve(address string) string {
	u, err := p.URL.Parse(address)
	if err != nil {
		return ""
	}
	return u.String()
}

// find returns the elements that match, in document order.
func find(n *html.Node, match func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && match(d) {
			found = append(found, d)
		}
	}
	return found
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func text(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			b.WriteByte(' ')
		}
		if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style") {
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}
