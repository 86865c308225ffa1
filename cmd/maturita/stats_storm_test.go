package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"math"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"maturita/intake"
	"maturita/intake/synthetic"
	"maturita/mongodb/mongotest"
	"maturita/survey"
)

// storm is many companies that submit, and withdraw, at once, and remembers what
// was acknowledged to them.
type storm struct {
	t     *testing.T
	env   []string
	off   time.Duration // of the submitters' clock
	codes []survey.CodiceFiscale

	mu      sync.Mutex
	changed *sync.Cond
	ids     map[intake.Token]survey.ResponseID
	lines   []string        // for the submitters, in order
	told    int             // how many of them a process was told
	limit   int             // how many it may be told by now
	left    int             // of them, not acknowledged yet
	done    map[string]bool // what was acknowledged, to the submitters or others
	closed  bool            // no line comes any more
	process *submitterProcess
}

// submitterProcess is one that does the lines.
type submitterProcess struct {
	*exec.Cmd
	log   logBuffer
	ended bool
	gone  chan struct{} // closed when it has ended
}

func newStorm(t *testing.T, env []string) *storm {
	s := &storm{t: t, env: env, ids: map[intake.Token]survey.ResponseID{}, done: map[string]bool{}}
	s.changed = sync.NewCond(&s.mu)
	return s
}

