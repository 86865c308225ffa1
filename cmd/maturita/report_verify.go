package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"maturita/intake"
	"maturita/report/verify"
	"maturita/survey"
)

// reportVerifyCommand finds out what a file is, as the verification page does.
type reportVerifyCommand struct {
	storeConfig
	File string `arg:"" help:"A report, signed or not: PDF or .p7m."`
}

func (c reportVerifyCommand) Run(p process) error {
	if err := configured(c.resolve()); err != nil {
		return err
	}
	file, err := readAtMost(c.File, verify.Largest)
	if err != nil {
		return &failure{exitFault, err, "name the report as it was handed in"}
	}
	return c.withData(p.ctx, func(store database) error { return verifyFile(p, store, file) })
}

// errNotGenuine ends a verification whose answer is no; the answer is printed.
var errNotGenuine = errors.New("")

func verifyFile(p process, store intake.Store, file []byte) error {
	service := intake.New(store, newCatalogue(store), time.Now, rand.Reader)
	found, err := verify.Read(p.ctx, file, func(ctx context.Context, hash string, length int64) (bool, error) {
		_, err := service.VerifyFile(ctx, intake.FileHash(hash), length)
		if survey.KindOf(err) == survey.NotFound {
			return false, nil
		}
		return err == nil, err
	})
	if err != nil {
		return err
	}
	if found.Verdict != verify.Genuine {
		return notGenuine(p, service, found)
	}
	v, err := service.VerifyFile(p.ctx, intake.FileHash(found.Hash), found.Length)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "genuine: report %s of %s (%s), submitted %s\n", v.Number.Printed(), v.Company, v.CodiceFiscale, v.SubmittedAt.Format(time.RFC3339))
	if !v.WithdrawnAt.IsZero() {
		fmt.Fprintf(p.stdout, "withdrawn %s\n", v.WithdrawnAt.Format(time.RFC3339))
	}
	writeSigners(p.stdout, found.Signers)
	return nil
}

func notGenuine(p process, service *intake.Service, found verify.Finding) error {
	known := false
	if found.Verdict == verify.Different {
		var err error
		if known, err = service.NumberIssued(p.ctx, found.Number); err != nil {
			return err
		}
	}
	if known {
		fmt.Fprintf(p.stdout, "different: report %s was issued, this is not its file (%s)\n", found.Number.Printed(), found.Reason)
	} else {
		fmt.Fprintf(p.stdout, "unknown: no report issued here (%s)\n", found.Reason)
	}
	writeSigners(p.stdout, found.Signers)
	return &failure{exitFault, errNotGenuine, ""}
}

// writeSigners prints signatures as their certificates say.
func writeSigners(w io.Writer, signers []verify.Signer) {
	for _, s := range signers {
		kind := "signed by"
		if s.Seal {
			kind = "sealed by"
		}
		fmt.Fprintf(w, "%s %q (%s, certificate of %q, trust chain not checked): %s\n", kind, s.Name, s.Form, s.Issuer, s.State)
	}
}

// readAtMost reads a file unless it is larger than a number of bytes.
func readAtMost(name string, most int64) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, most+1))
	if err == nil && int64(len(content)) > most {
		err = fmt.Errorf("%s is larger than a report: %d MiB are the most", name, most>>20)
	}
	return content, err
}
