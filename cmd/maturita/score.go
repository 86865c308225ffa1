package main

import (
	"encoding/json"
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
	answers, err := survey.DecodeAnswers(q, source)
	if !c.Incomplete {
		err = withMissing(q, answers, err)
	}
	if err != nil {
		return c.explain(p, q, err)
	}
	encoder := json.NewEncoder(p.stdout)
	encoder.SetIndent("", "  ")
	return encoder.Encode(model.Score(answers))
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
	return &failure{exitFault, fmt.Errorf("the answers to %s are not right: %s", q.Ref, count(len(problems), "problem")), hint}
}

// count writes a number of things in English.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
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
