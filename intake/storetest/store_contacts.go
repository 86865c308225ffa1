package storetest

import (
	"context"
	"slices"

	"maturita/intake"
	"maturita/survey"
)

// contacts are responses of one address by id: what a page shows in byte order
// and what it leaves out.
var (
	listed   = []survey.ResponseID{"-", "0", "00", "9", "A", "Z", "_", "a", "aa", "b", "f0", "z", "à", "🥖"}
	withheld = []survey.ResponseID{"01", "AA", "ab", "zz"}
)

// contactPages stores them in another order, with some of another address and
// of none.
func contactPages(s *shelf) {
	s.insertContacts()
	for _, limit := range []int{1, 2, 3, 5, len(listed), 100} {
		same(s, listed)(s.pages(limit, func() {}), nil)
	}
	for _, limit := range []int{0, -1} {
		if page, err := s.ResponsesByContact(s.ctx, "key", "", limit); err != nil || len(page) > 0 {
			s.t.Errorf("a page of %d has %d: %v", limit, len(page), err)
		}
	}
	for key, want := range map[string]int{"": 0, "ke": 0, "KEY": 0, "other": len(listed)} {
		if page, err := s.ResponsesByContact(s.ctx, key, "", 100); err != nil || len(page) != want {
			s.t.Errorf("%d responses for %q: %v", len(page), key, err)
		}
	}
}

func (s *shelf) insertContacts() {
	s.t.Helper()
	s.write(func(ctx context.Context, w intake.Writer) error {
		ids := slices.Concat(listed, withheld)
		slices.Reverse(ids)
		for i, id := range ids {
			r := draft(id)
			r.ContactKey = "key"
			if i%3 == 0 {
				r.State = survey.Submitted
			}
			if slices.Contains(withheld, id) {
				r.State = survey.Withdrawn
			}
			other, none := r, r
			other.ID, other.ContactKey = "other-"+id, "other"
			none.ID, none.ContactKey = "none-"+id, ""
			if err := inOrder(insert(other), insert(r), insert(none))(ctx, w); err != nil {
				return err
			}
		}
		return nil
	})
}

// pages reads page after page and returns the ids.
func (s *shelf) pages(limit int, between func()) (ids []survey.ResponseID) {
	s.t.Helper()
	after := survey.ResponseID("")
	for {
		page, err := s.ResponsesByContact(s.ctx, "key", after, limit)
		s.must(err)
		if len(page) > limit {
			s.t.Fatalf("a page of %d has %d", limit, len(page))
		}
		for _, r := range page {
			ids = append(ids, r.ID)
		}
		if len(page) < limit {
			return ids
		}
		after = ids[len(ids)-1]
		between()
	}
}

// contactPagesMove changes the list after each page: nobody who stays is left
// out or comes twice.
func contactPagesMove(s *shelf) {
	s.insertContacts()
	changes := []func(){
		func() { r := draft("!"); r.ContactKey = "key"; s.write(insert(r)) },   // before the page
		func() { r := draft("yes"); r.ContactKey = "key"; s.write(insert(r)) }, // after it
		func() { s.change("0", func(r *survey.Response) { r.State = survey.Withdrawn }) },
		func() { s.change("z", func(r *survey.Response) { r.State = survey.Withdrawn }) },
		func() { s.change("f0", func(r *survey.Response) { r.ContactKey = "moved" }) },
	}
	got := s.pages(2, func() {
		if len(changes) > 0 {
			changes[0]()
			changes = changes[1:]
		}
	})
	want := slices.DeleteFunc(slices.Clone(listed), func(id survey.ResponseID) bool { return id == "z" || id == "f0" })
	want = slices.Insert(want, slices.Index(want, "à"), "yes")
	same(s, want)(got, nil)
}

func (s *shelf) change(id survey.ResponseID, f func(*survey.Response)) {
	s.t.Helper()
	r := s.response(id)
	f(&r)
	s.must(s.ReplaceResponse(s.ctx, r))
}
