package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/survey"
)

// reportPath is where a company gets its report, below its response.
const reportPath = "/report"

// downloadReport issues the report in the language that the form asks for. The
// first time gives it its number, so it is no GET.
func (s *Server) downloadReport(c *gin.Context, v visitor) error {
	form, err := s.form(c)
	if err != nil {
		return err
	}
	if !s.reports.allow(string(v.Response())) {
		return survey.Fail(survey.TooMany, "error.too-many-reports")
	}
	language := s.printer(c).Lang
	if wanted := form.Get("lingua-report"); s.speaks(wanted) {
		language = wanted
	}
	file, report, err := s.Intake.IssueReport(c.Request.Context(), v.Access, s.press.In(survey.Language(language)))
	if err != nil {
		return err
	}
	s.sendReport(c, file, report)
	return nil
}

// sendReport answers with the file, to be kept rather than looked at: what is
// handed in must be the file itself.
func (s *Server) sendReport(c *gin.Context, file intake.Rendered, report intake.Report) {
	c.Header("Content-Disposition", `attachment; filename="report-maturita-digitale-`+report.Number.Printed()+`.pdf"`)
	c.Header("Content-Language", string(file.Language))
	c.Data(http.StatusOK, "application/pdf", file.PDF)
}
