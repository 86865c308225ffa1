package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
)

type validateCommand struct {
	Folders []string `arg:"" help:"Folders that hold a questionnaire.yaml, or such files." placeholder:"FOLDER"`
	Against string   `placeholder:"FOLDER" help:"An earlier version, a folder, a file or a shipped one (pre-assessment@1.0.0), that the version must suit."`
	JSON    bool     `name:"json" help:"Print the problems as a JSON array on standard output, for editors and CI."`
}

func (c validateCommand) Run(p process) error {
	var earlier []*survey.Questionnaire
	if c.Against != "" {
		model, err := findModel(c.Against)
		if err != nil {
			return err
		}
		earlier = append(earlier, model.Questionnaire())
	}
	all := definition.Problems{}
	bad := 0
	for _, folder := range c.Folders {
		q, problems, err := lintDefinition(folder, earlier)
		if err != nil {
			problems = definition.Problems{unreadable(folder, err)}
		}
		all = append(all, problems...)
		if problems.Errors() > 0 {
			bad++
		}
		if !c.JSON {
			say(p, folder, q, problems)
		}
	}
	if c.JSON {
		if err := writeProblems(p.stdout, all); err != nil {
			return err
		}
	}
	if bad > 0 {
		return fmt.Errorf("%d of %s not right", bad, count(len(c.Folders), "questionnaire"))
	}
	return nil
}

// unreadable is the problem of a definition that cannot be opened.
func unreadable(name string, err error) definition.Problem {
	one := definition.Problem{File: name, Line: 1, Column: 1, Code: "unreadable", Message: err.Error()}
	if f := (*failure)(nil); errors.As(err, &f) {
		one.Hint = f.hint
	}
	return one
}

// say prints what is wrong with a definition, and what it holds where no error
// is.
func say(p process, folder string, q *survey.Questionnaire, problems definition.Problems) {
	for _, one := range problems {
		fmt.Fprintln(p.stderr, one)
	}
	if problems.Errors() > 0 {
		return
	}
	questions := 0
	for i := range q.Areas {
		questions += len(q.Areas[i].Questions)
	}
	warned := ""
	if len(problems) > 0 {
		warned = ", " + count(len(problems), "warning")
	}
	fmt.Fprintf(p.stdout, "%s: right%s; %s, %d areas, %d questions, SHA-256 %s\n", folder, warned, q.Ref, len(q.Areas), questions, definition.Digest(definition.Canonical(q)))
}

// scoringEngine lets the linter try answers out.
func scoringEngine(q *survey.Questionnaire) (func(survey.Answers) definition.Outcome, error) {
	model, err := scoring.Compile(q)
	if err != nil {
		return nil, err
	}
	return func(answers survey.Answers) definition.Outcome {
		return definition.Outcome{Advice: model.Score(answers).Advice}
	}, nil
}

// reported is a problem as tools read it.
type reported struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Path     string `json:"path"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

func writeProblems(w io.Writer, problems definition.Problems) error {
	all := []reported{}
	for _, one := range problems {
		all = append(all, reported{one.File, one.Line, one.Column, one.Severity.String(), one.Code, one.Path, one.Message, one.Hint})
	}
	return writeJSON(w, all)
}

func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
