package mongodb_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"maturita/intake"
	"maturita/mongodb"
	"maturita/mongodb/mongotest"
	"maturita/survey"
)

// benched opens a database with one draft of forty answers.
func benched(b *testing.B) (*mongodb.Store, survey.Response) {
	server := mongotest.Shared(b)
	store := open(b, server.URI(), server.Database(b))
	r := draft(b, store, "r")
	for i := range 40 {
		r.Answers[survey.QuestionID(fmt.Sprintf("domanda-%d", i))] = survey.SavedAnswer{
			Answer: survey.Answer{Kind: survey.AnswerOption, Option: "una-risposta"}, Revision: 1, SavedAt: r.SavedAt,
		}
	}
	return store, r
}

func BenchmarkReplaceResponse(b *testing.B) {
	store, r := benched(b)
	for b.Loop() {
		if err := store.ReplaceResponse(b.Context(), r); err != nil {
			b.Fatal(err)
		}
		r.Revision++
	}
}

func BenchmarkResponse(b *testing.B) {
	store, r := benched(b)
	if err := store.ReplaceResponse(b.Context(), r); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := store.Response(b.Context(), r.ID); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	store, r := benched(b)
	l := intake.Link{Hash: "h", Response: r.ID, Scope: intake.ScopeEdit, CreatedAt: r.BeganAt, ExpiresAt: r.BeganAt.Add(time.Hour)}
	err := store.Atomic(b.Context(), func(ctx context.Context, w intake.Writer) error { return w.InsertLink(ctx, l) })
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := store.Link(b.Context(), l.Hash); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAtomic(b *testing.B) {
	store, r := benched(b)
	for b.Loop() {
		err := store.Atomic(b.Context(), func(ctx context.Context, w intake.Writer) error {
			stored, err := w.Response(ctx, r.ID)
			if err != nil {
				return err
			}
			return w.ReplaceResponse(ctx, stored)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
