package web

import (
	"strings"

	"maturita/survey"
)

// about says what the figures are of: the period, and what was chosen.
func (m *dashboardMaker) about(filters dashboardFilters) []dashboardFact {
	p := m.p
	period := p.T("dashboard.period-until", survey.Args{"To": p.Date(m.lastDay())})
	if from := m.d.Query.Period.From; !from.IsZero() {
		period = p.T("dashboard.period-between", survey.Args{"From": p.Date(from), "To": p.Date(m.lastDay())})
	}
	all := []dashboardFact{{p.T("dashboard.scope"), m.where.Name}, {p.T("dashboard.period"), period}}
	for _, list := range filters.Fields {
		for _, option := range list.Options {
			if option.Chosen && option.Value != "" && list.Name != "periodo" || option.Chosen && list.Name == "territorio" {
				all = append(all, dashboardFact{list.Label, option.Text})
			}
		}
	}
	return all
}

// versionsSaid says which versions the figures are of, and how many companies are
// left out for it.
func (m *dashboardMaker) versionsSaid() string {
	if m.d.Shown.ID == "" {
		return ""
	}
	version := m.d.Query.Version
	if version == "" || !strings.Contains(version, ".") {
		version = m.p.T("dashboard.major-all", survey.Args{"Major": m.d.Shown.Version.Major})
	}
	key := "dashboard.versions"
	if m.d.Query.Version != "" {
		key = "dashboard.versions-asked"
	}
	return m.p.T(key, survey.Args{"Version": version, "Left": m.d.Left})
}
