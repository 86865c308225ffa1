package storetest

import (
	"context"
	"slices"

	"maturita/intake"
	"maturita/scoring"
	"maturita/survey"
)

// resultsByEngine puts results of one response by three engines: one is
// official, the others stay as they were.
func resultsByEngine(s *shelf) {
	by := func(engine, version string) scoring.Result {
		r := Filled[scoring.Result](noon)
		r.Engine, r.Version = engine, version
		return r
	}
	put := func(id survey.ResponseID, r scoring.Result) step {
		return func(ctx context.Context, w intake.Writer) error { return w.PutResult(ctx, id, r) }
	}
	s.write(put("other", by("1", "other")))
	s.write(put("r", by("1", "a")))
	s.write(put("r", by("2", "b")), put("r", by("3", "c")))
	s.write(put("r", by("2", "again")))
	s.write(func(ctx context.Context, w intake.Writer) error {
		same(s, by("2", "again"))(w.Result(ctx, "r"))
		same(s, by("1", "a"))(w.ResultBy(ctx, "r", "1"))
		return nil
	})
	same(s, by("2", "again"))(s.Result(s.ctx, "r"))
	for engine, version := range map[string]string{"1": "a", "2": "again", "3": "c"} {
		same(s, by(engine, version))(s.ResultBy(s.ctx, "r", engine))
	}
	same(s, by("1", "other"))(s.Result(s.ctx, "other"))
	for _, one := range []struct {
		id     survey.ResponseID
		engine string
	}{{"r", "4"}, {"r", ""}, {"other", "2"}, {"none", "1"}} {
		_, err := s.ResultBy(s.ctx, one.id, one.engine)
		s.mustBe(survey.NotFound, err, "result of "+string(one.id)+" by "+one.engine)
	}
	s.mustBe(survey.Internal, s.Atomic(s.ctx, inOrder(put("r", by("5", "undone")), func(context.Context, intake.Writer) error {
		return survey.Fail(survey.Internal, "undo")
	})), "undoing")
	same(s, by("2", "again"))(s.Result(s.ctx, "r"))
	_, err := s.ResultBy(s.ctx, "r", "5")
	s.mustBe(survey.NotFound, err, "what was undone")
}

// frozenPages stores responses of all states to several versions in another
// order than that of their ids.
func frozenPages(s *shelf) {
	version := draft("").Instrument
	others := []survey.Ref{
		{ID: "prove", Version: version.Version}, {ID: version.ID, Version: survey.Version{Major: 2}},
		{ID: version.ID, Version: survey.Version{Major: 1, Minor: 1}}, {ID: version.ID, Version: survey.Version{Major: 1, Patch: 1}},
	}
	s.write(func(ctx context.Context, w intake.Writer) error {
		ids := slices.Concat(listed, withheld)
		slices.Reverse(ids)
		for i, id := range ids {
			r := draft(id)
			r.State = []survey.State{survey.Submitted, survey.Withdrawn}[i%2]
			if slices.Contains(withheld, id) {
				r.State = survey.Draft
			}
			other := r
			other.ID, other.Instrument = "other-"+id, others[i%len(others)]
			if err := inOrder(insert(other), insert(r))(ctx, w); err != nil {
				return err
			}
		}
		return nil
	})
	for _, limit := range []int{1, 2, 5, len(listed), 100} {
		same(s, listed)(s.frozen(version, limit), nil)
	}
	for _, limit := range []int{0, -1} {
		if page, err := s.FrozenIDs(s.ctx, version, "", limit); err != nil || len(page) > 0 {
			s.t.Errorf("a page of %d has %d: %v", limit, len(page), err)
		}
	}
	n := 0
	for _, ref := range others {
		n += len(s.frozen(ref, 3))
	}
	same(s, len(listed))(n, nil)
	s.change("b", func(r *survey.Response) { r.State = survey.Withdrawn })
	s.change("ab", func(r *survey.Response) { r.State = survey.Submitted })
	same(s, slices.Insert(slices.Clone(listed), slices.Index(listed, "b"), "ab"))(s.frozen(version, 4), nil)
	same(s, survey.ResponseID("b"))(s.firstAfter(version, "ab"), nil)
}

func (s *shelf) frozen(ref survey.Ref, limit int) (ids []survey.ResponseID) {
	s.t.Helper()
	after := survey.ResponseID("")
	for {
		page, err := s.FrozenIDs(s.ctx, ref, after, limit)
		s.must(err)
		if len(page) > limit {
			s.t.Fatalf("a page of %d has %d", limit, len(page))
		}
		ids = append(ids, page...)
		if len(page) < limit {
			return ids
		}
		after = ids[len(ids)-1]
	}
}

// firstAfter is the response that comes after one.
func (s *shelf) firstAfter(ref survey.Ref, after survey.ResponseID) survey.ResponseID {
	s.t.Helper()
	page, err := s.FrozenIDs(s.ctx, ref, after, 1)
	s.must(err)
	if len(page) != 1 {
		s.t.Fatalf("nothing comes after %s", after)
	}
	return page[0]
}
