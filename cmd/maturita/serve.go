package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"maturita/intake"
	"maturita/locale"
	"maturita/mail"
	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
	"maturita/web"
)

type serveCommand struct{ serveConfig }

func (c serveCommand) Run(p process) error {
	if err := c.resolve(); err != nil {
		return err
	}
	return serve(p, c.serveConfig, func(address string) {
		fmt.Fprintf(p.stdout, "\n  Maturità digitale: %s\n  (stop with Ctrl-C)\n\n", address)
	})
}

// How long a client and the stop may take.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 30 * time.Second
	writeTimeout  = 60 * time.Second
	idleTimeout   = 2 * time.Minute
	stopTimeout   = 20 * time.Second
)

// gcPercent lets the heap grow further before it is collected than Go does by
// itself: what lives on is a few megabytes, so that memory costs less than the
// time of the processors. GOGC sets another.
const gcPercent = 400

// memoryGoal is where collecting comes before growing, in bytes: many reports at
// once make much that is soon garbage. It is no bound. GOMEMLIMIT sets another.
const memoryGoal = 160 << 20

// serve runs the service until its context ends; ready is told the address.
func serve(p process, c serveConfig, ready func(address string)) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryGoal)
	}
	log := newLog(p.stderr, c)
	log.Info("starting", "version", serviceVersion())
	log.Info("configuration", c.dump()...)

	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return &failure{exitFault, err, listenHint(err)}
	}
	defer listener.Close()
	base := c.baseURL
	if base == nil {
		base = &url.URL{Scheme: "http", Host: reachable(listener.Addr())}
	}
	c.warn(log, time.Now())
	store, err := c.openStore(p.ctx)
	if err != nil {
		return err
	}
	defer closeStore(p.ctx, store)

	demo, err := store.Marked(p.ctx, intake.Demo)
	if err != nil {
		return err
	}
	if demo {
		log.Warn("this is a demo: the companies are made up, and real ones have no place here", "hint", "set MATURITA_DATA to another folder")
	}
	catalogue := newCatalogue(store)
	if err := catalogue.Verify(p.ctx); err != nil {
		return err
	}
	fresh, err := publishShipped(p.ctx, catalogue)
	if err != nil {
		return err
	}
	for _, ref := range fresh {
		log.Info("questionnaire published", "questionnaire", ref.String())
	}
	if err := offered(p.ctx, catalogue, survey.QuestionnaireID(c.Instrument)); err != nil {
		return err
	}
	bundle, err := locale.New()
	if err != nil {
		return err
	}
	transport, err := c.transport(log)
	if err != nil {
		return err
	}
	service := intake.New(store, catalogue, time.Now, rand.Reader)
	snapshots := stats.NewSnapshots(store)
	service.CompareWith(snapshots)
	accounts := staff.New(store, time.Now, rand.Reader)
	people := staff.NewCompanies(accounts, service)
	figures := staff.NewFigures(accounts, store, catalogue, staff.Released{Snapshots: snapshots})
	pages, err := web.New(web.Config{
		Intake: service, Staff: people, Figures: figures, Demo: demo, Catalogue: catalogue, Locale: bundle, Log: log, BaseURL: base,
		Instrument: survey.QuestionnaireID(c.Instrument), TrustedProxies: c.proxies, Seal: c.press(),
		ControllerName: c.ControllerName, ControllerEmail: c.ControllerEmail, Snapshots: snapshots, ProvincesMap: c.provincesMap,
		Ready: func(r *http.Request) error { return service.Ready(r.Context()) },
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(p.ctx)
	wait := startWorkers(ctx, log, workers{
		service: service, people: people, post: postman{transport, bundle, base},
		keeper: keeper(store, catalogue, c.policy()), instrument: survey.QuestionnaireID(c.Instrument),
	})
	defer wait()
	defer stop()
	return listen(ctx, log, listener, pages, func() { ready(base.String() + "/") })
}

// listenHint says what an operator can do about an address that cannot be
// listened on.
func listenHint(err error) string {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return "is the service running already? MATURITA_LISTEN sets another address"
	case errors.Is(err, syscall.EACCES):
		return "ports below 1024 need rights: set a higher one in MATURITA_LISTEN, behind a reverse proxy"
	}
	return "MATURITA_LISTEN must be an address of this machine, as 127.0.0.1:8080"
}

