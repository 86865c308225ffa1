package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

type rescoreCommand struct {
	storeConfig
	Questionnaire string `required:"" placeholder:"ID@VERSION" help:"A published version, as pre-assessment@1.2.0."`
	DryRun        bool   `help:"Say what would change and change nothing."`
	List          bool   `help:"Print each response whose result changes, with before and after."`
	Force         bool   `help:"Write also where a stored result or fact is not what it should be; what stood there is replaced. Look at the dry run first."`
}

func (c rescoreCommand) Run(p process) error {
	if err := configured(c.storeConfig.resolve()); err != nil {
		return err
	}
	ref, err := survey.ParseRef(c.Questionnaire)
	if err != nil {
		return &failure{exitUsage, err, "maturita questionnaire list shows the published versions"}
	}
	return c.withData(p.ctx, func(store database) error { return c.rescore(p, store, ref, intake.RunningEngine()) })
}

func (c rescoreCommand) rescore(p process, store intake.Store, ref survey.Ref, engine intake.Engine) error {
	catalogue := newCatalogue(store)
	model, err := catalogue.Model(p.ctx, ref)
	switch {
	case survey.KindOf(err) == survey.NotFound:
		return &failure{exitFault, fmt.Errorf("%s is not published here", ref), "maturita questionnaire list shows what is"}
	case err != nil:
		return err
	}
	out := bufio.NewWriter(p.stdout)
	fmt.Fprintf(out, "%s, scoring engine %s%s\n", ref, engine.Version, map[bool]string{true: ": dry run, nothing is written"}[c.DryRun])
	summary, err := intake.NewRescorer(store, catalogue, engine).Rescore(p.ctx, ref, intake.RescoreOptions{
		DryRun: c.DryRun, Force: c.Force, Progress: progress{p.stderr, time.Now}.told(),
		Each: func(one intake.Rescored) {
			switch {
			case one.Verdict.Alarm():
				fmt.Fprintf(p.stderr, "ALARM %s\n", rescoredLine(one))
				if one.Written {
					writeReplaced(out, one)
				}
			case c.List && one.Verdict == intake.ChangedResult:
				fmt.Fprintln(out, rescoredLine(one))
			}
		},
	})
	refused := errors.Is(err, intake.ErrRescoreAlarm)
	if err == nil || refused || p.ctx.Err() != nil {
		rescoreTable{summary, model, c.DryRun || refused}.write(out)
	}
	if failed := out.Flush(); failed != nil {
		return failed
	}
	return c.verdict(p, summary, err)
}

// progress tells whoever waits how far a long run is.
type progress struct {
	to  io.Writer
	now func() time.Time
}

// progressEvery is how long whoever waits hears nothing.
const progressEvery = 10 * time.Second

// told is to be called with how many responses were gone through so far.
func (p progress) told() func(gone int) {
	last := p.now()
	return func(gone int) {
		if now := p.now(); now.Sub(last) >= progressEvery {
			last = now
			fmt.Fprintf(p.to, "%d responses gone through\n", gone)
		}
	}
}

// verdict is the error that a run ends with.
func (c rescoreCommand) verdict(p process, summary intake.RescoreSummary, err error) error {
	alarm := fmt.Sprintf("ALARM: what is stored of %s is not what it should be", count(summary.Alarms(), "response"))
	switch {
	case p.ctx.Err() != nil:
		return &failure{exitFault, fmt.Errorf("interrupted after %s", count(summary.Responses, "response")), "run it again: what is done stays done"}
	case errors.Is(err, intake.ErrRescoreAlarm):
		return &failure{exitFault, errors.New(alarm + "; nothing was written"),
			"find out why before anything else: the data was altered, or the engine gave another result under the same version; --force writes all the same"}
	case err != nil:
		return err
	case summary.Alarms() == 0:
		return nil
	case c.Force && !c.DryRun:
		return &failure{exitFault, errors.New(alarm + "; --force replaced what could be"), "keep what is printed as replaced: it stands nowhere else any more"}
	}
	return &failure{exitFault, errors.New(alarm), "find out why before anything is scored again"}
}

// rescoredLine tells one response before and after.
func rescoredLine(one intake.Rescored) string {
	var parts []string
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	add("%s", one.Verdict)
	if one.Verdict == intake.Unreadable {
		cause := one.Cause
		if kinded := new(survey.Error); errors.As(cause, &kinded) && kinded.Cause != nil {
			cause = kinded.Cause
		}
		return fmt.Sprintf("%s: %s: %v", one.Response, one.Verdict, cause)
	}
	if one.Verdict == intake.NoResult {
		return fmt.Sprintf("%s: %s", one.Response, strings.Join(parts, ", "))
	}
	add("engine %s", arrow(one.Before.Engine, one.After.Engine))
	add("level %s", arrow(levelText(one.Before.Level), levelText(one.After.Level)))
	add("overall %s", arrow(overallText(one.Before.Overall), overallText(one.After.Overall)))
	if one.Verdict == intake.FactApart {
		add("the fact says engine %s, level %s, overall %s", one.Fact.Engine, cmp.Or(one.Fact.Level, "-"), pointsText(one.Fact.Overall))
	}
	for _, part := range intake.Differences(one.Before, one.After) {
		switch part {
		case intake.PartOverall, intake.PartLevel:
		case intake.PartAreas:
			parts = append(parts, areaSteps(one.Before.Areas, one.After.Areas)...)
		default:
			add("other %s", part)
		}
	}
	return fmt.Sprintf("%s: %s", one.Response, strings.Join(parts, ", "))
}

// writeReplaced prints whole what a forced write has replaced.
func writeReplaced(out io.Writer, one intake.Rescored) {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	switch one.Verdict {
	case intake.NotRepeated:
		fmt.Fprintf(out, "%s: replaced result ", one.Response)
		encoder.Encode(one.Own)
	case intake.FactApart:
		fmt.Fprintf(out, "%s: replaced fact ", one.Response)
		encoder.Encode(one.Fact)
	}
}

// areaSteps tells each area whose result differs.
func areaSteps(before, after []scoring.Area) (steps []string) {
	was := map[survey.AreaID]scoring.Area{}
	for _, one := range before {
		was[one.ID] = one
	}
	for _, now := range after {
		if from, to := areaText(was[now.ID]), areaText(now); from != to {
			steps = append(steps, fmt.Sprintf("area %s %s", now.ID, arrow(from, to)))
		}
		delete(was, now.ID)
	}
	for _, one := range before {
		if _, gone := was[one.ID]; gone {
			steps = append(steps, fmt.Sprintf("area %s %s", one.ID, arrow(areaText(one), "-")))
		}
	}
	return steps
}

func areaText(a scoring.Area) string {
	switch {
	case a.Exact != nil && a.Coverage != nil:
		return *a.Exact + " of coverage " + *a.Coverage
	case a.State == "":
		return "-"
	}
	return string(a.State)
}

func levelText(id *survey.LevelID) string {
	if id == nil {
		return "-"
	}
	return string(*id)
}

func overallText(s *scoring.Score) string {
	if s == nil {
		return "-"
	}
	return s.Display + " (" + s.Exact + ")"
}

func pointsText(p *stats.MicroPoints) string {
	if p == nil {
		return "-"
	}
	return big.NewRat(int64(*p), 1_000_000).FloatString(6)
}

func arrow(from, to string) string {
	if from == to {
		return to
	}
	return from + " → " + to
}
