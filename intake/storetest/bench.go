package storetest

import (
	"context"
	"fmt"
	"testing"

	"maturita/intake"
	"maturita/survey"
)

// BenchStore measures what a store is asked most, on a draft of forty answers.
func BenchStore(b *testing.B, place Place) {
	for _, c := range []struct {
		name string
		do   func(context.Context, intake.Store, *survey.Response) error
	}{
		{"ReplaceResponse", func(ctx context.Context, store intake.Store, r *survey.Response) error {
			err := store.ReplaceResponse(ctx, *r)
			r.Revision++
			return err
		}},
		{"Response", func(ctx context.Context, store intake.Store, r *survey.Response) error {
			_, err := store.Response(ctx, r.ID)
			return err
		}},
		{"Link", func(ctx context.Context, store intake.Store, _ *survey.Response) error {
			_, err := store.Link(ctx, "h")
			return err
		}},
		{"Atomic", func(ctx context.Context, store intake.Store, r *survey.Response) error {
			return store.Atomic(ctx, func(ctx context.Context, w intake.Writer) error {
				stored, err := w.Response(ctx, r.ID)
				if err != nil {
					return err
				}
				return w.ReplaceResponse(ctx, stored)
			})
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			store := newInstances(b, place).another()
			r := fortyAnswers()
			if err := store.Atomic(b.Context(), inOrder(insert(r), insertLink(link("h", r.ID)))); err != nil {
				b.Fatal(err)
			}
			r.Revision = 1
			for b.Loop() {
				if err := c.do(b.Context(), store, &r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func fortyAnswers() survey.Response {
	r := draft("r")
	for i := range 40 {
		r.Answers[survey.QuestionID(fmt.Sprint("domanda-", i))] = survey.SavedAnswer{
			Answer: survey.Answer{Kind: survey.AnswerOption, Option: "una-risposta"}, Revision: 1, SavedAt: noon,
		}
	}
	return r
}
