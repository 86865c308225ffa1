package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"maturita/intake"
	"maturita/survey"
)

// Variables that make the test's binary a process that submits and withdraws
// what it is told to.
const (
	submitterVariable = "MATURITA_TEST_SUBMITTER" // set: it is one
	clockVariable     = "MATURITA_TEST_CLOCK"     // how far its clock is off, a duration
)

// submitters is how many a process does at once.
const submitters = 16

// runSubmitter does each line of the input, "submit TOKEN" or "withdraw TOKEN",
// and repeats on the output what is done: acknowledged, and so never to be lost.
// A database that is away is asked again.
func runSubmitter(ctx context.Context, in io.Reader, out io.Writer) error {
	off, err := time.ParseDuration(os.Getenv(clockVariable))
	if err != nil {
		return err
	}
	where := storeOf(os.Environ())
	store, err := where.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(ctx, store)
	service := intake.New(store, newCatalogue(store), func() time.Time { return time.Now().Add(off) }, rand.Reader)
	lines := make(chan string)
	var failed error
	var saying sync.Mutex
	var working sync.WaitGroup
	for range submitters {
		working.Go(func() {
			for line := range lines {
				err := submitterStep(ctx, service, line)
				saying.Lock()
				if err != nil {
					failed = fmt.Errorf("%s: %w", line, err)
				} else {
					fmt.Fprintln(out, line)
				}
				saying.Unlock()
			}
		})
	}
	given := bufio.NewScanner(in)
	for given.Scan() {
		lines <- given.Text()
	}
	close(lines)
	working.Wait()
	return failed
}

func submitterStep(ctx context.Context, service *intake.Service, line string) error {
	do, token, _ := strings.Cut(line, " ")
	for {
		access, err := service.Open(ctx, intake.Token(token))
		switch {
		case err != nil:
		case do == "withdraw":
			err = service.Withdraw(ctx, access)
		default:
			err = service.Submit(ctx, access)
		}
		if kind := survey.KindOf(err); err == nil || kind != survey.Unavailable && kind != survey.Conflict {
			return err
		}
	}
}
