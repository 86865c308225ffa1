package sqlite

import (
	"database/sql"
	"fmt"
	"slices"
	"testing"

	"maturita/survey"
	"maturita/territory"
)

// TestNamesFromBefore opens a database of the twelfth schema, with more responses
// than are read at once: companies are found by the names of what they submitted
// or withdrew, and by those of no draft.
func TestNamesFromBefore(t *testing.T) {
	const insert = "INSERT INTO responses (" + responseColumns + ") VALUES (?, 'prova', 1, 0, 0, ?, 4, '1', 1000, 'it', ?, NULL, '', '{}', 1000, 1000, 9000, 2000, NULL, ?, 'claimed', '', '', NULL, 0, NULL)"
	path := ofSchema(t, 12)
	inFile(t, path, func(tx *sql.Tx) {
		for i := range 2*fillPage + 3 {
			state := []string{"submitted", "withdrawn", "draft"}[i%3]
			profile := fmt.Sprintf(`{"companyName":"Caffè S.r.l. numero%d","province":"FI"}`, i)
			if _, err := tx.ExecContext(t.Context(), insert, fmt.Sprintf("r%04d", i), state, profile, fmt.Sprintf("c%04d", i)); err != nil {
				t.Fatal(err)
			}
		}
	})
	store, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close(t.Context())
	for i, want := range [][]survey.CompanyID{{"c0000"}, {"c0001"}, nil} {
		got, err := store.CompaniesNamed(t.Context(), []territory.Sigla{"FI"}, []string{"caffe", "srl", fmt.Sprint("numero", i)}, 1)
		if i == 2 { // a draft, but numero2 begins others too
			got, err = store.CompaniesNamed(t.Context(), []territory.Sigla{"FI"}, []string{"numero1001"}, 9)
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%d: %v, %v", i, got, err)
		}
	}
	all, err := store.CompaniesNamed(t.Context(), []territory.Sigla{"FI"}, []string{"caff"}, 3*fillPage)
	if err != nil || len(all) != 669 {
		t.Errorf("%d are found: %v", len(all), err)
	}
}
