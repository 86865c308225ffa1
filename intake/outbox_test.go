package intake

import (
	"context"
	"strings"
	"testing"
	"time"

	"maturita/survey"
)

func TestMailsOfOneThingShareAnIDWithinFiveMinutes(t *testing.T) {
	mail := Mail{Kind: MailResume, Response: "r", CreatedAt: instant}
	same := mail
	same.CreatedAt, same.DueAt, same.Attempts, same.Sent = instant.Add(5*time.Minute-time.Millisecond), instant, 3, true
	if mailID(mail) != mailID(same) {
		t.Error("asked twice in one window, two mails go out")
	}
	ids := map[string]string{mailID(mail): "the first"}
	for what, change := range map[string]func(*Mail){
		"the next window":       func(m *Mail) { m.CreatedAt = instant.Add(5 * time.Minute) },
		"the window before":     func(m *Mail) { m.CreatedAt = instant.Add(-time.Millisecond) },
		"another response":      func(m *Mail) { m.Response = "r2" },
		"another kind":          func(m *Mail) { m.Kind = MailLostLink },
		"an address":            func(m *Mail) { m.ContactKey = "r" },
		"an address instead":    func(m *Mail) { m.Response, m.ContactKey = "", "r" },
		"an address of another": func(m *Mail) { m.Response, m.ContactKey = "", "r2" },
	} {
		other := mail
		change(&other)
		if earlier, taken := ids[mailID(other)]; taken {
			t.Errorf("%s has the id of %s", what, earlier)
		}
		ids[mailID(other)] = what
	}
}

func TestWindowsFollowOneAnother(t *testing.T) {
	for after, want := range map[time.Duration]time.Duration{
		0: 5 * time.Minute, time.Millisecond: 5 * time.Minute, 5*time.Minute - 1: 5 * time.Minute, 5 * time.Minute: 10 * time.Minute,
	} {
		if end := windowEnd(instant.Add(after)); !end.Equal(instant.Add(want)) {
			t.Errorf("after %s the window ends at %s", after, end)
		}
	}
}

func TestContactKeyIsOneForAllWaysToWriteAnAddress(t *testing.T) {
	key := contactKey("Forno@Esempio.it")
	if key != contactKey("forno@esempio.IT") || key == contactKey("forno@esempio.com") || len(key) != 64 || strings.Contains(key, "forno") {
		t.Error(key)
	}
	if contactKey("") != "" {
		t.Error("no address has a key")
	}
}

// postponed keeps what becomes of a mail that failed.
type postponed struct {
	Store
	due     time.Time
	deleted bool
}

func (p *postponed) RescheduleMail(_ context.Context, _ string, due time.Time, sent bool) error {
	if sent {
		return survey.Fail(survey.Internal, "sent")
	}
	p.due = due
	return nil
}

func (p *postponed) DeleteMail(context.Context, string) error {
	p.deleted = true
	return nil
}

func TestMailsAreTriedLessAndLessOftenAndGivenUp(t *testing.T) {
	for attempts, want := range map[int]time.Duration{
		1: time.Minute, 2: 2 * time.Minute, 3: 4 * time.Minute, 8: 128 * time.Minute, 9: 256 * time.Minute, 10: 0, 11: 0,
	} {
		store := &postponed{}
		s := New(store, nil, func() time.Time { return instant }, nil)
		if err := s.postpone(t.Context(), Mail{Attempts: attempts}); err != nil {
			t.Fatal(err)
		}
		if store.deleted != (want == 0) || (want > 0 && store.due.Sub(instant) != want) {
			t.Errorf("after %d attempts: due after %s, given up %v", attempts, store.due.Sub(instant), store.deleted)
		}
	}
}

// meeting is a store whose transactions meet others so many times.
type meeting struct {
	Store
	conflicts, runs int
	onRun           func()
}

func (m *meeting) Atomic(context.Context, func(context.Context, Writer) error) error {
	m.runs++
	if m.onRun != nil {
		m.onRun()
	}
	if m.runs > m.conflicts {
		return nil
	}
	return survey.Fail(survey.Conflict, "error.conflict")
}

func TestTransactionsThatMeetBeginAgainAndEndBusy(t *testing.T) {
	for _, c := range []struct {
		conflicts, runs int
		err             error
	}{{0, 1, nil}, {maxTries - 1, maxTries, nil}, {maxTries, maxTries, errBusy}} {
		store := &meeting{conflicts: c.conflicts}
		err := (&Service{store: store}).retry(t.Context(), nil)
		if err != c.err && (c.err == nil || err == nil || err.Error() != c.err.Error()) || store.runs != c.runs {
			t.Errorf("%d conflicts: %d runs, %v", c.conflicts, store.runs, err)
		}
	}
}

func TestNobodyBeginsAgainForACallerWhoLeft(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	store := &meeting{conflicts: maxTries, onRun: cancel}
	if err := (&Service{store: store}).retry(ctx, nil); err != context.Canceled || store.runs != 1 {
		t.Error(store.runs, err)
	}
}
