package sqlite

import (
	"context"

	"maturita/intake"
)

// Mark implements intake.Store.
func (s *Store) Mark(ctx context.Context, m intake.Mark) error {
	return s.onWriting().exec(ctx, "marking", insertMark, m)
}

// Marked implements intake.Store.
func (s *Store) Marked(ctx context.Context, m intake.Mark) (marked bool, err error) {
	err = s.one(ctx, "reading a mark", selectMark, func(row row) error { return row.Scan(&marked) }, m)
	return marked, err
}
