package main

import "maturita/survey/definition"

type schemaCommand struct{}

func (schemaCommand) Run(p process) error {
	_, err := p.stdout.Write(definition.Schema())
	return err
}
