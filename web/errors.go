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
)

// statusGone is logged when the client left before the answer.
const statusGone = 499

// retryAfter is what a client is asked to wait, in seconds.
const retryAfter = "30"

// errorPage tells what went wrong and what to do, never why inside.
type errorPage struct {
	Base
	Text    string
	Request string // id to tell when asking for help, "" where it helps nobody
	Resume  bool   // opening the link again helps
}

func (*errorPage) name() string { return "error" }

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
	status := statuses[kind]
	if errors.Is(err, errMethod) {
		status = http.StatusMethodNotAllowed
	}
	if kind == survey.Internal || kind == survey.Unavailable {
		s.Log.LogAttrs(c.Request.Context(), slog.LevelError, "request failed",
			slog.String("request", c.GetString(requestID)), slog.String("route", c.FullPath()), slog.String("error", err.Error()))
	}
	if c.Writer.Written() {
		return
	}
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		c.Header("Retry-After", retryAfter)
	}
	text := s.printer(c).T(messageKey(kind, err))
	if strings.Contains(c.GetHeader("Accept"), "application/json") {
		c.JSON(status, gin.H{"status": status, "title": text, "request": c.GetString(requestID)})
		return
	}
	p := &errorPage{Base: Base{Title: s.printer(c).T("error.title." + kind.String()), NoIndex: true}, Text: text}
	if kind == survey.Internal || kind == survey.Unavailable {
		p.Request = c.GetString(requestID)
	}
	p.Resume = kind == survey.NotFound || kind == survey.Denied
	if err := s.render(c, status, p); err != nil {
		s.Log.Error("the error page cannot be shown", "error", err.Error(), "request", c.GetString(requestID))
		c.String(status, text)
	}
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
