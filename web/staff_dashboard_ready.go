package web

import (
	"crypto/sha256"
	"encoding/json"
	"html/template"
)

// dashboardFigures are all figures of a dashboard.
type dashboardFigures struct {
	Key     *figureView
	Keys    []keyView
	Figures []figureView
}

// dashboardKey names what figures follow from: what they tell, of whom, in which
// language and with which addresses.
type dashboardKey struct {
	digest                [sha256.Size]byte
	language, path, query string
}

// dashboardFigures renders the figures of a dashboard, once for all who see the
// same ones within a minute.
func (s *Server) dashboardFigures(m *dashboardMaker) (template.HTML, error) {
	told, err := json.Marshal(m.d)
	if err != nil {
		return "", err
	}
	key := dashboardKey{sha256.Sum256(told), m.p.Lang, m.path, m.query}
	return s.figures.get(key, func() (template.HTML, error) {
		var all dashboardFigures
		for _, f := range m.figures() {
			if f.ID == keyFigures {
				all.Key, all.Keys = &f, m.keys()
				continue
			}
			all.Figures = append(all.Figures, f)
		}
		return s.pages.part(m.p.Lang, "dashboard-figures", all)
	})
}
