package web

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How often one network address may guess links or ask for mails. Thirty firms
// of a workshop share an address, so right links are never counted.
const (
	guessEvery = 5 * time.Second
	guessBurst = 60
	mailEvery  = 10 * time.Second
	mailBurst  = 40
	maxKeys    = 10_000
)

// limiter limits events by key. It holds at most maxKeys; the keys that have
// been quiet long enough to be full again are forgotten first.
type limiter struct {
	mu    sync.Mutex
	keys  map[string]*rate.Limiter
	every rate.Limit
	burst int
}

func newLimiter(every time.Duration, burst int) *limiter {
	return &limiter{keys: map[string]*rate.Limiter{}, every: rate.Every(every), burst: burst}
}

// allow takes one event of a key; false means too many.
func (l *limiter) allow(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	one := l.keys[key]
	if one == nil {
		if len(l.keys) >= maxKeys {
			l.forget()
		}
		one = rate.NewLimiter(l.every, l.burst)
		l.keys[key] = one
	}
	return one.Allow()
}

// exhausted reports whether a key has no events left, without taking one.
func (l *limiter) exhausted(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	one := l.keys[key]
	return one != nil && one.Tokens() < 1
}

func (l *limiter) forget() {
	for key, one := range l.keys {
		if one.Tokens() >= float64(l.burst) {
			delete(l.keys, key)
		}
	}
	for key := range l.keys {
		if len(l.keys) < maxKeys {
			return
		}
		delete(l.keys, key)
	}
}
