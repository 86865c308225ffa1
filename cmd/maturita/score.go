package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"maturita/locale"
	"maturita/questionnaires"
	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
	"maturita/web"
)

type scoreCommand struct {
	Questionnaire string `required:"" help:"A shipped version (pre-assessment@1.0.0) or a folder that holds a questionnaire.yaml."`
	Answers       string `placeholder:"FILE" help:"File of answers, a JSON object by question; - is standard input, the default of --ndjson."`
	Incomplete    bool   `help:"Score even when required questions are unanswered; they count as excluded."`
	Explain       bool   `help:"Print how the result comes about beside it: {\"result\":…,\"explanation\":…}, as docs/result.schema.json and docs/explanation.schema.json."`
	NDJSON        bool   `name:"ndjson" help:"Read one answers object a line (at most 1 MiB, empty lines are skipped) and print one result a line, in the same order; a line that cannot be scored gives {\"line\":N,\"error\":TEXT} in its place, the reasons on standard error, and exit code 1 at the end."`
}

// maxAnswers is the largest file of answers, in bytes.
const maxAnswers = 8 << 20

// Validate is called by kong with the flags.
func (c scoreCommand) Validate() error {
	if c.Answers == "" && !c.NDJSON {
		return errors.New("missing flags: --answers=FILE")
	}
	return nil
}

func (c scoreCommand) Run(p process) error {
	model, err := findModel(c.Questionnaire)
	if err != nil {
		return err
	}
	s, err := newScorer(model, c.Incomplete, c.Explain)
	if err != nil {
		return err
	}
	if c.NDJSON {
		return c.lines(p, s)
	}
	source, err := readLimited(p, c.Answers)
	if err != nil {
		return err
	}
	scored, problems, err := s.score(source)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return c.explain(p, s, problems)
	}
	return writeJSON(p.stdout, scored)
}

// scorer scores answers to one version, one set after the other.
type scorer struct {
	model      *scoring.Model
	incomplete bool
	explained  bool
	printer    *locale.Printer
	room       survey.Answers // of the set under way
}

func newScorer(model *scoring.Model, incomplete, explained bool) (*scorer, error) {
	bundle, err := locale.New()
	if err != nil {
		return nil, err
	}
	return &scorer{model, incomplete, explained, bundle.Printer(locale.Default), survey.Answers{}}, nil
}

// score reads answers and scores them, or says everything that is wrong with
// them.
func (s *scorer) score(source []byte) (any, survey.Problems, error) {
	q := s.model.Questionnaire()
	answers, err := survey.DecodeAnswersInto(s.room, q, source)
	if !s.incomplete {
		err = withMissing(q, answers, err)
	}
	var problems survey.Problems
	if err != nil && !errors.As(err, &problems) {
		return nil, nil, err
	}
	if len(problems) > 0 {
		return nil, problems, nil
	}
	if s.explained {
		return explainedResult{s.model.Score(answers), s.model.Explain(answers)}, nil, nil
	}
	return s.model.Score(answers), nil, nil
}

// explainedResult is a result with how it comes about.
type explainedResult struct {
	Result      scoring.Result      `json:"result"`
	Explanation scoring.Explanation `json:"explanation"`
}

// tell writes a problem with the name of what it is about, whole where it is
// about all of the answers.
func (s *scorer) tell(one survey.Problem, whole string) string {
	text := web.ProblemText(s.printer, one)
	switch {
	case one.Field != "":
		return one.Field + ": " + text
	case whole != "":
		return whole + ": " + text
	}
	return text
}

// withMissing adds the required questions without an answer to what is wrong
// already, where the answers could be read at all.
func withMissing(q *survey.Questionnaire, answers survey.Answers, err error) error {
	var problems survey.Problems
	if err != nil && (!errors.As(err, &problems) || answers == nil) {
		return err
	}
	wrong := map[string]bool{}
	for _, one := range problems {
		wrong[one.Field] = true
	}
	for _, one := range survey.CheckComplete(q, answers) {
		if !wrong[one.Field] {
			problems = append(problems, one)
		}
	}
	return problems.Err()
}

// explain prints every problem on standard error.
func (c scoreCommand) explain(p process, s *scorer, problems survey.Problems) error {
	missing := 0
	for _, one := range problems {
		fmt.Fprintln(p.stderr, s.tell(one, c.Answers))
		if one.Key == "problem.unanswered" {
			missing++
		}
	}
	hint := "docs/questionnaire-format.md says how answers are written"
	if missing == len(problems) {
		hint = "--incomplete scores without the unanswered questions"
	}
	return &failure{exitFault, fmt.Errorf("the answers to %s are not right: %s", s.model.Questionnaire().Ref, count(len(problems), "problem")), hint}
}

// count writes a number of things in English.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// findModel finds a questionnaire by reference among the shipped ones, or by
// folder or file.
func findModel(name string) (*scoring.Model, error) {
	if info, err := os.Stat(name); err == nil && (info.IsDir() || isDefinitionFile(name)) {
		q, _, err := readDefinition(name)
		if err != nil {
			return nil, err
		}
		return scoring.Compile(q)
	}
	ref, err := survey.ParseRef(name)
	if err == nil {
		var q *survey.Questionnaire
		if q, _, err = definition.ReadFolder(questionnaires.Shipped(), shippedFolder(ref)); err == nil {
			return scoring.Compile(q)
		}
	}
	folders, _ := questionnaires.Folders()
	var known []string
	for _, f := range folders {
		known = append(known, strings.Replace(f, "/", "@", 1))
	}
	return nil, &failure{exitFault, fmt.Errorf("%q is neither a shipped questionnaire nor a folder or file", name),
		"shipped: " + strings.Join(known, ", ")}
}

// openAnswers opens a file of answers, or takes standard input.
func openAnswers(p process, name string) (io.ReadCloser, error) {
	if name == "-" || name == "" {
		return io.NopCloser(p.stdin), nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, &failure{exitFault, err, "name a file of answers, or - for standard input"}
	}
	return file, nil
}

func readLimited(p process, name string) ([]byte, error) {
	in, err := openAnswers(p, name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	source, err := io.ReadAll(io.LimitReader(in, maxAnswers+1))
	if err == nil && len(source) > maxAnswers {
		err = fmt.Errorf("%s is larger than %d MiB", name, maxAnswers>>20)
	}
	return source, err
}
