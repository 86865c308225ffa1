package web

import (
	"html/template"
	"sync"
)

// fragments keeps pieces of pages that are the same for whoever sees them: a
// piece follows from its key alone, and neither holds anything personal. It is
// safe for concurrent use.
type fragments struct {
	mu   sync.RWMutex
	kept map[any]template.HTML
}

// maxFragments bounds what is kept; beyond it everything is made anew.
const maxFragments = 4096

func newFragments() *fragments { return &fragments{kept: map[any]template.HTML{}} }

// get returns the piece of a key, made at the first time.
func (f *fragments) get(key any, render func() (template.HTML, error)) (template.HTML, error) {
	f.mu.RLock()
	piece, ok := f.kept[key]
	f.mu.RUnlock()
	if ok {
		return piece, nil
	}
	piece, err := render()
	if err != nil {
		return "", err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.kept) >= maxFragments {
		clear(f.kept)
	}
	f.kept[key] = piece
	return piece, nil
}
