package staff

import (
	"strings"
	"unicode/utf8"

	"maturita/survey"
)

// stated reads a reason that somebody must give.
func stated(typed string) (string, error) {
	reason := strings.Join(strings.Fields(typed), " ")
	switch {
	case reason == "":
		return "", survey.Problems{{Field: "reason", Key: "problem.reason-stated"}}
	case !utf8.ValidString(reason):
		return "", survey.Problems{{Field: "reason", Key: "problem.text-encoding"}}
	case utf8.RuneCountInString(reason) > MaxReason:
		return "", survey.Problems{{Field: "reason", Key: "problem.text-long", Args: survey.Args{"Max": MaxReason}}}
	}
	return reason, nil
}
