package sqlite

import (
	"testing"

	"maturita/survey"
)

// TestResponsesFromBeforeReports opens a database of the fourth schema: its
// responses rectify nothing and have no legal representative, a form put aside
// among them, and have no report.
func TestResponsesFromBeforeReports(t *testing.T) {
	path := ofSchema(t, 4,
		`INSERT INTO responses VALUES ('r', 'prova', 1, 0, 0, 'submitted', 4, '1', 1000, 'it', '{"companyName":"Forno"}', '{"companyName":"For"}', '', '{}', 1000, 1000, 9000, 2000, NULL, 'c', 'claimed', '', 'earlier', NULL)`,
	)
	store, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	r, err := store.Response(t.Context(), "r")
	if err != nil || r.Rectifies || r.Updates != "earlier" || r.Profile != (survey.Profile{CompanyName: "Forno"}) || *r.Unfinished != (survey.ProfileForm{CompanyName: "For"}) {
		t.Fatalf("%+v %v", r, err)
	}
	if err := store.ReplaceResponse(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if _, err := store.ReportOf(t.Context(), "r"); survey.KindOf(err) != survey.NotFound {
		t.Fatal(err)
	}
}
