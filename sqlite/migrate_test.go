package sqlite

import (
	"testing"

	"maturita/survey"
)

// TestFirstSchemaIsBroughtForward opens a database of the first release: what
// was published is there, in force, and can be retired.
func TestFirstSchemaIsBroughtForward(t *testing.T) {
	path := ofSchema(t, 1, "INSERT INTO publications (id, major, minor, patch, digest, canonical, published) VALUES ('prova', 1, 2, 3, 'd', x'7b7d', 1000)")
	store, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	ref := survey.Ref{ID: "prova", Version: survey.Version{Major: 1, Minor: 2, Patch: 3}}
	p, err := store.Publication(t.Context(), ref)
	if err != nil || p.Retired() || string(p.Canonical) != "{}" || p.PublishedAt.Unix() != 1 {
		t.Fatal(p, err)
	}
	if err := store.Retire(t.Context(), ref, p.PublishedAt); err != nil {
		t.Fatal(err)
	}
	if p, err = store.Publication(t.Context(), ref); err != nil || !p.Retired() {
		t.Fatal(p, err)
	}
}
