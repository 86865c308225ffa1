package territory_test

import (
	"regexp"
	"slices"
	"testing"
	"time"

	"maturita/territory"
)

func TestProvincesAreComplete(t *testing.T) {
	provinces := territory.Italy().Provinces()
	if len(provinces) != 107 {
		t.Errorf("%d provinces", len(provinces))
	}
	istat, nuts, regions := map[string]bool{}, map[string]bool{}, map[string]string{}
	for _, p := range provinces {
		if !regexp.MustCompile(`^[A-Z]{2}$`).MatchString(string(p.Sigla)) || !regexp.MustCompile(`^\d{3}$`).MatchString(p.ISTAT) ||
			!regexp.MustCompile(`^IT[A-Z]\w{2}$`).MatchString(p.NUTS3) || !regexp.MustCompile(`^(2\d\d)?$`).MatchString(p.UTS) || p.Name == "" {
			t.Errorf("%+v", p)
		}
		if istat[p.ISTAT] || nuts[p.NUTS3] {
			t.Errorf("%s shares a code with another province", p.Sigla)
		}
		istat[p.ISTAT], nuts[p.NUTS3] = true, true
		if name, ok := regions[p.RegionCode]; ok && name != p.Region {
			t.Errorf("region %s is %s and %s", p.RegionCode, name, p.Region)
		}
		regions[p.RegionCode] = p.Region
		if found, ok := territory.Italy().Province(p.Sigla); !ok || found != p {
			t.Errorf("%s is found as %+v", p.Sigla, found)
		}
	}
	if len(regions) != 20 {
		t.Errorf("%d regions", len(regions))
	}
}

func TestProvincesAreListedByName(t *testing.T) {
	provinces := territory.Italy().Provinces()
	at := func(s territory.Sigla) int {
		return slices.IndexFunc(provinces, func(p territory.Province) bool { return p.Sigla == s })
	}
	for _, pair := range [][2]territory.Sigla{{"AG", "AL"}, {"FM", "FE"}, {"FG", "FC"}, {"FC", "FR"}, {"NA", "NO"}, {"VV", "VI"}} {
		first, second := at(pair[0]), at(pair[1])
		if want := provinces[first].Name < provinces[second].Name; (first < second) != want {
			t.Errorf("%s and %s are in the wrong order", provinces[first].Name, provinces[second].Name)
		}
	}
	provinces[0].Name = "changed"
	if territory.Italy().Provinces()[0].Name == "changed" {
		t.Error("the registry can be changed")
	}
}

func TestNAIsNapoli(t *testing.T) {
	p, ok := territory.Italy().Province("NA")
	if !ok || p.Name != "Napoli" || p.Region != "Campania" {
		t.Errorf("NA is %+v", p)
	}
	if c, ok := territory.Italy().ChamberOf("NA", time.Now()); !ok || c.ID != "napoli" {
		t.Errorf("the chamber of NA is %+v", c)
	}
}

func TestUnknownProvinceIsUnknown(t *testing.T) {
	for _, s := range []territory.Sigla{"", "XX", "na", "N/A", "FI ", "Napoli", "\xff"} {
		if p, ok := territory.Italy().Province(s); ok || p != (territory.Province{}) {
			t.Errorf("%q is %+v", s, p)
		}
		if c, ok := territory.Italy().ChamberOf(s, time.Now()); ok || c.ID != "" {
			t.Errorf("the chamber of %q is %+v", s, c)
		}
	}
}
