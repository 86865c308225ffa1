package web

import (
	"bytes"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"

	"maturita/locale"
)

// page is what one template shows: one struct per template, with Base inside.
type page interface {
	name() string // of the template file, without .html
	base() *Base
}

// Base is what every page has. Render fills what a handler leaves empty.
type Base struct {
	Title   string // of the page, translated
	Lang    string
	P       *locale.Printer
	NoIndex bool

	Demo bool // the companies are made up

	Languages []languageView
	Here      string // path of the page, to come back to
	MainForm  string // id of the form that is saved before the language is switched, "" = there is none
}

// mainForm is the id of the form of pages that have one to be saved.
const mainForm = "modulo"

func (b *Base) base() *Base { return b }

// buffers are reused from page to page.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// render writes a page; it is rendered whole before a byte is sent.
func (s *Server) render(c *gin.Context, status int, p page) error {
	b := p.base()
	b.P = s.printer(c)
	b.Lang, b.Demo = b.P.Lang, s.Demo
	b.Here = c.Request.URL.Path
	if b.MainForm != "" || c.Request.Method != http.MethodPost { // what stands on the page must survive the switch
		b.Languages = s.languages(b.Lang)
	}
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	if err := s.pages.execute(out, p); err != nil {
		return err
	}
	c.Data(status, "text/html; charset=utf-8", mark(out.Bytes()))
	return nil
}
