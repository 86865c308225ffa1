package web

import "sync"

// gate lets so many in at once in all, and so many of one client.
type gate struct {
	mu        sync.Mutex
	inside    map[string]int
	n         int
	all, each int
}

func newGate(all, each int) *gate { return &gate{inside: map[string]int{}, all: all, each: each} }

// enter takes a place for a client; false means that there is none. Who was let
// in leaves.
func (g *gate) enter(client string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.n >= g.all || g.inside[client] >= g.each {
		return false
	}
	g.n++
	g.inside[client]++
	return true
}

func (g *gate) leave(client string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.n--
	if g.inside[client]--; g.inside[client] == 0 {
		delete(g.inside, client)
	}
}
