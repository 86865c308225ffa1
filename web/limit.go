package web

import (
	"net/netip"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"
)

// How often one client may try wrong links and ask for mails, how often one
// recipient may be written to, one response's report issued, and somebody try to
// sign in. Thirty firms of a workshop share an address, so
// right links are never counted.
const (
	guessEvery = 5 * time.Second
	guessBurst = 60
	mailEvery  = 10 * time.Second
	mailBurst  = 40
	inboxEvery = 10 * time.Minute
	inboxBurst = 10

	signInEvery   = 2 * time.Second
	signInBurst   = 60
	signInOfEvery = 30 * time.Second
	signInOfBurst = 8

	reportEvery = 10 * time.Second
	reportBurst = 20
	maxKeys     = 10_000
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

// client is the key of whoever sends a request: the address, or the network that
// one subscriber has of IPv6.
func client(c *gin.Context) string {
	address, err := netip.ParseAddr(c.ClientIP())
	if err != nil {
		return c.ClientIP()
	}
	if address = address.Unmap(); address.Is6() {
		if network, err := address.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return address.String()
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
