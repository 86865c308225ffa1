package sqlite

import (
	"context"
	"database/sql"
	"time"

	"maturita/intake"
	"maturita/survey"
)

// Publish implements intake.Publications.
func (s *Store) Publish(ctx context.Context, p intake.Publication) error {
	v := p.Ref.Version
	return s.onWriting().exec(ctx, "publishing", insertPublished, p.Ref.ID, v.Major, v.Minor, v.Patch, p.Digest, p.Canonical, millis(p.PublishedAt), millis(p.RetiredAt))
}

// Retire implements intake.Publications.
func (s *Store) Retire(ctx context.Context, ref survey.Ref, at time.Time) error {
	v := ref.Version
	return s.onWriting().guarded(ctx, "retiring a publication", retirePublished, millis(at), ref.ID, v.Major, v.Minor, v.Patch)
}

// Publication implements intake.Publications.
func (s *Store) Publication(ctx context.Context, ref survey.Ref) (p intake.Publication, err error) {
	v := ref.Version
	err = s.one(ctx, "reading a publication", selectPublished, func(row row) error { return scanPublication(row, &p) }, ref.ID, v.Major, v.Minor, v.Patch)
	return p, err
}

// Publications implements intake.Publications.
func (s *Store) Publications(ctx context.Context) (all []intake.Publication, err error) {
	err = s.all(ctx, "reading publications", selectAllPublished, func(row row) error {
		var p intake.Publication
		err := scanPublication(row, &p)
		all = append(all, p)
		return err
	})
	return all, err
}

func scanPublication(from row, p *intake.Publication) error {
	var published, retired sql.NullInt64
	v := &p.Ref.Version
	err := from.Scan(&p.Ref.ID, &v.Major, &v.Minor, &v.Patch, &p.Digest, &p.Canonical, &published, &retired)
	p.PublishedAt, p.RetiredAt = instant(published), instant(retired)
	return err
}
