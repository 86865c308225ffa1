package definition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Severity tells whether a problem refuses a file.
type Severity int

const (
	Error   Severity = iota // can never be meant: the file is refused
	Warning                 // an author may mean it
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Problem is one thing that is wrong with a file, where it is and what to do.
type Problem struct {
	File         string
	Line, Column int // from 1
	Severity     Severity
	Code         string // stable, for tools
	Path         string // of the part concerned, as areas[2].questions[0]
	Message      string // a sentence
	Hint         string // what to do, where the sentence does not say it
}

func (p Problem) String() string {
	warning, hint, where := "", "", ""
	if p.Severity == Warning {
		warning = "warning: "
	}
	if p.Hint != "" {
		hint = "; " + p.Hint
	}
	if p.Path != "" {
		where = " (" + p.Path + ")"
	}
	return fmt.Sprintf("%s:%d:%d: %s%s: %s%s%s", p.File, p.Line, p.Column, warning, p.Code, p.Message, hint, where)
}

// Problems is every problem of a file, by place. It is the error of Read.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// Errors counts the problems that refuse the file.
func (p Problems) Errors() int {
	n := 0
	for i := range p {
		if p[i].Severity == Error {
			n++
		}
	}
	return n
}

const (
	maxProblems = 200  // bounds what is reported of one file
	maxQuoted   = 1000 // bytes of one text that a message repeats
)

func (r *reader) fail(n *yaml.Node, path, code, message string, args ...any) {
	if len(r.problems) >= maxProblems {
		return
	}
	for i, arg := range args {
		if s, ok := arg.(string); ok && len(s) > maxQuoted {
			args[i] = strings.ToValidUTF8(s[:maxQuoted], "") + "…"
		}
	}
	p := Problem{File: r.file, Line: 1, Column: 1, Code: code, Path: path, Message: fmt.Sprintf(message, args...)}
	if n != nil {
		p.Line, p.Column = max(n.Line, 1), max(n.Column, 1)
	}
	r.problems = append(r.problems, p)
}

// err returns the problems in the order of the file, nil when there are none.
func (r *reader) err() error {
	if len(r.problems) == 0 {
		return nil
	}
	r.problems.sort()
	return r.problems
}

// sort brings problems into the order of the file.
func (p Problems) sort() {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Code, b.Code))
	})
}
