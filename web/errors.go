package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/survey"
)

// statuses is the one table from kinds of error to HTTP.
var statuses = map[survey.Kind]int{
	survey.Invalid: http.StatusUnprocessableEntity, survey.NotFound: http.StatusNotFound,
	survey.Conflict: http.StatusConflict, survey.WrongState: http.StatusConflict,
	survey.TooMany: http.StatusTooManyRequests, survey.TooLarge: http.StatusRequestEntityTooLarge,
	survey.Denied: http.StatusForbidden, survey.Unavailable: http.StatusServiceUnavailable,
	survey.Internal: http.StatusInternalServerError,
}

var (
	errNoPage = survey.Fail(survey.NotFound, "error.no-page")
	errMethod = survey.Fail(survey.NotFound, "error.method")
	errMedia  = survey.Fail(survey.Invalid, "error.form-unreadable")
)

// statusOf is the status of an error: that of its kind, but for what only HTTP
// knows of.
func statusOf(kind survey.Kind, err error) int {
	switch {
	case errors.Is(err, errMethod):
		return http.StatusMethodNotAllowed
	case errors.Is(err, errMedia):
		return http.StatusUnsupportedMediaType
	}
	return statuses[kind]
}

// statusGone is logged when the client left before the answer.
const statusGone = 499

// retryAfter is what a client is asked to wait, in seconds, as the texts say.
var retryAfter = map[int]string{http.StatusTooManyRequests: "60", http.StatusServiceUnavailable: "30"}

// errorPage tells what went wrong and what to do, never why inside.
type errorPage struct {
	Base
	Text    string
	Request string // id to tell when asking for help, "" where it helps nobody
	Resume  bool   // opening the link again helps
	Back    string // address of the response that the request was about, ""
}

func (*errorPage) name() string { return "error" }

// wantsJSON reports whether a script asks, not a person.
func wantsJSON(c *gin.Context) bool {
	return strings.Contains(c.GetHeader("Accept"), "application/json")
}

// fail is the one funnel: it logs an error and answers with it.
func (s *Server) fail(c *gin.Context, err error) {
	c.Abort()
	kind := survey.KindOf(err)
	if errors.Is(err, context.Canceled) && c.Request.Context().Err() != nil {
		c.Status(statusGone)
		return
	}
	if errors.Is(err, context.DeadlineExceeded) && kind == survey.Internal {
		kind = survey.Unavailable
	}
	status := statusOf(kind, err)
	if kind == survey.Internal || kind == survey.Unavailable {
		s.Log.LogAttrs(c.Request.Context(), slog.LevelError, "request failed",
			slog.String("request", c.GetString(requestID)), slog.String("route", c.FullPath()), slog.String("error", err.Error()))
	}
	if c.Writer.Written() {
		return
	}
	if wait := retryAfter[status]; wait != "" {
		c.Header("Retry-After", wait)
	}
	text := s.printer(c).T(messageKey(kind, err))
	if wantsJSON(c) {
		c.JSON(status, gin.H{"status": status, "kind": kind.String(), "title": text, "request": c.GetString(requestID)})
		return
	}
	var shown page
	if kept := s.keptThroughOutage(c, kind); kept != nil {
		shown = kept
	} else {
		shown = s.newErrorPage(c, kind, err, text)
	}
	if err := s.render(c, status, shown); err != nil {
		s.Log.Error("the error page cannot be shown", "error", err.Error(), "request", c.GetString(requestID))
		c.String(status, text)
	}
}

func (s *Server) newErrorPage(c *gin.Context, kind survey.Kind, err error, text string) *errorPage {
	p := &errorPage{Base: Base{Title: s.printer(c).T(titleKey(kind, err)), NoIndex: true}, Text: text}
	if id := c.Param("id"); id != "" {
		p.Back = responsePath(survey.ResponseID(id))
	}
	if kind == survey.Internal || kind == survey.Unavailable {
		p.Request = c.GetString(requestID)
	}
	p.Resume = kind == survey.NotFound || kind == survey.Denied
	return p
}

func titleKey(kind survey.Kind, err error) string {
	if errors.Is(err, errMethod) {
		return "error.title.method"
	}
	return "error.title." + kind.String()
}

// messageKey is the text for people: the error's own, where it is meant for
// them.
func messageKey(kind survey.Kind, err error) string {
	var e *survey.Error
	if kind != survey.Internal && kind != survey.Unavailable && errors.As(err, &e) && strings.HasPrefix(e.Key, "error.") {
		return e.Key
	}
	return "error." + kind.String()
}
