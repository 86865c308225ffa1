package sqlite

import (
	"testing"

	"maturita/intake"
)

// TestResponsesFromBeforeDelegations opens a database of the second schema: its
// responses have no delegation, its links are of none, and both can be written.
func TestResponsesFromBeforeDelegations(t *testing.T) {
	path := ofSchema(t, 2,
		`INSERT INTO responses VALUES ('r', 'prova', 1, 0, 0, 'draft', 4, '1', 1000, 'it', '{}', NULL, '', '{"sito":{"k":"option","o":"si","os":null,"rows":null,"rev":2,"at":1000}}', 1000, 1000, 9000, NULL, NULL, '', 'claimed', '', '')`,
		`INSERT INTO links VALUES ('h', 'r', 'edit', 1000, 9000, NULL)`,
	)
	store, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	r, err := store.Response(t.Context(), "r")
	if err != nil || r.Delegations != nil || r.Answers["sito"].By != "" || r.Answers["sito"].Answer.Option != "si" {
		t.Fatalf("%+v %v", r, err)
	}
	if err := store.ReplaceResponse(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	link, err := store.Link(t.Context(), "h")
	if err != nil || link.Delegation != "" || link.Scope != intake.ScopeEdit {
		t.Fatalf("%+v %v", link, err)
	}
}
