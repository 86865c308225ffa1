package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/report/verify"
	"maturita/survey"
)

// Limits of uploads: files at once in all and from one client, how long one may
// take, and how much of one that is too large is read on, so that the browser
// gets to see the answer.
const (
	uploadsAll  = 8
	uploadsEach = 3
	uploadTime  = 2 * time.Minute
	uploadFrame = 64 << 10 // around the file, in bytes
	uploadDrain = 256 << 20
)

var (
	errNoUpload    = survey.Fail(survey.Invalid, "verify.no-file")
	errLargeUpload = survey.Fail(survey.TooLarge, "verify.too-large")
)

// verifyFile finds out what a file is. It is read in memory, kept nowhere and
// not logged.
func (s *Server) verifyFile(c *gin.Context) error {
	if !s.uploads.enter(client(c)) {
		return survey.Fail(survey.TooMany, "error.too-many-files")
	}
	defer s.uploads.leave(client(c))
	file, err := upload(c)
	switch kind := survey.KindOf(err); {
	case err != nil && (kind == survey.Invalid || kind == survey.TooLarge) && !errors.Is(err, errMedia):
		text := s.printer(c).T(verifyProblem(err), survey.Args{"N": verify.Largest >> 20})
		return s.renderVerify(c, statusOf(kind, err), verifyPage{Wrong: map[string]string{"file": text}})
	case err != nil:
		return err
	}
	ctx := c.Request.Context()
	found, err := verify.Read(ctx, file, s.issued)
	if err != nil {
		return err
	}
	if found.Verdict != verify.Genuine {
		return s.renderForeign(c, found)
	}
	verified, err := s.Intake.VerifyFile(ctx, intake.FileHash(found.Hash), found.Length)
	if err != nil {
		return err
	}
	page := newVerifiedPage(s.printer(c), verified, byFile)
	page.addSigners(s.printer(c), found)
	return s.renderVerified(c, page, verified)
}

func verifyProblem(err error) string {
	var e *survey.Error
	if errors.As(err, &e) {
		return e.Key
	}
	return "verify.no-file"
}

// issued tells whether a file of a hash and length was issued.
func (s *Server) issued(ctx context.Context, hash string, length int64) (bool, error) {
	_, err := s.Intake.VerifyFile(ctx, intake.FileHash(hash), length)
	if survey.KindOf(err) == survey.NotFound {
		return false, nil
	}
	return err == nil, err
}

// renderForeign shows a file that is no report as it was issued. A number that it
// names is only said to be known or not.
func (s *Server) renderForeign(c *gin.Context, found verify.Finding) error {
	known := false
	if found.Verdict == verify.Different {
		var err error
		if known, err = s.Intake.NumberIssued(c.Request.Context(), found.Number); err != nil {
			return err
		}
	}
	return s.render(c, http.StatusOK, newForeignPage(s.printer(c), found, known))
}

// upload reads the file of a form: errNoUpload without one, errLargeUpload above
// verify.Largest, errMedia when it is no such form.
func upload(c *gin.Context) ([]byte, error) {
	control := http.NewResponseController(c.Writer)
	control.SetReadDeadline(time.Now().Add(uploadTime)) // what does not know deadlines is no network
	control.SetWriteDeadline(time.Now().Add(uploadTime + time.Minute))
	whole := c.Request.Body
	c.Request.Body = http.MaxBytesReader(nil, whole, verify.Largest+uploadFrame)
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return nil, errMedia
	}
	for {
		part, err := parts.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil, errNoUpload
		case tooLarge(err):
			return nil, drained(whole)
		case err != nil:
			return nil, survey.FailWith(survey.Invalid, "error.form-unreadable", err)
		}
		if part.FormName() != "file" {
			continue
		}
		var file bytes.Buffer
		file.Grow(int(min(max(c.Request.ContentLength, bytes.MinRead), verify.Largest+1)))
		n, err := file.ReadFrom(io.LimitReader(part, verify.Largest+1))
		switch {
		case tooLarge(err) || n > verify.Largest:
			return nil, drained(whole)
		case err != nil:
			return nil, survey.FailWith(survey.Invalid, "error.form-unreadable", err)
		case n == 0:
			return nil, errNoUpload
		}
		return file.Bytes(), nil
	}
}

func tooLarge(err error) bool {
	var large *http.MaxBytesError
	return errors.As(err, &large)
}

// drained reads what is left of a body that is too large.
func drained(body io.Reader) error {
	io.CopyN(io.Discard, body, uploadDrain)
	return errLargeUpload
}
