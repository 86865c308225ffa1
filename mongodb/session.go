package mongodb

import (
	"context"
	"sync"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
)

// seen is the newest point in the database's history that this instance knows
// of. A member that has just become primary may not know for a moment that the
// last writes are on a majority, and would answer majority reads from before
// them; reads therefore ask for this point or later.
type seen struct {
	mu        sync.Mutex
	operation bson.Timestamp
}

// begin makes a session start from the newest point.
func (s *seen) begin(session *mongo.Session) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.operation.IsZero() {
		return nil
	}
	newest := s.operation
	return session.AdvanceOperationTime(&newest)
}

// end takes over what a session has come to know.
func (s *seen) end(session *mongo.Session) {
	at := session.OperationTime()
	s.mu.Lock()
	defer s.mu.Unlock()
	if at != nil && at.After(s.operation) {
		s.operation = *at
	}
}

// inSession runs one operation in a session of its own and gives its error a
// kind; op names it in the error.
func (s *Store) inSession(ctx context.Context, op string, f func(context.Context) error) error {
	return kinded(ctx, op, s.withSession(ctx, func(ctx context.Context, _ *mongo.Session) error { return f(ctx) }))
}

func (s *Store) withSession(ctx context.Context, f func(context.Context, *mongo.Session) error) error {
	session, err := s.client.StartSession()
	if err != nil {
		return err
	}
	defer session.EndSession(context.WithoutCancel(ctx))
	if err := s.seen.begin(session); err != nil {
		return err
	}
	defer s.seen.end(session)
	return f(mongo.NewSessionContext(ctx, session), session)
}
