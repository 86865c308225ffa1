package mongodb_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"maturita/intake"
	"maturita/mongodb"
	"maturita/mongodb/mongotest"
	"maturita/survey"
)

func fresh(t *testing.T) *mongodb.Store {
	server := mongotest.Shared(t)
	return open(t, server.URI(), server.Database(t))
}

func mustBeGone(t *testing.T, store *mongodb.Store, id survey.ResponseID) {
	t.Helper()
	if _, err := store.Response(context.WithoutCancel(t.Context()), id); survey.KindOf(err) != survey.NotFound {
		t.Fatal("a transaction that failed left something behind:", err)
	}
}

// TestSwallowedFailure makes a success of a failed write inside a transaction:
// the server has ended it, so it must fail, and not be repeated for ever.
func TestSwallowedFailure(t *testing.T) {
	store := fresh(t)
	draft(t, store, "there")
	runs := 0
	err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error {
		runs++
		if err := w.InsertResponse(ctx, survey.Response{ID: "new"}); err != nil {
			return err
		}
		if err := w.InsertResponse(ctx, survey.Response{ID: "there"}); survey.KindOf(err) != survey.Conflict {
			t.Error("inserting twice:", err)
		}
		if _, err := w.Response(ctx, "there"); err == nil {
			t.Error("the transaction goes on after a failure")
		}
		return nil
	})
	if survey.KindOf(err) != survey.Conflict || runs != 1 {
		t.Fatalf("%d runs, then %v", runs, err)
	}
	mustBeGone(t, store, "new")
}

func TestErrorsOfTheCallerPassThrough(t *testing.T) {
	store := fresh(t)
	mine := errors.New("mine")
	busy := survey.Fail(survey.Conflict, "error.busy")
	for _, want := range []error{mine, busy} {
		err := store.Atomic(t.Context(), func(ctx context.Context, w intake.Writer) error {
			if err := w.InsertResponse(ctx, survey.Response{ID: "new"}); err != nil {
				return err
			}
			return want
		})
		if !errors.Is(err, want) || survey.KindOf(err) != survey.KindOf(want) {
			t.Errorf("%v became %v", want, err)
		}
		mustBeGone(t, store, "new")
	}
}

func TestCancelledTransaction(t *testing.T) {
	store := fresh(t)
	ctx, cancel := context.WithCancel(t.Context())
	began := time.Now()
	err := store.Atomic(ctx, func(ctx context.Context, w intake.Writer) error {
		if err := w.InsertResponse(ctx, survey.Response{ID: "new"}); err != nil {
			return err
		}
		cancel()
		_, err := w.Response(ctx, "new")
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %s to give up", took)
	}
	mustBeGone(t, store, "new")
}

// TestDraftSavedWhileItExpires saves a draft between finding it expired and
// deleting it: it stays.
func TestDraftSavedWhileItExpires(t *testing.T) {
	store := fresh(t)
	r := draft(t, store, "r")
	now := r.ExpiresAt.Add(time.Second)
	r.ExpiresAt = now.Add(time.Hour)
	done := make(chan error, 1)
	go func() { done <- store.ReplaceResponse(t.Context(), r) }()
	n, err := store.DeleteExpired(t.Context(), now, 10)
	saved := <-done
	if err != nil {
		t.Fatal(err)
	}
	_, gone := store.Response(t.Context(), r.ID)
	switch {
	case n == 0 && saved == nil && gone == nil:
	case n == 1 && survey.KindOf(saved) == survey.Conflict && survey.KindOf(gone) == survey.NotFound:
	default:
		t.Fatalf("deleted %d, the save says %v, reading says %v", n, saved, gone)
	}
}
