package main

import (
	"cmp"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"maturita/intake"
	"maturita/locale"
	"maturita/survey"
	"maturita/web"
)

// reportWriteCommand issues the report of a response, as the company's download
// does.
type reportWriteCommand struct {
	storeConfig
	sealConfig
	Response string `arg:"" help:"Id of a submitted response: what stands after /r/ in its address."`
	Output   string `short:"o" required:"" placeholder:"FILE" help:"Where to write the PDF."`
	Language string `default:"" placeholder:"it|en|de" help:"Language of the report. Default: that of the response."`
	BaseURL  string `name:"base-url" env:"MATURITA_BASE_URL" placeholder:"URL" help:"Public address of the service, as serve has it: it stands in the report. Default: the address listened on."`
	Listen   string `env:"MATURITA_LISTEN" default:"127.0.0.1:8080" hidden:""`
}

func (c reportWriteCommand) Run(p process) error {
	base, problem := parseBaseURL(cmp.Or(c.BaseURL, "http://"+c.Listen))
	problems := append(c.storeConfig.resolve(), c.sealConfig.resolve()...)
	if problem != "" {
		problems = append(problems, problem)
	}
	if err := configured(problems); err != nil {
		return err
	}
	bundle, err := locale.New()
	if err != nil {
		return err
	}
	if c.Language != "" && !slices.Contains(bundle.Languages(), c.Language) {
		return &failure{exitUsage, fmt.Errorf("there are no reports in %q", c.Language), "use one of " + strings.Join(bundle.Languages(), ", ")}
	}
	return c.withData(p.ctx, func(store database) error { return c.write(p, store, bundle, base) })
}

func (c reportWriteCommand) write(p process, store intake.Store, bundle *locale.Bundle, base *url.URL) error {
	log := newLog(p.stderr, serveConfig{})
	c.warn(log, time.Now())
	id, language := survey.ResponseID(c.Response), survey.Language(c.Language)
	response, err := store.Response(p.ctx, id)
	switch {
	case survey.KindOf(err) == survey.NotFound:
		return &failure{exitFault, fmt.Errorf("there is no response %q", c.Response), "the id is what stands after /r/ in the response's address"}
	case err != nil:
		return err
	}
	language = cmp.Or(language, response.Language, locale.Default)
	service := intake.New(store, newCatalogue(store), time.Now, rand.Reader)
	press := web.NewPress(bundle, base, c.press(), log, time.Now)
	file, report, err := service.IssueReportOf(p.ctx, id, press.In(language))
	switch {
	case survey.KindOf(err) == survey.WrongState:
		return &failure{exitFault, fmt.Errorf("response %s is %s", id, response.State), "reports are issued of responses that were submitted and not withdrawn"}
	case err != nil:
		return err
	}
	if err := writeWhole(c.Output, file.PDF); err != nil {
		return &failure{exitFault, err, "--output must name a file in a folder that exists and may be written to"}
	}
	fmt.Fprintf(p.stdout, "report %s: %s, %d bytes, SHA-256 %s\n", report.Number.Printed(), c.Output, len(file.PDF), intake.HashFile(file.PDF))
	if c.BaseURL == "" {
		fmt.Fprintf(p.stderr, "The report says to verify it at %s: give the public address by --base-url or MATURITA_BASE_URL.\n", base)
	}
	return nil
}

// writeWhole writes a file that is there whole or not at all, readable by its
// owner alone.
func writeWhole(name string, content []byte) error {
	file, err := os.CreateTemp(filepath.Dir(name), ".report-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	if _, err := file.Write(content); err != nil {
		file.Close()
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}
