package stats

import (
	"cmp"
	"container/list"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"maturita/survey"
)

// answers are kept by question, as many cells as there is room for. It is safe
// for concurrent use; what is kept is never changed.
type answers struct {
	mu    sync.Mutex
	room  int // for how many more cells
	taken int
	byKey map[string]*list.Element // of *kept
	order *list.List               // asked for last stands first
	asked map[flightKey]*flight
}

type kept struct {
	key      string
	revision Revision
	expires  time.Time // zero = not by itself
	cells    any
	size     int
}

// flight is a question that is being asked.
type flight struct {
	done   chan struct{}
	cells  any
	err    error
	gaveUp bool // whoever asked did not wait for the answer
}

type flightKey struct {
	key      string
	revision Revision
}

func newAnswers(room int) *answers {
	return &answers{room: room, byKey: map[string]*list.Element{}, order: list.New(), asked: map[flightKey]*flight{}}
}

// answer is what is kept of a question at a revision, or what is asked now.
func answer[T any](ctx context.Context, a *answers, key string, r Revision, now, expires time.Time, ask func(context.Context) ([]T, error)) ([]T, error) {
	for {
		cells, f, mine := a.find(key, r, now)
		switch {
		case f == nil:
			return cells.([]T), nil
		case mine:
			return fly(ctx, a, f, kept{key: key, revision: r, expires: expires}, ask)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-f.done:
		}
		if f.gaveUp {
			continue
		}
		if f.err != nil {
			return nil, f.err
		}
		return f.cells.([]T), nil
	}
}

// find returns what is kept, or else the flight that is under way to the answer;
// mine is one that begins now.
func (a *answers) find(key string, r Revision, now time.Time) (cells any, f *flight, mine bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if e := a.byKey[key]; e != nil {
		one := e.Value.(*kept)
		if one.revision == r && (one.expires.IsZero() || now.Before(one.expires)) {
			a.order.MoveToFront(e)
			return one.cells, nil, false
		}
	}
	at := flightKey{key, r}
	if f = a.asked[at]; f != nil {
		return nil, f, false
	}
	f = &flight{done: make(chan struct{}), gaveUp: true}
	a.asked[at] = f
	return nil, f, true
}

// fly asks, and keeps the answer.
func fly[T any](ctx context.Context, a *answers, f *flight, one kept, ask func(context.Context) ([]T, error)) ([]T, error) {
	defer func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		delete(a.asked, flightKey{one.key, one.revision})
		close(f.done)
	}()
	cells, err := ask(ctx)
	f.cells, f.err, f.gaveUp = cells, err, err != nil && ctx.Err() != nil
	if err == nil {
		one.cells, one.size = cells, max(1, len(cells))
		a.keep(one)
	}
	return cells, err
}

// keep puts an answer in the place of an earlier one to the same question.
func (a *answers) keep(one kept) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.drop(a.byKey[one.key])
	if one.size > a.room+a.taken {
		return
	}
	for a.room < one.size {
		a.drop(a.order.Back())
	}
	a.take(one.size)
	a.byKey[one.key] = a.order.PushFront(&one)
}

func (a *answers) drop(e *list.Element) {
	if e == nil {
		return
	}
	one := a.order.Remove(e).(*kept)
	a.take(-one.size)
	delete(a.byKey, one.key)
}

func (a *answers) take(cells int) { a.room, a.taken = a.room-cells, a.taken+cells }

// keyOf is the same for questions that come to the same; open is a period that
// has no end.
func keyOf(kind string, s Selection, by []Dimension, open bool) string {
	period := fmt.Sprint(s.Period.From.Unix(), s.Period.From.Nanosecond(), s.Period.Until.Unix(), s.Period.Until.Nanosecond())
	if open {
		period = fmt.Sprint(s.Period.From.Unix(), s.Period.From.Nanosecond())
	}
	versions := slices.Clone(s.Versions)
	slices.SortFunc(versions, func(a, b survey.Version) int { return a.Compare(b) })
	return fmt.Sprintf("%s %q %q %q %q %v %q %q %q %q %q", kind, s.Which, period, s.Instrument,
		set(s.Provinces), slices.Compact(versions), set(s.Sizes), set(s.Sections), set(s.Reasons), set(s.Assurances), set(by))
}

// set is a list as a set: in order, each once.
func set[T cmp.Ordered](list []T) []T { return slices.Compact(slices.Sorted(slices.Values(list))) }
