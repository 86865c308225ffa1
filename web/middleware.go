package web

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"

	"maturita/survey"
)

const requestID = "request-id"

// middleware is what every request passes, the outermost first.
func (s *Server) middleware() {
	e := s.engine
	e.ContextWithFallback = true
	e.HandleMethodNotAllowed = true
	e.RedirectTrailingSlash = false
	e.RedirectFixedPath = false
	e.Use(s.identify, s.logRequest, s.recoverPanic, s.secure, s.noticeProxy, s.sameOrigin)
	e.NoRoute(func(c *gin.Context) { s.fail(c, errNoPage) })
	e.NoMethod(func(c *gin.Context) { s.fail(c, errMethod) })
}

// trust tells gin whose X-Forwarded-For to believe.
func (s *Server) trust() error {
	var networks []string
	for _, prefix := range s.TrustedProxies {
		networks = append(networks, prefix.String())
	}
	return s.engine.SetTrustedProxies(networks)
}

// noticeProxy tells the operator, once, of a proxy whose clients cannot be told
// apart: limits would hit all of them together.
func (s *Server) noticeProxy(c *gin.Context) {
	if len(s.TrustedProxies) == 0 && c.GetHeader("X-Forwarded-For") != "" {
		s.proxyNoticed.Do(func() {
			s.Log.Warn("requests come through a proxy that is not trusted: all clients count as one", "hint", "set MATURITA_TRUSTED_PROXIES to the proxy's network")
		})
	}
}

// identify gives the request a random id, which error pages show.
func (s *Server) identify(c *gin.Context) {
	c.Set(requestID, rand.Text()[:12])
}

// logRequest writes one line a request: the route's template, never the path,
// and nothing about the person.
func (s *Server) logRequest(c *gin.Context) {
	began := time.Now()
	c.Next()
	level := slog.LevelInfo
	route := c.FullPath()
	switch route {
	case "":
		route = "(none)"
	case "/healthz", "/readyz", "/assets/*file":
		level = slog.LevelDebug
	}
	s.Log.LogAttrs(c.Request.Context(), level, "request",
		slog.String("method", knownMethod(c.Request.Method)), slog.String("route", route), slog.Int("status", c.Writer.Status()),
		slog.Float64("ms", float64(time.Since(began).Microseconds())/1000), slog.Int("bytes", max(c.Writer.Size(), 0)),
		slog.String("request", c.GetString(requestID)))
}

// knownMethod keeps what a client invents out of the log.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "(other)"
}

// recoverPanic turns a panic into an error of the funnel.
func (s *Server) recoverPanic(c *gin.Context) {
	defer func() {
		if r := recover(); r != nil {
			if r == http.ErrAbortHandler {
				panic(r)
			}
			s.fail(c, fmt.Errorf("panic: %v\n%s", r, debug.Stack()))
		}
	}()
	c.Next()
}

// policy lets pages load our own assets and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// secure sets the headers that every answer has.
func (s *Server) secure(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "same-origin") // none at all would make forms look foreign, see sameOrigin
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
	h.Set("Cache-Control", "no-store")
	if s.BaseURL.Scheme == "https" {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// newOrigins is the guard against requests that change something and come from
// another site (CSRF). Our own address counts as ours even where a proxy names
// another host.
func newOrigins(base *url.URL) (*http.CrossOriginProtection, error) {
	guard := http.NewCrossOriginProtection()
	return guard, guard.AddTrustedOrigin(base.Scheme + "://" + base.Host)
}

// sameOrigin refuses what the guard refuses. Browsers on plain http say nothing
// but the origin, which a page without any referrer would hide.
func (s *Server) sameOrigin(c *gin.Context) {
	if err := s.origins.Check(c.Request); err != nil {
		s.fail(c, survey.FailWith(survey.Denied, "error.cross-origin", err))
	}
}
