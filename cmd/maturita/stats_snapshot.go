package main

import (
	"errors"
	"fmt"

	"maturita/stats"
	"maturita/survey"
)

// statsSnapshotCommand makes the figures of a closed period that may be seen
// outside a chamber.
type statsSnapshotCommand struct {
	storeConfig
	snapshotConfig
	Span    string `required:"" placeholder:"SPAN" help:"A month (2026-03), a half-year (2026-S1) or a year (2026) that is over."`
	Release bool   `help:"Release the newest edition, for ever: pages, files and the API show it."`
	Check   bool   `help:"Make the newest edition again and compare it, to the byte; nothing is stored."`
}

func (c statsSnapshotCommand) Run(p process) error {
	if err := configured(append(c.storeConfig.resolve(), c.policyConfig.resolve()...)); err != nil {
		return err
	}
	span, err := stats.ParseSpan(c.Span)
	if err != nil {
		return &failure{exitUsage, err, "--span 2026-S1 is the first half of 2026"}
	}
	if c.Release && c.Check {
		return &failure{exitUsage, errors.New("--check stores nothing, so that there is nothing to release"), "give one of --check and --release"}
	}
	return c.withData(p.ctx, func(store database) error {
		keeper := keeper(store, newCatalogue(store), c.policy())
		step := c.keep
		if c.Check {
			step = check
		}
		instrument := survey.QuestionnaireID(c.Instrument)
		majors, err := keeper.Majors(p.ctx, instrument, span)
		if err != nil {
			return refusal(err)
		}
		if len(majors) == 0 {
			return &failure{exitFault, fmt.Errorf("no company that filled in %s counts in %s", instrument, span), "maturita questionnaire list shows the questionnaires; --span takes a period in which companies had submitted"}
		}
		for _, major := range majors {
			if err := step(p, keeper, stats.Series{Instrument: instrument, Major: major, Span: span}); err != nil {
				return refusal(err)
			}
		}
		return nil
	})
}

// refusal says of a span that is not over when it will be.
func refusal(err error) error {
	if open := (*stats.OpenSpan)(nil); errors.As(err, &open) {
		return &failure{exitFault, open, "figures outside a chamber are of periods that are over"}
	}
	return err
}

// keep makes a snapshot and stores it, unless it says the same as the last.
func (c statsSnapshotCommand) keep(p process, k stats.Keeper, of stats.Series) error {
	s, err := k.Make(p.ctx, of)
	if err != nil {
		return err
	}
	e, fresh, err := k.Keep(p.ctx, s)
	if err != nil {
		return err
	}
	done := "has the same figures already"
	if fresh {
		done = "made"
	}
	fmt.Fprintf(p.stdout, "%s: edition %d %s: %s\n", of, e.Number, done, described(s))
	if !c.Release {
		return nil
	}
	if !e.ReleasedAt.IsZero() {
		fmt.Fprintf(p.stdout, "%s: edition %d was released on %s\n", of, e.Number, e.ReleasedAt.Format("2006-01-02"))
		return nil
	}
	if _, err = k.Release(p.ctx, e); err == nil {
		fmt.Fprintf(p.stdout, "%s: edition %d released\n", of, e.Number)
	}
	return err
}

// described says how much a snapshot tells.
func described(s *stats.Snapshot) string {
	companies := "companies not told"
	if n, shown := s.Table(stats.TableOf(stats.AxisRegion, "")).Cell("", "").Count(); shown {
		companies = fmt.Sprintf("%d companies", n)
	}
	cells, suppressed := s.Extent()
	return fmt.Sprintf("%s, %d cells, %d of them suppressed", companies, cells, suppressed)
}

// check makes the newest edition of a series again, by its own thresholds.
func check(p process, k stats.Keeper, of stats.Series) error {
	last, err := k.Store.LastEdition(p.ctx, of)
	if survey.KindOf(err) == survey.NotFound {
		return &failure{exitFault, fmt.Errorf("there is no snapshot of %s", of), fmt.Sprintf("maturita stats snapshot --span %s makes it", of.Span)}
	}
	if err != nil {
		return err
	}
	stored, err := k.Store.Edition(p.ctx, of, last.Number)
	if err != nil {
		return err
	}
	before, err := stored.Snapshot()
	if err != nil {
		return &failure{exitFault, fmt.Errorf("edition %d of %s was altered in the database", last.Number, of), "restore it from a backup: an edition never changes"}
	}
	if before.Method != stats.Method {
		return &failure{exitFault, fmt.Errorf("edition %d of %s was made by method %d, this version of the service has %d", last.Number, of, before.Method, stats.Method), "check it by the version of the service that made it"}
	}
	k.Policy = before.Policy
	again, err := k.Make(p.ctx, of)
	if err != nil {
		return err
	}
	if again.Digest != before.Digest {
		return &failure{exitFault, fmt.Errorf("edition %d of %s is not what its facts give today: %s differ", last.Number, of, count(before.Differing(again), "table")),
			fmt.Sprintf("a response that was withdrawn, confirmed or scored again since changes figures: maturita stats snapshot --span %s makes a new edition, and the released ones stay", of.Span)}
	}
	fmt.Fprintf(p.stdout, "%s: edition %d is the same to the byte: %s, SHA-256 %s\n", of, last.Number, described(again), again.Digest)
	return nil
}
