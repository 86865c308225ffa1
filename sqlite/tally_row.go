package sqlite

import (
	"context"
	"encoding/binary"
	"math"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

const (
	tallyColumns = "instrument, province, submitted, response, superseded, version, size, section, reason, assurance, level, origin, month, ended, bin, overall, areas, in_use, planned"
	tallyKey     = "instrument = ? AND province = ? AND submitted = ? AND response = ?"

	selectTallied query = "SELECT instrument, province, submitted FROM facts WHERE response = ?"
	insertTally   query = "INSERT INTO tallies (" + tallyColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	deleteTally   query = "DELETE FROM tallies WHERE " + tallyKey
	updateOrigin  query = "UPDATE tallies SET origin = ? WHERE " + tallyKey + " AND origin IS NOT ?"
	upsertChange  query = "INSERT INTO fact_changes (province, changed) VALUES (?, ?) ON CONFLICT DO UPDATE SET changed = max(changed, excluded.changed)"
)

var tallyQueries = []query{
	selectTallied, insertTally, deleteTally, updateOrigin, upsertChange, selectWord, insertWord, selectWords, selectNextCompany,
}

// tallied is where the tally of a fact stands.
type tallied struct {
	instrument survey.QuestionnaireID
	province   territory.Sigla
	submitted  int64
	response   survey.ResponseID
}

func talliedOf(f stats.Fact) tallied {
	return tallied{f.Instrument, f.Province, f.SubmittedAt.UnixMilli(), f.Response}
}

func (w writer) keyOf(ctx context.Context, at tallied) ([]any, error) {
	codes, err := w.codes(ctx, string(at.instrument), string(at.province))
	return append(codes, at.submitted, at.response), err
}

// putFact stores a fact with what is read of it by statistics, and what follows
// from it for the tallies of its company's other facts.
func (w writer) putFact(ctx context.Context, f stats.Fact) error {
	values, err := factValues(f)
	if err != nil {
		return err
	}
	if err := w.forgetTally(ctx, f.Response); err != nil {
		return err
	}
	if err := w.exec(ctx, "putting a fact", upsertFact, values...); err != nil {
		return err
	}
	own, err := w.Facts(ctx, f.Company, f.Instrument)
	if err != nil {
		return err
	}
	origins := stats.Origins(own)
	if err := w.insertTally(ctx, f, origins); err != nil {
		return err
	}
	for _, other := range own {
		if other.Response == f.Response || !other.WithdrawnAt.IsZero() {
			continue
		}
		if err := w.updateOrigin(ctx, other, origins); err != nil {
			return err
		}
	}
	return w.change(ctx, f.Province)
}

// forgetTally deletes the tally of a fact that is about to be replaced.
func (w writer) forgetTally(ctx context.Context, id survey.ResponseID) error {
	var at tallied
	err := w.one(ctx, "reading a fact", selectTallied, func(row row) error {
		var submitted *int64
		err := row.Scan(&at.instrument, &at.province, &submitted)
		if at.response, at.submitted = id, (time.Time{}).UnixMilli(); submitted != nil {
			at.submitted = *submitted
		}
		return err
	}, id)
	if survey.KindOf(err) == survey.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	key, err := w.keyOf(ctx, at)
	if err != nil {
		return err
	}
	if err := w.exec(ctx, "deleting a tally", deleteTally, key...); err != nil {
		return err
	}
	return w.change(ctx, at.province)
}

func (w writer) change(ctx context.Context, province territory.Sigla) error {
	return w.exec(ctx, "noting a change", upsertChange, province, w.now().UnixMilli())
}

// insertTally stores what statistics read of a fact; nothing of a withdrawn one.
func (w writer) insertTally(ctx context.Context, f stats.Fact, origins map[survey.ResponseID]stats.Fact) error {
	if !f.WithdrawnAt.IsZero() {
		return nil
	}
	key, err := w.keyOf(ctx, talliedOf(f))
	if err != nil {
		return err
	}
	superseded := int64(math.MaxInt64)
	if !f.SupersededAt.IsZero() {
		superseded = f.SupersededAt.UnixMilli()
	}
	traits, err := w.codes(ctx, f.Version.String(), string(f.Size), stats.SectionOf(f), string(f.Reason), string(f.Assurance), string(f.Level))
	if err != nil {
		return err
	}
	origin, err := w.origin(ctx, f.Response, origins)
	if err != nil {
		return err
	}
	areas, err := w.encodeAreas(ctx, f.Areas)
	if err != nil {
		return err
	}
	inUse, err := w.encodeTechnologies(ctx, f.InUse)
	if err != nil {
		return err
	}
	planned, err := w.encodeTechnologies(ctx, f.Planned)
	if err != nil {
		return err
	}
	values := append(append(key, superseded), traits...)
	values = append(values, origin, stats.MonthOf(survey.Instant(f.SubmittedAt)), stats.MonthOf(f.SupersededAt), stats.BinOf(f.Overall), f.Overall, areas, inUse, planned)
	return w.exec(ctx, "inserting a tally", insertTally, values...)
}

// origin is the column of the level by which a company first counted.
func (w writer) origin(ctx context.Context, id survey.ResponseID, origins map[survey.ResponseID]stats.Fact) (any, error) {
	first, ok := origins[id]
	if !ok {
		return nil, nil
	}
	return w.code(ctx, string(first.Level))
}

func (w writer) updateOrigin(ctx context.Context, f stats.Fact, origins map[survey.ResponseID]stats.Fact) error {
	origin, err := w.origin(ctx, f.Response, origins)
	if err != nil {
		return err
	}
	key, err := w.keyOf(ctx, talliedOf(f))
	if err != nil {
		return err
	}
	return w.exec(ctx, "updating a tally", updateOrigin, append(append([]any{origin}, key...), origin)...)
}

// encodeAreas is code and score of each area that counts, one after the other.
func (w writer) encodeAreas(ctx context.Context, areas []stats.AreaScore) ([]byte, error) {
	encoded := []byte{}
	for _, a := range areas {
		if a.Score == nil {
			continue
		}
		code, err := w.code(ctx, string(a.Area))
		if err != nil {
			return nil, err
		}
		encoded = binary.AppendVarint(binary.AppendUvarint(encoded, uint64(code)), int64(*a.Score))
	}
	return encoded, nil
}

// encodeTechnologies is the code of each technology, one after the other.
func (w writer) encodeTechnologies(ctx context.Context, list []survey.TechnologyID) ([]byte, error) {
	encoded := []byte{}
	for _, one := range list {
		code, err := w.code(ctx, string(one))
		if err != nil {
			return nil, err
		}
		encoded = binary.AppendUvarint(encoded, uint64(code))
	}
	return encoded, nil
}
