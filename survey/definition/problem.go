package definition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Problem is one thing that is wrong with a file, where it is and what to do.
type Problem struct {
	File         string
	Line, Column int    // from 1
	Code         string // stable, for tools
	Path         string // of the part concerned, as areas[2].questions[0]
	Message      string // a sentence
}

func (p Problem) String() string {
	where := ""
	if p.Path != "" {
		where = " (" + p.Path + ")"
	}
	return fmt.Sprintf("%s:%d:%d: %s: %s%s", p.File, p.Line, p.Column, p.Code, p.Message, where)
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

// maxProblems bounds what is reported of one file.
const maxProblems = 200

func (r *reader) fail(n *yaml.Node, path, code, message string, args ...any) {
	if len(r.problems) >= maxProblems {
		return
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
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Code, b.Code))
	})
	return r.problems
}
