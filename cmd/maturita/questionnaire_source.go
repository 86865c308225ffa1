package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
)

// readDefinition reads and compiles a questionnaire from a folder or a file on
// disk, and returns it with its canonical form.
func readDefinition(name string) (*survey.Questionnaire, []byte, error) {
	file, source, err := openDefinition(name)
	if err != nil {
		return nil, nil, err
	}
	q, err := definition.Read(file, source)
	if err != nil {
		return nil, nil, err
	}
	if _, err := scoring.Compile(q); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	return q, definition.Canonical(q), nil
}

// lintDefinition judges the questionnaire of a folder or a file on disk; q is
// nil where it does not read.
func lintDefinition(name string, earlier []*survey.Questionnaire) (*survey.Questionnaire, definition.Problems, error) {
	file, source, err := openDefinition(name)
	if err != nil {
		return nil, nil, err
	}
	q, problems := definition.Lint(file, source, scoringEngine, earlier...)
	if q != nil {
		if _, err := scoring.Compile(q); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return q, problems, nil
}

// openDefinition reads the file that a folder holds, or the file itself, as far
// as one byte beyond the largest that is permitted.
func openDefinition(name string) (file string, source []byte, err error) {
	file = name
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		file = filepath.Join(name, definition.FileName)
	case err != nil || !isDefinitionFile(name):
		return "", nil, &failure{exitFault, fmt.Errorf("%s is neither a folder nor a YAML file", name),
			"name the folder that holds " + definition.FileName + ", or a file whose name ends in .yaml, .yml or .json"}
	}
	opened, err := os.Open(file)
	if err != nil {
		return "", nil, err
	}
	defer opened.Close()
	if source, err = io.ReadAll(io.LimitReader(opened, definition.MaxSize+1)); err != nil {
		return "", nil, err
	}
	return file, source, nil
}

// isDefinitionFile goes by the ending, as editors do.
func isDefinitionFile(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return false
}
