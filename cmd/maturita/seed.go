package main

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"maturita/intake"
	"maturita/intake/synthetic"
	"maturita/questionnaires"
	"maturita/scoring"
	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
	"maturita/survey/definition"
)

// seedCommand fills a new database with made-up companies, for trying and
// measuring.
type seedCommand struct {
	storeConfig
	Responses int    `default:"500" help:"How many submitted responses there are to be."`
	Seed      uint64 `default:"1" help:"The same seed makes the same companies."`
}

// seedBatch is how many responses one transaction stores.
const seedBatch = 500

func (c seedCommand) Run(p process) error {
	if err := configured(c.resolve()); err != nil {
		return err
	}
	if c.Responses < 1 || c.Responses > 5_000_000 {
		return &failure{exitUsage, fmt.Errorf("%d responses cannot be made up", c.Responses), "--responses takes 1 to 5000000"}
	}
	return c.withStore(p.ctx, func(store database) error { return c.seed(p, store) })
}

func (c seedCommand) seed(p process, store database) error {
	if published, err := store.Publications(p.ctx); err != nil {
		return err
	} else if len(published) > 0 {
		return &failure{exitFault, errors.New("this database is in use: made-up companies are never mixed with others"), "name an empty folder by --data, or another --mongodb-database"}
	}
	if err := store.Mark(p.ctx, intake.Demo); err != nil {
		return err
	}
	catalogue := newCatalogue(store)
	if _, err := publishShipped(p.ctx, catalogue); err != nil {
		return err
	}
	models, err := shippedModels()
	if err != nil {
		return err
	}
	service := intake.New(store, catalogue, time.Now, rand.Reader)
	told := progress{p.stderr, time.Now}.told()
	var batch []survey.Response
	done := 0
	flush := func() error {
		err := store.Atomic(p.ctx, func(ctx context.Context, w intake.Writer) error {
			for _, r := range batch {
				if err := service.LoadIn(ctx, w, r); err != nil {
					return err
				}
			}
			return nil
		})
		done += len(batch)
		batch = batch[:0]
		told(done)
		return err
	}
	for r := range synthetic.NewWorld(c.Seed, models, time.Now()).Responses(c.Responses) {
		if batch = append(batch, r); len(batch) == seedBatch {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := flush(); err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "%s of made-up companies; the database says so on every page\n", count(done, "response"))
	keeper := keeper(store, catalogue, stats.DefaultPolicy)
	for _, span := range demoSpans(time.Now()) {
		if err := keeper.Publish(p.ctx, models[0].Questionnaire().ID, span); err != nil {
			return fmt.Errorf("snapshot of %s: %w", span, err)
		}
	}
	return demoStaff(p, staff.New(store, time.Now, rand.Reader))
}

// shippedModels are the versions of the pre-assessment, the newest last.
func shippedModels() ([]*scoring.Model, error) {
	folders, err := questionnaires.Folders()
	if err != nil {
		return nil, err
	}
	var models []*scoring.Model
	for _, folder := range folders {
		q, _, err := definition.ReadFolder(questionnaires.Shipped(), folder)
		if err != nil {
			return nil, err
		}
		m, err := scoring.Compile(q)
		if err != nil {
			return nil, err
		}
		models = append(models, m)
	}
	return models, nil
}

// demoStaff makes people who can sign in to the demo, with one password that is
// told this once.
func demoStaff(p process, people *staff.Service) error {
	var raw [10]byte
	if _, err := rand.Read(raw[:]); err != nil {
		return err
	}
	password := strings.ToLower(base32.StdEncoding.EncodeToString(raw[:]))
	for _, one := range []staff.Form{
		{Email: "consulente@demo.example", Name: "Consulente di prova", Grant: staff.Grant{Role: staff.Advisor, Chamber: "firenze"}},
		{Email: "responsabile@demo.example", Name: "Responsabile di prova", Grant: staff.Grant{Role: staff.Officer, Chamber: "firenze"}},
		{Email: "regione@demo.example", Name: "Regione di prova", Grant: staff.Grant{Role: staff.Regional, Region: "Toscana"}},
		{Email: "rete@demo.example", Name: "Rete di prova", Grant: staff.Grant{Role: staff.Network}},
		{Email: "servizio@demo.example", Name: "Amministrazione di prova", Grant: staff.Grant{Role: staff.System}},
	} {
		_, token, err := people.Add(p.ctx, staff.Operator(), staff.InService(), one)
		if err == nil {
			err = people.SetPassword(p.ctx, token, password)
		}
		if err != nil {
			return err
		}
	}
	fmt.Fprintf(p.stdout, "Sign in at /accedi as consulente@, responsabile@, regione@, rete@ or servizio@demo.example, password %s\n", password)
	return nil
}

// demoSpans are periods whose figures a demo has released: the last month, and the
// half-years and years of two years.
func demoSpans(now time.Time) []stats.Span {
	const back = 2 * 12
	this := stats.MonthOf(now)
	spans := []stats.Span{{First: this - 1, Months: 1}}
	for _, months := range []int{6, 12} {
		begun := this - this%stats.Month(months) // the span that is not over
		for first := begun - back; first < begun; first += stats.Month(months) {
			spans = append(spans, stats.Span{First: first, Months: months})
		}
	}
	return slices.DeleteFunc(spans, func(s stats.Span) bool { return !stats.Settled(s, now) })
}
