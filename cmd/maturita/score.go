package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"maturita/locale"
	"maturita/questionnaires"
	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
	"maturita/web"
)

type scoreCommand struct {
	Questionnaire string `required:"" help:"A shipped version (pre-assessment@1.0.0) or a folder that holds a questionnaire.yaml."`
	Answers       string `required:"" placeholder:"FILE" help:"File of answers, a JSON object by question; - is standard input."`
	Incomplete    bool   `help:"Score even when required questions are unanswered; they count as excluded."`
}

// maxAnswers is the largest file of answers, in bytes.
const maxAnswers = 8 << 20

func (c scoreCommand) Run(p process) error {
	model, err := findModel(c.Questionnaire)
	if err != nil {
		return err
	}
	source, err := readLimited(p, c.Answers)
	if err != nil {
		return err
	}
	q := model.Questionnaire()
	answers, err := decodeAnswers(q, source)
	if err == nil && !c.Incomplete {
		err = survey.CheckComplete(q, answers).Err()
	}
	if err != nil {
		return c.explain(p, q, err)
	}
	encoder := json.NewEncoder(p.stdout)
	encoder.SetIndent("", "  ")
	return encoder.Encode(model.Score(answers))
}

func decodeAnswers(q *survey.Questionnaire, source []byte) (survey.Answers, error) {
	if !utf8.Valid(source) {
		return nil, survey.Problems{{Key: "problem.text-encoding"}}
	}
	return survey.DecodeAnswers(q, bytes.NewReader(source))
}

// explain prints every problem on standard error.
func (c scoreCommand) explain(p process, q *survey.Questionnaire, err error) error {
	var problems survey.Problems
	if !errors.As(err, &problems) {
		return err
	}
	bundle, err := locale.New()
	if err != nil {
		return err
	}
	printer := bundle.Printer(locale.Default)
	missing := 0
	for _, one := range problems {
		field := one.Field
		if field == "" {
			field = c.Answers
		}
		fmt.Fprintf(p.stderr, "%s: %s\n", field, web.ProblemText(printer, one))
		if one.Key == "problem.unanswered" {
			missing++
		}
	}
	hint := "docs/questionnaire-format.md says how answers are written"
	if missing == len(problems) {
		hint = "--incomplete scores without the unanswered questions"
	}
	return &failure{exitFault, fmt.Errorf("%d problems in the answers to %s", len(problems), q.Ref), hint}
}

// findModel finds a questionnaire by reference among the shipped ones, or by
// folder.
func findModel(name string) (*scoring.Model, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		q, _, err := readFolder(name)
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
	return nil, &failure{exitFault, fmt.Errorf("%q is neither a shipped questionnaire nor a folder", name),
		"shipped: " + strings.Join(known, ", ")}
}

func readLimited(p process, name string) ([]byte, error) {
	in := p.stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, &failure{exitFault, err, "name a file of answers, or - for standard input"}
		}
		defer file.Close()
		in = file
	}
	source, err := io.ReadAll(io.LimitReader(in, maxAnswers+1))
	if err == nil && len(source) > maxAnswers {
		err = fmt.Errorf("%s is larger than %d MiB", name, maxAnswers>>20)
	}
	return source, err
}
