// Package storetest is the contract suite of intake.Store: RunStore holds a
// store against the interface, RunService runs the use cases of intake.Service
// on it. Every store passes both.
package storetest

import (
	"context"
	"sync"
	"testing"

	"maturita/intake"
)

// Place makes a new, empty database and returns what opens it. Each call opens
// it once more, as another instance of the service does. The suite closes what
// it opened.
type Place func(t testing.TB) (open func() intake.Store)

// instances are the stores that a test has open at one place.
type instances struct {
	t      testing.TB
	open   func() intake.Store
	opened []intake.Store
}

func newInstances(t testing.TB, place Place) *instances {
	i := &instances{t: t, open: place(t)}
	t.Cleanup(i.close)
	return i
}

// another opens the place once more.
func (i *instances) another() intake.Store {
	store := i.open()
	i.opened = append(i.opened, store)
	return store
}

// second returns an instance beside the first, the same one each time.
func (i *instances) second() intake.Store {
	if len(i.opened) < 2 {
		return i.another()
	}
	return i.opened[1]
}

func (i *instances) close() {
	i.t.Helper()
	for _, store := range i.opened {
		if err := store.Close(context.WithoutCancel(i.t.Context())); err != nil {
			i.t.Error("closing:", err)
		}
	}
	i.opened = nil
}

// attempt is what one of several goroutines got.
type attempt[T any] struct {
	value T
	err   error
}

// together calls f from n goroutines that start at one moment.
func together[T any](n int, f func(i int) (T, error)) []attempt[T] {
	attempts := make([]attempt[T], n)
	start := make(chan struct{})
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			<-start
			attempts[i].value, attempts[i].err = f(i)
		})
	}
	close(start)
	wg.Wait()
	return attempts
}
