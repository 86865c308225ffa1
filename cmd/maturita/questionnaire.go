package main

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
	"text/tabwriter"
	"time"

	"maturita/intake"
	"maturita/questionnaires"
	"maturita/survey"
	"maturita/survey/definition"
)

type publishCommand struct {
	storeConfig
	Folder string `arg:"" help:"Folder that holds a questionnaire.yaml, or such a file."`
}

func (c publishCommand) Run(p process) error {
	if err := configured(c.storeConfig.resolve()); err != nil {
		return err
	}
	q, canonical, err := readDefinition(c.Folder)
	if err != nil {
		return err
	}
	return c.withStore(p.ctx, func(store database) error {
		earlier, err := published(p.ctx, store, q)
		if err != nil {
			return err
		}
		if err := c.lint(p, earlier); err != nil {
			return err
		}
		catalogue := newCatalogue(store)
		fresh, err := publish(p.ctx, catalogue, q, canonical)
		if err != nil {
			return err
		}
		stands, err := catalogue.Version(p.ctx, q.Ref)
		if err != nil {
			return err
		}
		said := "published"
		switch {
		case stands.Retired():
			said = "was published before and stays retired"
		case !fresh:
			said = "was published before, unchanged"
		}
		fmt.Fprintf(p.stdout, "%s %s, SHA-256 %s\n", q.Ref, said, definition.Digest(canonical))
		return nil
	})
}

// lint prints what is wrong with the definition; errors refuse it.
func (c publishCommand) lint(p process, earlier []*survey.Questionnaire) error {
	_, problems, err := lintDefinition(c.Folder, earlier)
	if err != nil {
		return err
	}
	for _, one := range problems {
		fmt.Fprintln(p.stderr, one)
	}
	if n := problems.Errors(); n > 0 {
		return &failure{exitFault, fmt.Errorf("%s has %s and is not published", c.Folder, count(n, "error")), "docs/questionnaire-format.md explains the codes"}
	}
	return nil
}

// published reads the other versions of q's major that were published.
func published(ctx context.Context, store intake.Store, q *survey.Questionnaire) ([]*survey.Questionnaire, error) {
	all, err := store.Publications(ctx)
	if err != nil {
		return nil, err
	}
	catalogue := newCatalogue(store)
	var same []*survey.Questionnaire
	for _, one := range all {
		if one.Ref.ID != q.ID || one.Ref.Version.Major != q.Version.Major || one.Ref == q.Ref {
			continue
		}
		model, err := catalogue.Model(ctx, one.Ref)
		if err != nil {
			return nil, err
		}
		same = append(same, model.Questionnaire())
	}
	return same, nil
}

// publish publishes a version, or says how it differs from what was published.
func publish(ctx context.Context, catalogue *intake.Catalogue, q *survey.Questionnaire, canonical []byte) (bool, error) {
	fresh, err := catalogue.Publish(ctx, intake.NewPublication(q.Ref, canonical), time.Now())
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

// listCommand shows the versions of each questionnaire, the newest first; current
// is the one that new responses begin on, ALTERED one whose content is not what
// was published.
type listCommand struct{ storeConfig }

func (c listCommand) Run(p process) error {
	if err := configured(c.storeConfig.resolve()); err != nil {
		return err
	}
	return c.withData(p.ctx, func(store database) error {
		catalogue := newCatalogue(store)
		all, err := catalogue.Versions(p.ctx)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			fmt.Fprintln(p.stdout, "No questionnaire is published here yet; maturita serve publishes the shipped ones.")
			return nil
		}
		w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "QUESTIONNAIRE\tSTATE\tPUBLISHED (UTC)\tRETIRED (UTC)\tSHA-256")
		current := map[survey.QuestionnaireID]bool{}
		var altered error
		for _, one := range all {
			state, retired := "published", "-"
			switch {
			case one.Retired():
				state, retired = "retired", one.RetiredAt.Format(time.DateTime)
			case !current[one.Ref.ID]:
				state, current[one.Ref.ID] = "current", true
			}
			if _, err := catalogue.Version(p.ctx, one.Ref); errors.As(err, new(*intake.Altered)) {
				state, altered = "ALTERED", errors.Join(altered, err)
			} else if err != nil {
				return err
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", one.Ref, state, one.PublishedAt.Format(time.DateTime), retired, one.Digest)
		}
		if err := w.Flush(); err != nil {
			return err
		}
		return altered
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
