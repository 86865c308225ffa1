package stats

import (
	"container/list"
	"context"
	"sync"
	"time"
)

// answers are kept by question, as many as there is room for.
type answers[T any] struct {
	mu    sync.Mutex
	room  int
	byKey map[string]*list.Element // of *kept[T]
	order *list.List               // asked for last stands first
	asked map[flightKey]*flight[T]
}

type kept[T any] struct {
	key      string
	revision Revision
	expires  time.Time // zero = not by itself
	answer   T
}

// flight is a question that is being asked.
type flight[T any] struct {
	done   chan struct{}
	answer T
	err    error
	gaveUp bool // whoever asked did not wait for the answer
}

type flightKey struct {
	key      string
	revision Revision
}

func newAnswers[T any](room int) answers[T] {
	return answers[T]{room: room, byKey: map[string]*list.Element{}, order: list.New(), asked: map[flightKey]*flight[T]{}}
}

// answer is what is kept of a question at a revision, or what is asked now.
func (a *answers[T]) answer(ctx context.Context, key string, r Revision, now, expires time.Time, ask func(context.Context) (T, error)) (none T, err error) {
	for {
		found, f, mine := a.find(key, r, now)
		switch {
		case f == nil:
			return found, nil
		case mine:
			return a.fly(ctx, f, kept[T]{key: key, revision: r, expires: expires}, ask)
		}
		select {
		case <-ctx.Done():
			return none, ctx.Err()
		case <-f.done:
		}
		if !f.gaveUp {
			return f.answer, f.err
		}
	}
}

// find returns what is kept, or else the flight that is under way to the answer;
// mine is one that begins now.
func (a *answers[T]) find(key string, r Revision, now time.Time) (found T, f *flight[T], mine bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if e := a.byKey[key]; e != nil {
		one := e.Value.(*kept[T])
		if one.revision == r && (one.expires.IsZero() || now.Before(one.expires)) {
			a.order.MoveToFront(e)
			return one.answer, nil, false
		}
	}
	at := flightKey{key, r}
	if f = a.asked[at]; f != nil {
		return found, f, false
	}
	f = &flight[T]{done: make(chan struct{}), gaveUp: true}
	a.asked[at] = f
	return found, f, true
}

// fly asks, and keeps the answer.
func (a *answers[T]) fly(ctx context.Context, f *flight[T], one kept[T], ask func(context.Context) (T, error)) (T, error) {
	defer func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		delete(a.asked, flightKey{one.key, one.revision})
		close(f.done)
	}()
	f.answer, f.err = ask(ctx)
	if f.gaveUp = f.err != nil && ctx.Err() != nil; f.err == nil {
		one.answer = f.answer
		a.keep(one)
	}
	return f.answer, f.err
}

// keep puts an answer in the place of an earlier one to the same question.
func (a *answers[T]) keep(one kept[T]) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if e := a.byKey[one.key]; e != nil {
		a.order.Remove(e)
	}
	a.byKey[one.key] = a.order.PushFront(&one)
	for a.order.Len() > a.room {
		oldest := a.order.Remove(a.order.Back()).(*kept[T])
		delete(a.byKey, oldest.key)
	}
}
