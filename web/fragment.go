package web

import (
	"html/template"
	"sync"
)

// fragments keeps pieces of pages that are the same for whoever sees them: a
// piece follows from its key alone, and neither holds anything personal. It is
// safe for concurrent use.
type fragments struct {
	mu    sync.RWMutex
	kept  map[any]template.HTML
	taken int // bytes
	room  int
}

// How many bytes are kept, of pieces of pages and of figures; beyond that all are
// made anew.
const (
	roomForPieces  = 8 << 20
	roomForFigures = 32 << 20
)

func newFragments(room int) *fragments { return &fragments{kept: map[any]template.HTML{}, room: room} }

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
	if f.taken += len(piece) - len(f.kept[key]); f.taken > f.room {
		clear(f.kept)
		f.taken = len(piece)
	}
	f.kept[key] = piece
	return piece, nil
}
