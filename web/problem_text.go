package web

import (
	"maturita/locale"
	"maturita/survey"
)

// ProblemText writes a problem in the printer's language.
func ProblemText(p *locale.Printer, problem survey.Problem) string {
	return problemText(p, problem, locale.Default)
}
