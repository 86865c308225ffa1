package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Begun implements stats.Source.
func (s *Store) Begun(ctx context.Context, instrument survey.QuestionnaireID, provinces []territory.Sigla, p stats.Period) (n int64, err error) {
	if err := somewhere(provinces); err != nil {
		return 0, err
	}
	args := append([]any{instrument}, anyOf(provinces)...)
	err = s.reading.QueryRowContext(ctx, begun(len(provinces)), append(args, ceiling(p.From), ceiling(p.Until))...).Scan(&n)
	return n, kinded(ctx, "counting drafts", err)
}

func begun(provinces int) string {
	return "SELECT count(*) FROM responses WHERE state = 'draft' AND instrument = ? AND json_extract(profile, '$.province') IN (" + marks(provinces) + ") AND began >= ? AND began < ?"
}

// FactsRevision implements stats.Source.
func (s *Store) FactsRevision(ctx context.Context, provinces []territory.Sigla) (stats.Revision, error) {
	if err := somewhere(provinces); err != nil {
		return stats.Revision{}, err
	}
	var changed sql.NullInt64
	err := s.reading.QueryRowContext(ctx, lastChange(len(provinces)), anyOf(provinces)...).Scan(&changed)
	return stats.Revision{LastChange: instant(changed)}, kinded(ctx, "reading the last change", err)
}

func lastChange(provinces int) string {
	return "SELECT max(changed) FROM fact_changes WHERE province IN (" + marks(provinces) + ")"
}

// marks are placeholders for n values, n > 0.
func marks(n int) string { return "?" + strings.Repeat(", ?", n-1) }

func anyOf[T any](list []T) []any {
	all := make([]any, len(list))
	for i, one := range list {
		all[i] = one
	}
	return all
}