// offered fails unless the questionnaire that the first page offers has a
// version that responses can begin on.
func offered(ctx context.Context, catalogue *intake.Catalogue, id survey.QuestionnaireID) error {
	_, err := catalogue.Newest(ctx, id)
	if survey.KindOf(err) == survey.NotFound {
		return &failure{exitFault, fmt.Errorf("no version of the questionnaire %q is published here and in force", id),
			"MATURITA_QUESTIONNAIRE names one that maturita questionnaire list shows"}
	}
	return err
}

// reachable is the host and port under which this machine reaches an address
// that the service listens on.
func reachable(address net.Addr) string {
	tcp, ok := address.(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		return net.JoinHostPort("localhost", strconv.Itoa(tcp.Port))
	}
	return address.String()
}

// listen serves until the context ends, then lets requests under way finish.
func listen(ctx context.Context, log *slog.Logger, listener net.Listener, pages http.Handler, ready func()) error {
	server := &http.Server{
		Handler:           pages,
		ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: 32 << 10,
		ErrorLog:       slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	ready()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	log.Info("stopping")
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	if err := server.Shutdown(stop); err != nil {
		return fmt.Errorf("requests were still under way after %s: %w", stopTimeout, err)
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	log.Info("stopped")
	return nil
}

// transport is the mail server, or the folder that stands in for it.
func (c *serveConfig) transport(log *slog.Logger) (mail.Transport, error) {
	if c.SMTPHost == "" {
		folder := &mail.Folder{Path: c.mailFolder(), From: c.MailFrom, Now: time.Now}
		if err := folder.Prepare(); err != nil {
			return nil, &failure{exitFault, err, "give the service's user the right to write there, or set MATURITA_SMTP_HOST"}
		}
		log.Warn("no mail server is configured: mails are written to a folder and reach nobody", "folder", c.mailFolder(), "hint", "set MATURITA_SMTP_HOST")
		return folder, nil
	}
	return mail.SMTP{
		Host: c.SMTPHost, Port: c.smtpPort(), User: c.SMTPUser, Password: c.SMTPPassword,
		From: c.MailFrom, Security: mail.Security(c.SMTPSecurity),
	}, nil
}

// How often the workers look.
const (
	mailEvery   = 3 * time.Second
	expireEvery = 24 * time.Hour
	sealEvery   = time.Minute
	figureEvery = time.Hour
)

// workers are what works in the background.
type workers struct {
	service    *intake.Service
	people     *staff.Companies
	post       intake.Postman
	keeper     stats.Keeper
	instrument survey.QuestionnaireID
}

// startWorkers sends mails, deletes expired drafts and makes last month's figures
// in the background; the function it returns waits for that after the context has
// ended.
func startWorkers(ctx context.Context, log *slog.Logger, w workers) (wait func()) {
	var group sync.WaitGroup
	every := func(pause time.Duration, done, failed string, step func(context.Context) (int, error)) {
		group.Go(func() {
			timer := time.NewTimer(0)
			defer timer.Stop()
			for {
				select {
				case <-ctx.Done():
					return
				case <-timer.C:
				}
				n, err := step(ctx)
				if n > 0 {
					log.Info(done, "count", n)
				}
				if err != nil && ctx.Err() == nil {
					log.Error(failed, "error", err)
				}
				timer.Reset(pause)
			}
		})
	}
	every(mailEvery, "mails sent", "mails not sent", func(ctx context.Context) (int, error) { return w.service.DeliverMail(ctx, w.post) })
	every(sealEvery, "entries of the record sealed", "the record is not sealed", w.people.Seal)
	every(expireEvery, "expired drafts deleted", "expired drafts not deleted", w.service.Expire)
	every(figureEvery, "snapshots of last month released", "last month's snapshots not released", func(ctx context.Context) (int, error) { return w.keeper.Due(ctx, w.instrument) })
	return group.Wait
}

func newLog(w io.Writer, c serveConfig) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.level}
	if strings.EqualFold(c.LogFormat, "json") {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
