package mongodb_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"maturita/intake"
	"maturita/mongodb"
	"maturita/mongodb/mongotest"
	"maturita/survey"
)

// draft inserts a draft and returns it as stored.
func draft(t testing.TB, store *mongodb.Store, id survey.ResponseID) survey.Response {
	t.Helper()
	now := survey.Instant(time.Now())
	r := survey.Response{
		ID: id, Instrument: survey.Ref{ID: "prova", Version: survey.Version{Major: 1}},
		State: survey.Draft, BeganAt: now, SavedAt: now, ExpiresAt: now.Add(time.Hour),
		Answers: map[survey.QuestionID]survey.SavedAnswer{}, Assurance: survey.Claimed,
	}
	err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error { return w.InsertResponse(ctx, r) })
	if err != nil {
		t.Fatal(err)
	}
	r.Revision = 1
	return r
}

// save replaces a response and returns it as stored.
func save(ctx context.Context, store *mongodb.Store, r survey.Response) (survey.Response, error) {
	r.Answers = map[survey.QuestionID]survey.SavedAnswer{
		"note": {Answer: survey.Answer{Kind: survey.AnswerNumber, Number: survey.Decimal(r.Revision)}, Revision: r.Revision},
	}
	err := store.ReplaceResponse(ctx, r)
	r.Revision++
	return r, err
}

func TestAcknowledgedWritesOutliveAKill(t *testing.T) {
	t.Parallel()
	server := mongotest.Start(t, 1)
	store := open(t, server.URI(), "maturita")
	r := draft(t, store, "r")
	for range 3 {
		var err error
		if r, err = save(t.Context(), store, r); err != nil {
			t.Fatal(err)
		}
		server.Kill()
		if err := store.Ping(t.Context()); survey.KindOf(err) != survey.Unavailable {
			t.Fatal("without a server the store says", err)
		}
		server.Restart()
		stored, err := store.Response(t.Context(), r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if stored.Revision != r.Revision || !stored.Answers["note"].Answer.Equal(r.Answers["note"].Answer) {
			t.Fatalf("acknowledged revision %d, found %d", r.Revision, stored.Revision)
		}
	}
}

// stream does something over and over until it fails or is stopped.
type stream struct {
	t     *testing.T
	done  atomic.Int64 // how often it was done
	stop  chan struct{}
	ended chan struct{}
}

func newStream(t *testing.T, step func() error) *stream {
	s := &stream{t: t, stop: make(chan struct{}), ended: make(chan struct{})}
	go func() {
		defer close(s.ended)
		for {
			select {
			case <-s.stop:
				return
			default:
			}
			if err := step(); err != nil {
				t.Error("the stream broke:", err)
				return
			}
			s.done.Add(1)
		}
	}()
	return s
}

// more waits until it was done n times more.
func (s *stream) more(n int64) {
	s.t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for goal := s.done.Load() + n; s.done.Load() < goal; {
		select {
		case <-s.ended:
			s.t.FailNow()
		case <-tick.C:
		}
	}
}

// end stops it and returns how often it was done.
func (s *stream) end() int64 {
	close(s.stop)
	<-s.ended
	return s.done.Load()
}

// TestSavesGoOnThroughElections saves while the primary steps down and while it
// is killed. Every save is acknowledged, none is lost or done twice, and whoever
// reads sees what was saved.
func TestSavesGoOnThroughElections(t *testing.T) {
	t.Parallel()
	server := mongotest.Start(t, 3)
	store := open(t, server.URI(), "maturita")
	r := draft(t, store, "r")
	saves := newStream(t, func() (err error) {
		if r, err = save(t.Context(), store, r); err != nil {
			return err
		}
		found, err := store.Response(t.Context(), r.ID)
		if err == nil && found.Revision != r.Revision {
			err = fmt.Errorf("saved revision %d, read %d", r.Revision, found.Revision)
		}
		return err
	})
	saves.more(20)
	server.StepDown()
	saves.more(20)
	server.StepDown()
	saves.more(20)
	server.Kill()
	saves.more(20)
	server.Restart()
	saves.more(20)
	done := saves.end()
	if stored, err := store.Response(t.Context(), r.ID); err != nil || stored.Revision != 1+done {
		t.Fatalf("%d saves were acknowledged, the stored revision is %d: %v", done, stored.Revision, err)
	}
}

// TestTransactionsGoOnThroughElections does the same with transactions that
// write two documents.
func TestTransactionsGoOnThroughElections(t *testing.T) {
	t.Parallel()
	server := mongotest.Start(t, 3)
	store := open(t, server.URI(), "maturita")
	ids := []survey.ResponseID{draft(t, store, "a").ID, draft(t, store, "b").ID}
	both := func(ctx context.Context, w intake.Writer) error {
		for _, id := range ids {
			r, err := w.Response(ctx, id)
			if err != nil {
				return err
			}
			if err := w.ReplaceResponse(ctx, r); err != nil {
				return err
			}
		}
		return nil
	}
	transactions := newStream(t, func() error { return store.Atomic(t.Context(), both) })
	transactions.more(20)
	server.StepDown()
	transactions.more(20)
	server.Kill()
	transactions.more(20)
	done := transactions.end()
	for _, id := range ids {
		if r, err := store.Response(t.Context(), id); err != nil || r.Revision != 1+done {
			t.Fatalf("%s has revision %d after %d transactions: %v", id, r.Revision, done, err)
		}
	}
}
