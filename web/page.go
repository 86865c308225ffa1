package web

import (
	"bytes"

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
}

func (b *Base) base() *Base { return b }

// render writes a page; it is rendered whole before a byte is sent.
func (s *Server) render(c *gin.Context, status int, p page) error {
	b := p.base()
	b.P = s.printer(c)
	b.Lang = b.P.Lang
	var out bytes.Buffer
	if err := s.pages.execute(&out, p); err != nil {
		return err
	}
	c.Data(status, "text/html; charset=utf-8", out.Bytes())
	return nil
}

// printer is the printer of the request's language.
func (s *Server) printer(*gin.Context) *locale.Printer { return s.Locale.Printer(locale.Default) }
