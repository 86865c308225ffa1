package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"maturita/intake"
	"maturita/survey"
)

// statsRebuildCommand makes the facts that statistics are made of anew.
type statsRebuildCommand struct{ storeConfig }

func (c statsRebuildCommand) Run(p process) error {
	if err := configured(c.resolve()); err != nil {
		return err
	}
	return c.withData(p.ctx, func(store database) error {
		service := intake.New(store, newCatalogue(store), time.Now, rand.Reader)
		summary, err := service.RebuildFacts(p.ctx, func(one intake.FactProblem) { fmt.Fprintln(p.stderr, "WRONG", factLine(one)) }, progress{p.stderr, time.Now}.told())
		switch kind := survey.KindOf(err); {
		case err == nil:
			fmt.Fprintf(p.stdout, "%s: their facts are made anew and in use\n", count(summary.Responses, "response"))
			return nil
		case p.ctx.Err() != nil:
			return &failure{exitFault, fmt.Errorf("interrupted after %s; the facts in use are as they were", count(summary.Responses, "response")), "run it again"}
		case errors.Is(err, intake.ErrRebuild):
			return &failure{exitFault, fmt.Errorf("the facts of %s of %d cannot be made; those in use are as they were", count(summary.Problems, "response"), summary.Responses),
				"restore these responses from a backup first: without them the figures would be of fewer companies than there are"}
		case kind == survey.Conflict || kind == survey.WrongState:
			return &failure{exitFault, errors.New("another rebuild was begun; the facts in use are as they were, or as that one made them"), "run one at a time"}
		}
		return err
	})
}
