package territory_test

import (
	"testing"

	"maturita/territory"
)

func TestFormer(t *testing.T) {
	for id, want := range map[territory.ChamberID]string{
		"toscana-nord-ovest": " lucca massa-carrara pisa", "arezzo-siena": " arezzo siena", "riviere-di-liguria": " imperia la-spezia savona",
		"firenze": "", "lucca": "", "atlantide": "", "": "",
	} {
		got := ""
		for _, c := range territory.Italy().Former(id) {
			got += " " + string(c.ID)
		}
		if got != want {
			t.Errorf("into %q merged%s, want%s", id, got, want)
		}
	}
}
