package territory

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

//go:embed data/provinces.geojson
var provincesMap []byte

// ProvincesMap returns the map of the provinces that the binary carries, as
// GeoJSON. It must not be changed.
func ProvincesMap() []byte { return provincesMap }

// ErrMap is wrapped where a file is no map of the provinces.
var ErrMap = errors.New("map of the provinces")

// mapFile is a map of the provinces (RFC 7946) with where it comes from in a
// member of our own.
type mapFile struct {
	Type     string `json:"type"`
	Source   string `json:"source"`
	Features []struct {
		Type     string `json:"type"`
		ID       any    `json:"id"`
		Geometry struct {
			Type        string          `json:"type"`
			Coordinates json.RawMessage `json:"coordinates"`
		} `json:"geometry"`
	} `json:"features"`
}

type (
	point   [2]float64
	polygon [][]point
)

// ReadMap checks that a file is GeoJSON with one area, a Polygon or MultiPolygon
// in degrees, for every province of the registry, and nothing else; the id of each
// is the sigla. It returns what the file says of its source, "" when it does not.
// The error wraps ErrMap.
func (r *Registry) ReadMap(raw []byte) (source string, err error) {
	var f mapFile
	if err := json.Unmarshal(raw, &f); err != nil {
		return "", fmt.Errorf("%w: it is no JSON: %w", ErrMap, err)
	}
	if f.Type != "FeatureCollection" {
		return "", fmt.Errorf("%w: it is no GeoJSON FeatureCollection", ErrMap)
	}
	seen := map[Sigla]bool{}
	for i, one := range f.Features {
		id, _ := one.ID.(string)
		switch sigla := Sigla(id); {
		case one.Type != "Feature":
			return "", fmt.Errorf("%w: entry %d is no Feature", ErrMap, i+1)
		case r.bySigla[sigla] == nil:
			return "", fmt.Errorf("%w: the id of feature %d, %v, is no sigla of a province", ErrMap, i+1, one.ID)
		case seen[sigla]:
			return "", fmt.Errorf("%w: %s is there twice", ErrMap, sigla)
		default:
			seen[sigla] = true
		}
		if err := checkArea(one.Geometry.Type, one.Geometry.Coordinates); err != nil {
			return "", fmt.Errorf("%w: %s: %w", ErrMap, id, err)
		}
	}
	var missing []string
	for _, p := range r.provinces {
		if !seen[p.Sigla] {
			missing = append(missing, string(p.Sigla))
		}
	}
	if slices.Sort(missing); len(missing) > 0 {
		return "", fmt.Errorf("%w: it lacks %s", ErrMap, strings.Join(missing, ", "))
	}
	return f.Source, nil
}

func checkArea(kind string, coordinates json.RawMessage) error {
	var all []polygon
	var err error
	switch kind {
	case "Polygon":
		all = make([]polygon, 1)
		err = json.Unmarshal(coordinates, &all[0])
	case "MultiPolygon":
		err = json.Unmarshal(coordinates, &all)
	default:
		return fmt.Errorf("a geometry of type %q is no area", kind)
	}
	if err != nil || len(all) == 0 {
		return fmt.Errorf("the coordinates are not those of a %s", kind)
	}
	for _, rings := range all {
		if len(rings) == 0 {
			return errors.New("an area without a ring")
		}
		for _, ring := range rings {
			if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
				return errors.New("a ring that is not closed")
			}
			for _, p := range ring {
				if p[0] < -180 || p[0] > 180 || p[1] < -90 || p[1] > 90 {
					return errors.New("coordinates that are no degrees (WGS 84)")
				}
			}
		}
	}
	return nil
}
