package survey_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"maturita/survey"
)

func TestKindOf(t *testing.T) {
	missing := survey.Fail(survey.NotFound, "error.response-missing")
	problems := survey.Problems{{Field: "staff", Key: "problem.staff-form"}}
	for name, c := range map[string]struct {
		err  error
		want survey.Kind
	}{
		"nothing known":            {errors.New("x"), survey.Internal},
		"no error":                 {nil, survey.Internal},
		"cancelled":                {context.Canceled, survey.Internal},
		"ours":                     {missing, survey.NotFound},
		"ours wrapped":             {fmt.Errorf("a: %w", fmt.Errorf("b: %w", missing)), survey.NotFound},
		"ours joined":              {errors.Join(errors.New("x"), missing), survey.NotFound},
		"problems":                 {problems, survey.Invalid},
		"problems wrapped":         {fmt.Errorf("a: %w", problems), survey.Invalid},
		"the outermost decides":    {survey.FailWith(survey.Unavailable, "error.database", missing), survey.Unavailable},
		"problems as a cause":      {survey.FailWith(survey.TooLarge, "error.too-large", problems), survey.TooLarge},
		"wrapped problems of ours": {fmt.Errorf("a: %w", survey.FailWith(survey.Denied, "error.denied", nil)), survey.Denied},
	} {
		if got := survey.KindOf(c.err); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestKindsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for kind := survey.Internal; kind <= survey.Unavailable; kind++ {
		name := kind.String()
		if name == "" || seen[name] {
			t.Errorf("kind %d is called %q", int(kind), name)
		}
		seen[name] = true
	}
	for _, unknown := range []survey.Kind{-1, survey.Unavailable + 1} {
		if got := unknown.String(); got != survey.Internal.String() {
			t.Errorf("kind %d is called %q", int(unknown), got)
		}
	}
}

func TestErrorKeepsItsCause(t *testing.T) {
	cause := errors.New("disk full")
	err := error(survey.FailWith(survey.Unavailable, "error.database", cause))
	if !errors.Is(err, cause) || !strings.Contains(err.Error(), "error.database") || !strings.Contains(err.Error(), "disk full") {
		t.Error(err)
	}
	if got := survey.Fail(survey.Conflict, "error.stale").Error(); got != "error.stale (conflict)" {
		t.Error(got)
	}
}

func TestNoProblemIsNoError(t *testing.T) {
	if err := (survey.Problems{}).Err(); err != nil {
		t.Errorf("%#v", err)
	}
	if err := survey.Problems(nil).Err(); err != nil {
		t.Errorf("%#v", err)
	}
	var got survey.Problems
	if err := (survey.Problems{{Field: "a", Key: "b"}, {Key: "c"}}).Err(); !errors.As(err, &got) || err.Error() != "a: b; : c" {
		t.Errorf("%#v", err)
	}
}
