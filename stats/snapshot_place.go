package stats

import (
	"time"

	"maturita/territory"
)

// places are the chambers and regions of the provinces on a day.
type places struct {
	provinces []territory.Sigla
	chamberOf map[territory.Sigla]string
	regionOf  map[territory.Sigla]string

	chambers, regions []string
	regionAbove       map[string]string // of each chamber
	provincesOf       map[string][]territory.Sigla
}

// placesOn are those of the Italian day of an instant. A chamber that the registry
// does not know is an unknown one of its region.
func placesOn(r *territory.Registry, day time.Time) places {
	p := places{
		chamberOf: map[territory.Sigla]string{}, regionOf: map[territory.Sigla]string{},
		regions: r.Regions(), regionAbove: map[string]string{}, provincesOf: map[string][]territory.Sigla{},
	}
	known := map[string]bool{}
	var unknown []string
	for _, province := range r.Provinces() {
		id := Unknown + ":" + province.Region
		if c, ok := r.ChamberOf(province.Sigla, day); ok {
			id = string(c.ID)
			known[id] = true
		} else {
			unknown = withNew(unknown, id)
		}
		p.provinces = append(p.provinces, province.Sigla)
		p.chamberOf[province.Sigla], p.regionOf[province.Sigla] = id, province.Region
		p.regionAbove[id] = province.Region
		p.provincesOf[province.Region] = append(p.provincesOf[province.Region], province.Sigla)
	}
	for _, c := range r.Chambers(day) {
		if known[string(c.ID)] {
			p.chambers = append(p.chambers, string(c.ID))
		}
	}
	p.chambers = append(p.chambers, unknown...)
	return p
}

// lastDay is an instant of the last day of a span.
func lastDay(s Span) time.Time { return s.Period().Until.Add(-time.Second) }
