// Command maturita is the whole service in one binary: it serves the pages and
// has the commands that authors and operators use. Only this package reads
// flags and the environment.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"maturita/intake"
)

// commands are the subcommands with their flags. Every flag of serve may be
// given by the environment.
type commands struct {
	Serve         serveCommand `cmd:"" help:"Serve the pages."`
	Questionnaire struct {
		Validate validateCommand `cmd:"" help:"Check questionnaire folders and print every error and warning."`
		Publish  publishCommand  `cmd:"" help:"Publish a questionnaire version, once and for ever."`
		Retire   retireCommand   `cmd:"" help:"Retire a published version, for ever: nothing begins on it, drafts are finished, results stay."`
		List     listCommand     `cmd:"" help:"List the published versions with their state."`
		Diff     diffCommand     `cmd:"" help:"Say what changed between two versions, and which version step it needs."`
		Schema   schemaCommand   `cmd:"" help:"Print the JSON Schema of the format, for editors."`
	} `cmd:"" help:"Work on questionnaires."`
	Score   scoreCommand   `cmd:"" help:"Score a file of answers and print the result as JSON."`
	Rescore rescoreCommand `cmd:"" help:"Score the submitted responses to a version again with the running engine; with --dry-run, say what would change."`
	Report  struct {
		Write  reportWriteCommand  `cmd:"" default:"withargs" help:"Issue the report of a submitted response and write it to a file."`
		Verify reportVerifyCommand `cmd:"" help:"Find out whether a file, signed or not, is a report that was issued."`
	} `cmd:"" help:"Issue and verify reports."`
	User struct {
		Add  userAddCommand  `cmd:"" help:"Let somebody of the chambers sign in: makes an account, or adds a role to one, and prints a link to set a password."`
		List userListCommand `cmd:"" help:"List the accounts with their roles."`
	} `cmd:"" help:"Work on the accounts of the chambers' staff."`
	Seed  seedCommand `cmd:"" help:"Fill a new database with made-up companies, for trying and measuring."`
	Stats struct {
		Snapshot statsSnapshotCommand `cmd:"" help:"Make the figures of a closed period that may be seen outside a chamber, release them or check them."`
		Verify   statsVerifyCommand   `cmd:"" help:"Make the fact of every response anew and compare: nothing lost, nothing counted twice."`
	} `cmd:"" help:"Work on the facts that statistics are made of."`
	Audit struct {
		Verify auditVerifyCommand `cmd:"" help:"Check that the record of what staff did is what was sealed."`
	} `cmd:"" help:"Work on the record of what staff did."`
	Version versionCommand `cmd:"" help:"Print the version of the service and of the scoring engine."`
}

// process is what a command may use of the process it runs in.
type process struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
}

// Exit codes.
const (
	exitOK    = 0
	exitFault = 1 // the input or the surroundings are not right; the text says what to do
	exitUsage = 2 // the command line or the configuration is not right
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() {
		<-ctx.Done()
		stop() // a second signal ends the process at once
	}()
	os.Exit(run(process{ctx, os.Stdin, os.Stdout, os.Stderr}, os.Args[1:]))
}

// run executes one command line and returns the exit code.
func run(p process, args []string) int {
	var c commands
	parser, err := kong.New(&c, kong.Name("maturita"),
		kong.Description("Digital maturity of companies: self-assessment, results and the map of the chambers."),
		kong.Writers(p.stdout, p.stderr), kong.Exit(func(int) { panic(helpShown{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(p.stderr, "maturita:", err)
		return exitUsage
	}
	parsed, code := parse(parser, p, args)
	if parsed == nil {
		return code
	}
	return report(p, parsed.Run(p))
}

type helpShown struct{}

func parse(parser *kong.Kong, p process, args []string) (parsed *kong.Context, code int) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(helpShown); !ok {
				panic(r)
			}
			parsed, code = nil, exitOK
		}
	}()
	parsed, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(p.stderr, "maturita:", err)
		fmt.Fprintln(p.stderr, "Hint: maturita --help shows the commands, maturita COMMAND --help their flags.")
		return nil, exitUsage
	}
	return parsed, exitOK
}

// failure is an error with what the operator can do about it.
type failure struct {
	code  int
	cause error
	hint  string
}

func (f *failure) Error() string { return f.cause.Error() }
func (f *failure) Unwrap() error { return f.cause }

// hintOf is what an operator can do about an error that any command may meet.
func hintOf(err error) string {
	if altered := (*intake.Altered)(nil); errors.As(err, &altered) {
		return "restore the database from a backup of before the change: a published version never changes, and results refer to what was asked"
	}
	return ""
}

func report(p process, err error) int {
	if err == nil {
		return exitOK
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{exitFault, err, hintOf(err)}
	}
	if text := f.cause.Error(); text != "" {
		fmt.Fprintln(p.stderr, "maturita:", text)
	}
	if f.hint != "" {
		fmt.Fprintln(p.stderr, "Hint:", f.hint)
	}
	return f.code
}
