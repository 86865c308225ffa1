package web

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"maturita/locale"
)

// The language of a page is the one chosen before on this browser, or else the
// best that the browser asks for.
const (
	languageCookie = "lingua"
	languageField  = "lingua" // of a form: save, then go on in this language
	languageLife   = 365 * 24 * time.Hour
	languageKey    = "printer"
)

// languageNames are the languages by their own names.
var languageNames = map[string]string{"it": "Italiano", "en": "English", "de": "Deutsch", "fr": "Français", "sl": "Slovenščina"}

// languageView is one language that a page can be switched to.
type languageView struct {
	Tag, Name string
	Current   bool
}

// Short is how a narrow page names it.
func (v languageView) Short() string { return strings.ToUpper(v.Tag) }

// printer is the printer of the request's language.
func (s *Server) printer(c *gin.Context) *locale.Printer {
	if p, ok := c.Get(languageKey); ok {
		return p.(*locale.Printer)
	}
	p := s.Locale.Printer(s.languageOf(c.Request))
	c.Set(languageKey, p)
	return p
}

func (s *Server) languageOf(r *http.Request) string {
	if chosen, err := r.Cookie(languageCookie); err == nil && s.speaks(chosen.Value) {
		return chosen.Value
	}
	return s.Locale.Negotiate(r.Header.Get("Accept-Language"))
}

func (s *Server) speaks(tag string) bool { return slices.Contains(s.Locale.Languages(), tag) }

// languages are what a page offers to switch to, none where there is one alone.
func (s *Server) languages(current string) []languageView {
	if len(s.Locale.Languages()) < 2 {
		return nil
	}
	var all []languageView
	for _, tag := range s.Locale.Languages() {
		all = append(all, languageView{tag, languageNames[tag], tag == current})
	}
	return all
}

// languageSwitch is the switch of a page. On pages with a form of their own it
// submits that one, and is the same on all of them.
func (s *Server) languageSwitch(b Base) (template.HTML, error) {
	show := func() (template.HTML, error) { return s.pages.part(b.Lang, "languages", b) }
	if b.MainForm == "" {
		return show()
	}
	type key struct{ language, form string }
	return s.pieces.get(key{b.Lang, b.MainForm}, show)
}

// setLanguage remembers a language in this browser and reports whether it is one
// of ours.
func (s *Server) setLanguage(c *gin.Context, tag string) bool {
	if !s.speaks(tag) {
		return false
	}
	http.SetCookie(c.Writer, &http.Cookie{
		Name: languageCookie, Value: tag, Path: "/", MaxAge: int(languageLife / time.Second),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.BaseURL.Scheme == "https",
	})
	c.Set(languageKey, s.Locale.Printer(tag))
	return true
}

// switchLanguage leads back to the page that the switch stood on.
func (s *Server) switchLanguage(c *gin.Context) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	s.setLanguage(c, form.Get(languageField))
	return s.redirect(c, ownPath(form.Get("torna")))
}

// ownPath is an address of this service, the first page for anything else.
func ownPath(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || strings.ContainsAny(address, "\\\r\n\t") {
		return "/"
	}
	return u.EscapedPath()
}
