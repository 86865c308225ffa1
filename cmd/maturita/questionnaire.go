package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"maturita/intake"
	"maturita/questionnaires"
	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
)

type validateCommand struct {
	Folders []string `arg:"" help:"Folders that hold a questionnaire.yaml." placeholder:"FOLDER"`
}

func (c validateCommand) Run(p process) error {
	bad := 0
	for _, folder := range c.Folders {
		q, canonical, err := readFolder(folder)
		if err != nil {
			bad++
			fmt.Fprintln(p.stderr, err)
			continue
		}
		questions := 0
		for i := range q.Areas {
			questions += len(q.Areas[i].Questions)
		}
		fmt.Fprintf(p.stdout, "%s: right; %s, %d areas, %d questions, SHA-256 %s\n", folder, q.Ref, len(q.Areas), questions, definition.Digest(canonical))
	}
	if bad > 0 {
		return fmt.Errorf("%d of %s not right", bad, count(len(c.Folders), "folder"))
	}
	return nil
}

// readFolder reads and compiles a questionnaire from a folder on disk.
func readFolder(folder string) (*survey.Questionnaire, []byte, error) {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, nil, &failure{exitFault, fmt.Errorf("%s is not a folder", folder), "name the folder that holds questionnaire.yaml"}
	}
	q, canonical, err := definition.ReadFolder(os.DirFS(folder), ".")
	var problems definition.Problems
	if errors.As(err, &problems) {
		for i := range problems {
			problems[i].File = filepath.Join(folder, problems[i].File)
		}
	}
	if err != nil {
		return nil, nil, err
	}
	if _, err := scoring.Compile(q); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", folder, err)
	}
	return q, canonical, nil
}

type publishCommand struct {
	storeConfig
	Folder string `arg:"" help:"Folder that holds the questionnaire.yaml."`
}

func (c publishCommand) Run(p process) error {
	if err := configured(c.storeConfig.resolve()); err != nil {
		return err
	}
	q, canonical, err := readFolder(c.Folder)
	if err != nil {
		return err
	}
	return c.withStore(p.ctx, func(store intake.Store) error {
		fresh, err := publish(p.ctx, newCatalogue(store), q, canonical)
		if err != nil {
			return err
		}
		said := "published"
		if !fresh {
			said = "was published before, unchanged"
		}
		fmt.Fprintf(p.stdout, "%s %s, SHA-256 %s\n", q.Ref, said, definition.Digest(canonical))
		return nil
	})
}

// publish publishes a version, or says how it differs from what was published.
func publish(ctx context.Context, catalogue *intake.Catalogue, q *survey.Questionnaire, canonical []byte) (bool, error) {
	fresh, err := catalogue.Publish(ctx, intake.Publication{Ref: q.Ref, Digest: definition.Digest(canonical), Canonical: canonical}, time.Now())
	var changed *intake.Changed
	if errors.As(err, &changed) {
		difference := definition.Difference(changed.Published, changed.Shipped)
		err = &failure{exitFault, fmt.Errorf("%w\n  %s", changed, strings.Join(difference, "\n  ")),
			"restore the published content, or put the new one into a folder with a higher version"}
	}
	return fresh, err
}

// publishShipped publishes what the binary carries and compares what was
// published before.
func publishShipped(ctx context.Context, catalogue *intake.Catalogue) (fresh []survey.Ref, err error) {
	folders, err := questionnaires.Folders()
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		q, canonical, err := definition.ReadFolder(questionnaires.Shipped(), folder)
		if err != nil {
			return nil, err
		}
		isFresh, err := publish(ctx, catalogue, q, canonical)
		if err != nil {
			return nil, err
		}
		if isFresh {
			fresh = append(fresh, q.Ref)
		}
	}
	return fresh, nil
}

type listCommand struct{ storeConfig }

func (c listCommand) Run(p process) error {
	if err := configured(c.storeConfig.resolve()); err != nil {
		return err
	}
	return c.withStore(p.ctx, func(store intake.Store) error {
		all, err := store.Publications(p.ctx)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			fmt.Fprintln(p.stdout, "No questionnaire is published here yet; maturita serve publishes the shipped ones.")
			return nil
		}
		w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "QUESTIONNAIRE\tPUBLISHED (UTC)\tSHA-256")
		for _, one := range all {
			fmt.Fprintf(w, "%s\t%s\t%s\n", one.Ref, one.PublishedAt.Format(time.DateTime), one.Digest)
		}
		return w.Flush()
	})
}

// shippedFolder is where the binary carries a version.
func shippedFolder(ref survey.Ref) string { return path.Join(string(ref.ID), ref.Version.String()) }

func configured(problems []string) error {
	if len(problems) == 0 {
		return nil
	}
	return &failure{exitUsage, errors.New(strings.Join(problems, "\n")), "maturita COMMAND --help lists the settings"}
}
