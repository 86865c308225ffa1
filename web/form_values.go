package web

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"maturita/survey"
)

// maxForm is the largest form that is read, in bytes.
const maxForm = 1 << 20

// form reads the posted form. TooLarge above maxForm, errMedia when it is none,
// Invalid when it cannot be read.
func (s *Server) form(c *gin.Context) (url.Values, error) {
	if c.ContentType() != "application/x-www-form-urlencoded" || c.GetHeader("Content-Encoding") != "" {
		return nil, errMedia
	}
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, maxForm)
	err := c.Request.ParseForm()
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, survey.FailWith(survey.TooLarge, "error.form-too-large", err)
	case err != nil:
		return nil, survey.FailWith(survey.Invalid, "error.form-unreadable", err)
	}
	return c.Request.PostForm, nil
}
