package stafftest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"maturita/staff"
	"maturita/survey"
)

func notes(t *testing.T, s staff.Store) {
	ctx := t.Context()
	all := make([]staff.Note, 6)
	for i := range all {
		at := noon.Add(time.Duration(i) * time.Second)
		all[i] = staff.Note{
			ID: staff.NoteID(staff.FirstEntry(at) + "x"), Company: "c", Chamber: "firenze", At: at,
			Author: "a", AuthorName: "Anna Čuk", Text: fmt.Sprintf("Nota %d,\ndue righe.", i),
		}
	}
	all[1].FollowUp = staff.Contacted
	all[2].FollowUp, all[2].Text = staff.Following, ""
	all[4].Chamber, all[4].FollowUp = "torino", staff.Followed
	all[5].Company = "d"
	if state, err := s.FollowUp(ctx, "firenze", "c"); state != staff.NotFollowed || err != nil {
		t.Errorf("before any note: %q, %v", state, err)
	}
	for i := range all {
		one := all[len(all)-1-i] // in whatever order they come
		write(t, s, func(ctx context.Context, w staff.Writer) error { return w.InsertNote(ctx, one) })
	}
	got, err := s.Notes(ctx, "firenze", "c", 10)
	same(t, got, []staff.Note{all[3], all[2], all[1], all[0]}, err)
	got, err = s.Notes(ctx, "firenze", "c", 2)
	same(t, got, []staff.Note{all[3], all[2]}, err)
	got, err = s.Notes(ctx, "torino", "c", 10)
	same(t, got, []staff.Note{all[4]}, err)
	for _, nothing := range []func() ([]staff.Note, error){
		func() ([]staff.Note, error) { return s.Notes(ctx, "torino", "d", 10) },
		func() ([]staff.Note, error) { return s.Notes(ctx, "firenze", "c", 0) },
		func() ([]staff.Note, error) { return s.Notes(ctx, "firenze", "c", -1) },
	} {
		if got, err := nothing(); len(got) != 0 || err != nil {
			t.Error(got, err)
		}
	}
	for where, want := range map[staff.Note]staff.FollowUp{
		{Chamber: "firenze", Company: "c"}: staff.Following, {Chamber: "torino", Company: "c"}: staff.Followed, {Chamber: "firenze", Company: "d"}: staff.NotFollowed,
	} {
		if state, err := s.FollowUp(ctx, where.Chamber, where.Company); state != want || err != nil {
			t.Errorf("%s in %s is %q, %v, want %q", where.Company, where.Chamber, state, err, want)
		}
	}
	err = s.Record(ctx, func(ctx context.Context, w staff.Writer) error { return w.InsertNote(ctx, all[0]) })
	mustFail(t, survey.Conflict, err, "a note twice")
}
