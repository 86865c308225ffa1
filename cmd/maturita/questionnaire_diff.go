package main

import (
	"encoding/json"
	"fmt"

	"maturita/survey"
	"maturita/survey/definition"
)

type diffCommand struct {
	Before string `arg:"" help:"A shipped version (pre-assessment@1.0.0) or a folder that holds a questionnaire.yaml."`
	After  string `arg:"" help:"Another one."`
	JSON   bool   `name:"json" help:"Print JSON."`
}

func (c diffCommand) Run(p process) error {
	before, err := findModel(c.Before)
	if err != nil {
		return err
	}
	after, err := findModel(c.After)
	if err != nil {
		return err
	}
	d := compare(before.Questionnaire(), after.Questionnaire())
	if c.JSON {
		return writeJSON(p.stdout, d)
	}
	fmt.Fprintf(p.stdout, "%s → %s\n", d.Before, d.After)
	for _, one := range d.changes {
		fmt.Fprintf(p.stdout, "%s (%s)\n", one, one.Step)
	}
	fmt.Fprintln(p.stdout, d.verdict())
	return nil
}

// comparison is what changed between two versions.
type comparison struct {
	Before     string   `json:"before"`
	After      string   `json:"after"`
	Comparable bool     `json:"comparable"` // results may stand side by side
	Needed     string   `json:"needed"`     // the step that the changes need: none, patch, minor, major
	Taken      string   `json:"taken"`      // the step between the two versions
	Changes    []change `json:"changes"`

	sameID        bool
	needed, taken definition.Step
	changes       []definition.Change
}

type change struct {
	Kind string          `json:"kind"` // added, removed, changed, moved
	Path string          `json:"path"`
	Was  json.RawMessage `json:"was,omitempty"`
	Is   json.RawMessage `json:"is,omitempty"`
	Step string          `json:"step"`
}

func compare(before, after *survey.Questionnaire) comparison {
	d := comparison{Before: before.Ref.String(), After: after.Ref.String(), Changes: []change{}, sameID: before.ID == after.ID}
	d.changes = definition.Changes(before, after)
	d.needed, d.taken = definition.Needed(d.changes), definition.Taken(before.Version, after.Version)
	d.Needed, d.Taken = d.needed.String(), d.taken.String()
	d.Comparable = d.sameID && max(d.needed, d.taken) < definition.MajorStep
	for _, one := range d.changes {
		d.Changes = append(d.Changes, change{one.Kind(), one.Path, json.RawMessage(one.Was), json.RawMessage(one.Is), one.Step.String()})
	}
	return d
}

// verdict says whether the versions are comparable and whether the version
// tells so.
func (d comparison) verdict() string {
	comparable := "Results of the two versions are comparable."
	if !d.Comparable {
		comparable = "Results of the two versions are not comparable."
	}
	switch {
	case !d.sameID:
		return fmt.Sprintf("These are two questionnaires, %s apart. Their results are not comparable.", count(len(d.changes), "change"))
	case d.needed == definition.NoStep:
		return "The content is the same. " + comparable
	}
	said := fmt.Sprintf("%s. A new %s version is needed, ", count(len(d.changes), "change"), d.Needed)
	switch {
	case d.taken == definition.NoStep:
		said += "but both have the same version number. "
	case d.needed > d.taken:
		said += fmt.Sprintf("but the version number makes only a %s step. ", d.Taken)
	default:
		said += fmt.Sprintf("and the version number makes a %s step. ", d.Taken)
	}
	return said + comparable
}
