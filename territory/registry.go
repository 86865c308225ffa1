// Package territory knows the chambers of commerce, provinces and regions over
// time, and the ATECO classification. Its facts are the files in data/.
package territory

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the binary runs where no zone files are
)

//go:embed data/*.csv
var data embed.FS

// Sigla is the two-letter code of a province, upper case. NA is Napoli.
type Sigla string

// ChamberID names a chamber of commerce for ever, merged ones too.
type ChamberID string

// Province is one of the Italian provinces.
type Province struct {
	Sigla      Sigla
	Name       string
	ISTAT      string // code of the province
	UTS        string // code of the metropolitan city, where it is one
	NUTS3      string // 2024
	RegionCode string // ISTAT
	Region     string
}

// Chamber is one chamber of commerce with the time in which it existed.
type Chamber struct {
	ID        ChamberID
	Name      string
	Provinces []Sigla
	From, To  string // YYYY-MM-DD inclusive, "" = unbounded
	Successor ChamberID
	Certainty string // checked, background or to-verify
}

// Registry is the dated registry of provinces and chambers. It is read-only.
type Registry struct {
	provinces []Province
	bySigla   map[Sigla]*Province
	chambers  []Chamber
}

// Italy returns the registry that the binary carries.
var Italy = sync.OnceValue(func() *Registry {
	r, err := read()
	if err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	return r
})

func read() (*Registry, error) {
	r := &Registry{bySigla: map[Sigla]*Province{}}
	rows, err := table("provinces.csv", 7)
	if err != nil {
		return nil, err
	}
	for _, f := range rows {
		r.provinces = append(r.provinces, Province{Sigla(f[0]), f[1], f[2], f[3], f[4], f[5], f[6]})
	}
	for i := range r.provinces {
		p := &r.provinces[i]
		if r.bySigla[p.Sigla] != nil {
			return nil, fmt.Errorf("province %s twice", p.Sigla)
		}
		r.bySigla[p.Sigla] = p
	}
	if rows, err = table("chambers.csv", 7); err != nil {
		return nil, err
	}
	for _, f := range rows {
		c := Chamber{ID: ChamberID(f[0]), Name: f[1], From: f[3], To: f[4], Successor: ChamberID(f[5]), Certainty: f[6]}
		for _, s := range strings.Fields(f[2]) {
			if r.bySigla[Sigla(s)] == nil {
				return nil, fmt.Errorf("chamber %s: unknown province %s", c.ID, s)
			}
			c.Provinces = append(c.Provinces, Sigla(s))
		}
		r.chambers = append(r.chambers, c)
	}
	return r, nil
}

func table(name string, columns int) ([][]string, error) {
	raw, err := data.ReadFile("data/" + name)
	if err != nil {
		return nil, err
	}
	reader := csv.NewReader(bytes.NewReader(raw))
	reader.FieldsPerRecord = columns
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return rows[1:], nil
}

// Provinces returns all provinces by name.
func (r *Registry) Provinces() []Province {
	sorted := slices.Clone(r.provinces)
	slices.SortFunc(sorted, func(a, b Province) int { return strings.Compare(fold(a.Name), fold(b.Name)) })
	return sorted
}

// Province returns a province by its sigla.
func (r *Registry) Province(s Sigla) (Province, bool) {
	p := r.bySigla[s]
	if p == nil {
		return Province{}, false
	}
	return *p, true
}

// ChamberOf returns the chamber that covers a province on the Italian day of
// an instant; ok is false where the registry does not know one, and for the
// zero instant, an unknown date.
func (r *Registry) ChamberOf(s Sigla, day time.Time) (Chamber, bool) {
	if day.IsZero() {
		return Chamber{}, false
	}
	date := day.In(Rome()).Format(time.DateOnly)
	for _, c := range r.chambers {
		if slices.Contains(c.Provinces, s) && (c.From == "" || c.From <= date) && (c.To == "" || date <= c.To) {
			return c, true
		}
	}
	return Chamber{}, false
}

// Rome is the time zone of Italy.
var Rome = sync.OnceValue(func() *time.Location {
	loc, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	return loc
})

// Chamber returns a chamber by its id, a merged one too.
func (r *Registry) Chamber(id ChamberID) (Chamber, bool) {
	i := slices.IndexFunc(r.chambers, func(c Chamber) bool { return c.ID == id })
	if i < 0 {
		return Chamber{}, false
	}
	return r.chambers[i], true
}

// RegionOf returns the region of a chamber, a merged one too; "" for one that is
// not known. No chamber lies in two.
func (r *Registry) RegionOf(id ChamberID) string {
	chamber, ok := r.Chamber(id)
	if !ok || len(chamber.Provinces) == 0 {
		return ""
	}
	province, _ := r.Province(chamber.Provinces[0])
	return province.Region
}

// Chambers returns the chambers that exist on the Italian day of an instant, by
// name.
func (r *Registry) Chambers(day time.Time) []Chamber {
	date := day.In(Rome()).Format(time.DateOnly)
	var all []Chamber
	for _, c := range r.chambers {
		if (c.From == "" || c.From <= date) && (c.To == "" || date <= c.To) {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b Chamber) int { return strings.Compare(fold(a.Name), fold(b.Name)) })
	return all
}

// Regions returns the names of the regions, in order.
func (r *Registry) Regions() []string {
	var all []string
	for _, p := range r.provinces {
		all = append(all, p.Region)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
