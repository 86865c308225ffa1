// Package web is the pages: gin, templates and assets. A file is named after
// the use case it serves; *gin.Context never leaves the package.
package web

import (
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"sync"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/locale"
	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
)

// Config is what the pages need from outside.
type Config struct {
	Intake     *intake.Service
	Staff      *staff.Companies // nil = nobody can sign in
	Figures    *staff.Figures   // nil = there are no dashboards
	Demo       bool             // the companies are made up, and every page says so
	Catalogue  *intake.Catalogue
	Locale     *locale.Bundle
	Log        *slog.Logger
	BaseURL    *url.URL               // public address: links, cookies' Secure
	Instrument survey.QuestionnaireID // the one that the first page offers
	Ready      func(*http.Request) error

	TrustedProxies  []netip.Prefix // whose X-Forwarded-For is believed
	Seal            Seal           // of reports, nil = none
	ControllerName  string         // data controller in the privacy notice, "" = a neutral text
	ControllerEmail string

	Snapshots    *stats.Snapshots // what was released, nil = nothing
	ProvincesMap []byte           // see territory.ReadMap; nil = the one that the binary carries
}

// Server is the pages.
type Server struct {
	Config
	engine  *gin.Engine
	assets  *Assets
	pages   *templates
	pieces  *fragments
	figures *fragments
	origins *http.CrossOriginProtection
	guesses *limiter // wrong links, by client
	mails   *limiter // mails asked for, by client
	inboxes *limiter // mails asked for, by recipient
	reports *limiter // reports issued, by response
	press   *Press
	uploads *gate

	provinces *provincesMap

	signIns   *limiter // tries to sign in, by client
	signInsOf *limiter // the same, by client and address

	proxyNoticed sync.Once
}

// New makes the handler of all pages.
func New(c Config) (*Server, error) {
	gin.SetMode(gin.ReleaseMode)
	s := &Server{
		Config: c, engine: gin.New(), assets: loadAssets(), pieces: newFragments(roomForPieces), figures: newFragments(roomForFigures),
		guesses: newLimiter(guessEvery, guessBurst), mails: newLimiter(mailEvery, mailBurst), inboxes: newLimiter(inboxEvery, inboxBurst),
		reports: newLimiter(reportEvery, reportBurst), press: NewPress(c.Locale, c.BaseURL, c.Seal, c.Log, c.Intake.Now),
		uploads: newGate(uploadsAll, uploadsEach),
		signIns: newLimiter(signInEvery, signInBurst), signInsOf: newLimiter(signInOfEvery, signInOfBurst),
	}
	if !s.assets.Built() {
		c.Log.Warn("the pages are unstyled", "hint", "run make assets and build again")
	}
	if err := s.trust(); err != nil {
		return nil, err
	}
	var err error
	if s.provinces, err = newProvincesMap(c.ProvincesMap); err != nil {
		return nil, err
	}
	if s.origins, err = newOrigins(c.BaseURL); err != nil {
		return nil, err
	}
	if s.pages, err = parseTemplates(s); err != nil {
		return nil, err
	}
	s.routes()
	return s, nil
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.engine.ServeHTTP(w, r) }

// handler serves one use case; the error goes through the one funnel.
type handler func(c *gin.Context) error

// handle registers a use case.
func (s *Server) handle(method, route string, h handler) {
	serve := func(c *gin.Context) {
		if err := h(c); err != nil {
			s.fail(c, err)
		}
	}
	s.engine.Handle(method, route, serve)
	if method == http.MethodGet {
		s.engine.Handle(http.MethodHead, route, serve)
	}
}
