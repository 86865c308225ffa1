package mongodb_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"maturita/intake"
	"maturita/mongodb/mongotest"
	"maturita/survey"
)

func TestCancelledTransactionGivesUpAtOnce(t *testing.T) {
	store := place(t)()
	defer store.Close(t.Context())
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
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %s to give up", took)
	}
}

// TestCallerIsNotKeptByAServerThatIsGone lets a caller's time run out in the
// middle of an operation that no server answers.
func TestCallerIsNotKeptByAServerThatIsGone(t *testing.T) {
	t.Parallel()
	server := mongotest.Start(t, 1)
	store := open(t, server.URI(), "maturita")
	server.Kill()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	err := store.Atomic(ctx, func(ctx context.Context, w intake.Writer) error {
		return w.InsertResponse(ctx, survey.Response{ID: "new"})
	})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	if took := time.Since(began); took > 8*time.Second {
		t.Errorf("the caller waited %s", took)
	}
}
