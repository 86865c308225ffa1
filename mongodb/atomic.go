package mongodb

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"

	"maturita/intake"
	"maturita/survey"
)

// atomicTimeout bounds a transaction with all its repetitions.
const atomicTimeout = 20 * time.Second

// settleTime is how long an operation in a transaction may go on after its
// context has ended. One that is cut off may reach the server after the command
// that ends the transaction, begin it anew, and stand in the way of everybody
// else for the minute until the server gives it up.
const settleTime = 3 * time.Second

var errTooLong = survey.FailWith(survey.Unavailable, keyUnavailable, errors.New("mongodb: the transaction took too long"))

// Atomic implements intake.Store. The driver runs f again when transactions
// meet or the primary changes, until atomicTimeout.
func (s *Store) Atomic(ctx context.Context, f func(context.Context, intake.Writer) error) error {
	return s.transact(ctx, func(ctx context.Context, w writer) error { return f(ctx, w) })
}

func (s *Store) transact(ctx context.Context, f func(context.Context, writer) error) error {
	bounded, cancel := context.WithTimeoutCause(ctx, atomicTimeout, errTooLong)
	defer cancel()
	err := s.withSession(bounded, func(bounded context.Context, session *mongo.Session) error {
		_, err := session.WithTransaction(bounded, func(inside context.Context) (any, error) {
			return nil, s.once(inside, f)
		})
		return err
	})
	return kinded(ctx, "transaction", err)
}

// once runs f in a transaction, for the first or another time. When ctx has
// ended it says so plainly, as the driver would repeat what ctx interrupted.
func (s *Store) once(ctx context.Context, f func(context.Context, writer) error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	t := &transaction{}
	err := f(ctx, writer{reader{s.collections, t.run}, s.now})
	switch {
	case ctx.Err() != nil && (err != nil || t.failed != nil):
		return context.Cause(ctx)
	case t.failed != nil && (err == nil || labelled(t.failed, transient)):
		return t.failed
	}
	return err
}

// transaction remembers the first failure in a transaction. The server has
// ended the transaction then, so nothing after it is tried, f cannot make a
// success of it, and the driver must see what it would repeat.
type transaction struct{ failed error }

func (t *transaction) run(ctx context.Context, op string, f func(context.Context) error) error {
	if t.failed != nil {
		return t.failed
	}
	err := ctx.Err()
	if err == nil {
		longer, cancel := settling(ctx)
		defer cancel()
		err = kinded(ctx, op, f(longer))
	}
	if err != nil && survey.KindOf(err) != survey.NotFound { // finding nothing ends no transaction
		t.failed = err
	}
	return err
}

// settling is ctx, ending settleTime later.
func settling(ctx context.Context) (context.Context, context.CancelFunc) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(settleTime, cancel) })
	return longer, func() { stop(); cancel() }
}
