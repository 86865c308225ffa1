package main

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"maturita/locale"
	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
	"maturita/web"
)

// userAddCommand lets somebody sign in; the first administrator above all.
type userAddCommand struct {
	storeConfig
	Email   string `arg:"" help:"Address that the person signs in with."`
	Name    string `required:"" help:"Full name, as colleagues see it."`
	Role    string `required:"" enum:"advisor,officer,network,regional,system" help:"advisor or officer of a chamber, network or regional reader, system administrator."`
	Chamber string `placeholder:"ID" help:"Chamber of an advisor or officer, as firenze."`
	Region  string `placeholder:"NAME" help:"Region of a regional reader, as Toscana."`
	BaseURL string `name:"base-url" env:"MATURITA_BASE_URL" placeholder:"URL" help:"Public address of the service, for the link. Default: the address listened on."`
	Listen  string `env:"MATURITA_LISTEN" default:"127.0.0.1:8080" hidden:""`
}

func (c userAddCommand) Run(p process) error {
	problems := c.resolve()
	base, problem := parseBaseURL(cmp.Or(c.BaseURL, "http://"+c.Listen))
	if problem != "" {
		problems = append(problems, problem)
	}
	if err := configured(problems); err != nil {
		return err
	}
	grant := staff.Grant{Role: staff.Role(c.Role), Chamber: territory.ChamberID(c.Chamber), Region: c.Region}
	return c.withStore(p.ctx, func(store database) error {
		account, token, err := staff.New(store, time.Now, rand.Reader).Add(p.ctx, staff.Operator(), staff.InService(), staff.Form{Email: c.Email, Name: c.Name, Grant: grant})
		var wrong survey.Problems
		if errors.As(err, &wrong) {
			return userProblem(wrong)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "%s <%s> is %s\n", account.Name, account.Email, grantText(grant))
		if token != "" {
			fmt.Fprintf(p.stdout, "Link to set a password, for %d hours and once:\n  %s\n", int(staff.InvitationLife.Hours()), web.InvitationAddress(base, token))
		}
		return nil
	})
}

// userProblem says what is wrong with an account in an operator's words.
func userProblem(wrong survey.Problems) error {
	bundle, err := locale.New()
	if err != nil {
		return err
	}
	var said []string
	for _, one := range wrong {
		said = append(said, web.ProblemText(bundle.Printer("en"), one))
	}
	return &failure{exitUsage, errors.New(strings.Join(said, "\n")), "--chamber takes the id of a chamber, as firenze or torino; --region a region's name, as Toscana"}
}

func grantText(g staff.Grant) string {
	if place := cmp.Or(string(g.Chamber), g.Region); place != "" {
		return string(g.Role) + ":" + place
	}
	return string(g.Role)
}

// userListCommand lists the accounts.
type userListCommand struct{ storeConfig }

func (c userListCommand) Run(p process) error {
	if err := configured(c.resolve()); err != nil {
		return err
	}
	return c.withData(p.ctx, func(store database) error {
		all, err := staff.New(store, time.Now, rand.Reader).Accounts(p.ctx, staff.Operator(), staff.InService())
		for _, a := range all {
			state := "active"
			switch {
			case !a.DisabledAt.IsZero():
				state = "disabled"
			case !a.HasPassword:
				state = "invited"
			}
			var roles []string
			for _, g := range a.Grants {
				roles = append(roles, grantText(g))
			}
			fmt.Fprintf(p.stdout, "%s\t%s\t%s\t%s\n", a.Email, a.Name, state, strings.Join(roles, " "))
		}
		return err
	})
}

// auditVerifyCommand checks the chain of the record.
type auditVerifyCommand struct{ storeConfig }

func (c auditVerifyCommand) Run(p process) error {
	if err := configured(c.resolve()); err != nil {
		return err
	}
	return c.withData(p.ctx, func(store database) error {
		checked, err := staff.New(store, time.Now, rand.Reader).Verify(p.ctx)
		if errors.Is(err, staff.ErrBroken) {
			return &failure{exitFault, err, "the database was changed by hand, or restored from parts: compare with backups, and with hashes of batches kept elsewhere"}
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "%d entries in %d batches are as they were sealed, %d wait to be sealed\n", checked.Entries, checked.Batches, checked.Unsealed)
		if checked.Hash != "" {
			fmt.Fprintf(p.stdout, "newest batch, of %s: %s\nKeep this hash elsewhere: it shows later whether the end was cut off.\n", checked.At.Format(time.RFC3339), checked.Hash)
		}
		return nil
	})
}