// drafts stores n complete drafts of companies that come back, some of them again
// and again, and returns the tokens that submit them.
func (s *storm) drafts(store database, companies, n int, seed uint64) []intake.Token {
	s.t.Helper()
	models, err := shippedModels()
	if err != nil {
		s.t.Fatal(err)
	}
	random := mathrand.New(mathrand.NewPCG(seed, 1))
	var profiles []survey.Profile
	last := map[survey.CodiceFiscale]survey.ResponseID{}
	var tokens []intake.Token
	var batch []survey.Response
	for r := range synthetic.NewWorld(seed, models, time.Now()).Responses(n) {
		if len(profiles) < companies {
			profiles = append(profiles, r.Profile)
		}
		among := len(profiles)
		if random.IntN(20) == 0 {
			among = min(among, 10)
		}
		r.Profile = profiles[random.IntN(among)]
		r.ExpiresAt = time.Now().AddDate(1, 0, 0)
		r.State, r.SubmittedAt, r.Company, r.Updates, r.Assurance, r.Confirmation = survey.Draft, time.Time{}, "", "", survey.Claimed, survey.NotConfirmed
		switch random.IntN(4) {
		case 0:
			r.Assurance, r.Confirmation = survey.Confirmed, survey.ByAdvisor
		case 1:
			r.Updates = last[r.Profile.CodiceFiscale]
		}
		last[r.Profile.CodiceFiscale] = r.ID
		batch = append(batch, r)
	}
	for part := range slices.Chunk(batch, seedBatch) {
		var links []intake.Link
		for _, r := range part {
			token := newToken()
			tokens, s.ids[token] = append(tokens, token), r.ID
			links = append(links, intake.Link{Hash: token.Hash(), Response: r.ID, Scope: intake.ScopeEdit, CreatedAt: r.BeganAt, ExpiresAt: r.ExpiresAt})
		}
		err := store.Atomic(s.t.Context(), func(ctx context.Context, w intake.Writer) error {
			for i, r := range part {
				if err := w.InsertResponse(ctx, r); err != nil {
					return err
				}
				if err := w.InsertLink(ctx, links[i]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			s.t.Fatal(err)
		}
	}
	for _, p := range profiles {
		if !slices.Contains(s.codes, p.CodiceFiscale) {
			s.codes = append(s.codes, p.CodiceFiscale)
		}
	}
	return tokens
}

func newToken() intake.Token {
	var raw [20]byte
	rand.Read(raw[:])
	return intake.Token(base64.RawURLEncoding.EncodeToString(raw[:]))
}

// submit has a process submit drafts by a clock that is off; each twelfth is
// withdrawn once that is acknowledged.
func (s *storm) submit(tokens []intake.Token, off time.Duration) {
	s.t.Helper()
	s.off, s.lines, s.limit, s.closed = off, nil, 0, false
	for _, token := range tokens {
		s.lines = append(s.lines, "submit "+string(token))
	}
	s.left = len(s.lines)
	s.start()
}

// start starts a process that does what is not acknowledged yet.
func (s *storm) start() {
	s.t.Helper()
	p := &submitterProcess{Cmd: exec.Command(os.Args[0]), gone: make(chan struct{})}
	p.Env = append(append(os.Environ(), s.env...), submitterVariable+"=1", clockVariable+"="+s.off.String())
	p.Stderr = &p.log
	in, err := p.StdinPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	out, err := p.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := mongotest.Spawn(p.Cmd); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { p.Process.Kill() })
	s.mu.Lock()
	s.process, s.told = p, 0
	s.mu.Unlock()
	go s.tell(p, in)
	go s.hear(p, out)
}

// tell gives a process the lines, as many as it may have by now, until none is
// left or the process has ended.
func (s *storm) tell(p *submitterProcess, in io.WriteCloser) {
	defer in.Close()
	for {
		line, ok := s.nextLine(p)
		if !ok {
			return
		}
		fmt.Fprintln(in, line) // to one that has ended: noticed by what it says
	}
}

func (s *storm) nextLine(p *submitterProcess) (line string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for !p.ended {
		switch {
		case s.told == len(s.lines) && s.closed:
			return "", false
		case s.told == min(s.limit, len(s.lines)):
			s.changed.Wait()
		default:
			line = s.lines[s.told]
			if s.told++; !s.done[line] {
				return line, true
			}
		}
	}
	return "", false
}

// hear takes acknowledgements until a process has ended.
func (s *storm) hear(p *submitterProcess, out io.Reader) {
	defer close(p.gone)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		s.acknowledged(lines.Text(), 1)
	}
	p.Wait()
	s.mu.Lock()
	p.ended = true
	s.changed.Broadcast()
	s.mu.Unlock()
}

// acknowledged notes a line that was done; so many of the submitters' lines less
// are left.
func (s *storm) acknowledged(line string, fewer int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done[line] {
		return
	}
	defer s.changed.Broadcast()
	s.left -= fewer
	s.done[line] = true
	do, token, _ := strings.Cut(line, " ")
	if do == "submit" && len(s.done)%12 == 0 {
		s.lines = slices.Insert(s.lines, min(len(s.lines), s.told+submitters), "withdraw "+token)
		s.left++
	}
}

// more has the submitters go on and waits until they have done n more lines; as
// many again are left for what comes next.
func (s *storm) more(n int) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	goal := len(s.lines) - s.left + n
	if s.limit = max(s.limit, goal+n); s.limit > len(s.lines) {
		s.t.Fatalf("%d lines are too few", len(s.lines))
	}
	for s.changed.Broadcast(); len(s.lines)-s.left < goal; s.changed.Wait() {
		if s.process.ended {
			s.t.Fatalf("the submitters have ended: %s", &s.process.log)
		}
	}
}

// allow has the submitters do n more lines, and does not wait.
func (s *storm) allow(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.limit += n
	s.changed.Broadcast()
}

// kill ends the process as a power cut would and starts another one.
func (s *storm) kill() {
	s.t.Helper()
	s.process.Process.Kill()
	<-s.process.gone
	s.start()
}

// finish waits until everything was acknowledged.
func (s *storm) finish() {
	s.t.Helper()
	s.mu.Lock()
	s.limit = math.MaxInt
	for s.changed.Broadcast(); s.left > 0 && !s.process.ended; {
		s.changed.Wait()
	}
	s.closed = true
	s.changed.Broadcast()
	s.mu.Unlock()
	<-s.process.gone
	if !s.process.ProcessState.Success() {
		s.t.Fatalf("the submitters ended with %v: %s", s.process.ProcessState, &s.process.log)
	}
}
