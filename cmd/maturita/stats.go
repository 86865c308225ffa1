package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"maturita/intake"
	"maturita/survey"
)

// statsVerifyCommand checks the facts that statistics are made of.
type statsVerifyCommand struct{ storeConfig }

func (c statsVerifyCommand) Run(p process) error {
	if err := configured(c.resolve()); err != nil {
		return err
	}
	return c.withData(p.ctx, func(store database) error {
		service := intake.New(store, newCatalogue(store), time.Now, rand.Reader)
		summary, err := service.VerifyFacts(p.ctx, store, func(one intake.FactProblem) { fmt.Fprintln(p.stderr, "WRONG", factLine(one)) })
		switch {
		case p.ctx.Err() != nil:
			return &failure{exitFault, fmt.Errorf("interrupted after %s", count(summary.Responses, "response")), "run it again"}
		case err != nil:
			return err
		case summary.Problems > 0:
			return &failure{exitFault, fmt.Errorf("the facts of %s of %d are not what follows from the responses", count(summary.Problems, "response"), summary.Responses),
				"find out why before anything is published: the data was altered, or a submission was written in part"}
		case summary.Strayed > 0:
			return &failure{exitFault, fmt.Errorf("statistics see %s otherwise than the facts are", count(summary.Strayed, "group")),
				"maturita stats rebuild makes anew what they read; nothing should be published before"}
		case !summary.Compared:
			fmt.Fprintln(p.stdout, "Companies submitted meanwhile: what statistics read was not compared with the facts. A run in a quiet hour does that too.")
		}
		fmt.Fprintf(p.stdout, "%s: each fact is what follows from the response, its result and the company's other ones\n", count(summary.Responses, "response"))
		return nil
	})
}

// factLine says what is wrong with one fact.
func factLine(one intake.FactProblem) string {
	switch {
	case survey.KindOf(one.Cause) == survey.NotFound && one.Cause != nil:
		return fmt.Sprintf("%s: its result or its company is missing", one.Response)
	case one.Cause != nil:
		return fmt.Sprintf("%s: cannot be read: %v", one.Response, errors.Unwrap(one.Cause))
	case one.Missing:
		return fmt.Sprintf("%s: there is no fact", one.Response)
	}
	return fmt.Sprintf("%s: %s", one.Response, strings.Join(one.Parts, ", "))
}
