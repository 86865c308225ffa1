package main

import (
	"errors"
	"fmt"
	"time"

	"maturita/intake"
	"maturita/survey"
)

type retireCommand struct {
	storeConfig
	Version    string `arg:"" placeholder:"ID@VERSION" help:"A published version, as pre-assessment@1.0.0."`
	Instrument string `env:"MATURITA_QUESTIONNAIRE" default:"pre-assessment" help:"Questionnaire that the first page offers: its last version is not retired."`
}

func (c retireCommand) Run(p process) error {
	if err := configured(c.storeConfig.resolve()); err != nil {
		return err
	}
	ref, err := survey.ParseRef(c.Version)
	if err != nil {
		return &failure{exitUsage, err, "maturita questionnaire list shows the published versions"}
	}
	return c.withData(p.ctx, func(store database) error {
		catalogue := newCatalogue(store)
		fresh, err := catalogue.Retire(p.ctx, ref, string(ref.ID) == c.Instrument, time.Now())
		switch {
		case errors.Is(err, intake.ErrLastVersion):
			return &failure{exitFault, fmt.Errorf("%s is not retired: %w", ref, err),
				"publish another version first, or let MATURITA_QUESTIONNAIRE name another questionnaire"}
		case survey.KindOf(err) == survey.NotFound:
			return &failure{exitFault, fmt.Errorf("%s is not published here", ref), "maturita questionnaire list shows what is"}
		case err != nil:
			return err
		}
		return c.tell(p, catalogue, ref, fresh)
	})
}

// tell says what is retired and what responses begin on now.
func (c retireCommand) tell(p process, catalogue *intake.Catalogue, ref survey.Ref, fresh bool) error {
	retired, err := catalogue.Version(p.ctx, ref)
	if err != nil {
		return err
	}
	said := "retired"
	if !fresh {
		said = "was retired before, " + retired.RetiredAt.Format(time.DateTime) + " (UTC)"
	}
	current, err := catalogue.Newest(p.ctx, ref.ID)
	switch {
	case survey.KindOf(err) == survey.NotFound:
		fmt.Fprintf(p.stdout, "%s %s; no response begins on %s any more\n", ref, said, ref.ID)
		return nil
	case err != nil:
		return err
	}
	fmt.Fprintf(p.stdout, "%s %s; new responses begin on %s\n", ref, said, current.Ref)
	return nil
}
