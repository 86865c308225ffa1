package web

import (
	"maturita/locale"
	"maturita/survey"
)

// problemText is a problem in the reader's language: decimals with its
// separator, the questionnaire's texts in it.
func problemText(p *locale.Printer, problem survey.Problem, fallback survey.Language) string {
	args := map[string]any{}
	for name, value := range problem.Args {
		switch v := value.(type) {
		case survey.Decimal:
			value = p.Number(v.String())
		case survey.Text:
			value, _ = v.In(survey.Language(p.Lang), fallback)
		}
		args[name] = value
	}
	text := p.T(problem.Key, args)
	if row, _ := problem.Row.In(survey.Language(p.Lang), fallback); row != "" {
		return p.T("problem.in-row", map[string]any{"Row": row, "Problem": text})
	}
	return text
}

// problemView is one line of the summary above a form.
type problemView struct {
	Href string // where to correct it, "" when it is nowhere on the page
	Text string
}

// byField groups problems by the field that they concern.
func byField(problems survey.Problems) map[string]survey.Problems {
	fields := map[string]survey.Problems{}
	for _, p := range problems {
		fields[p.Field] = append(fields[p.Field], p)
	}
	return fields
}
