package report

import (
	"strings"

	"maturita/survey"
)

// advice is the texts that the rules chose, with the technologies by Elenco, and
// the technologies that the company states.
func (m *maker) advice() {
	m.part(func() {
		m.heading(2, m.said("report.advice"))
		texts := map[survey.AdviceID]*survey.Advice{}
		for i := range m.q.Advice {
			texts[m.q.Advice[i].ID] = &m.q.Advice[i]
		}
		listed := false
		for _, id := range m.src.Result.Advice {
			if a := texts[id]; a != nil {
				m.adviceText(a)
				listed = listed || len(a.Technologies) > 0
			}
		}
		if len(m.src.Result.Advice) == 0 {
			m.para(m.said("report.advice-none"), textStyle)
		}
		if listed {
			m.para(m.said("report.lists-note"), smallStyle)
		}
	})
	m.technologiesInUse()
}

func (m *maker) adviceText(a *survey.Advice) {
	p := m.Phrase(a.Text)
	m.block(keptTogether, func() {
		for _, paragraph := range paragraphs(p.Text) {
			m.para(Line{{paragraph, p.Language}}, textStyle)
		}
		var items []Line
		for _, one := range []struct {
			list int
			key  string
		}{{1, "report.technologies-1"}, {2, "report.technologies-2"}} {
			if names := m.technologies(a.Technologies, one.list); names != nil {
				items = append(items, m.said(one.key, survey.Args{"Names": strings.Join(names, "; ")}))
			}
		}
		var services []string
		for _, service := range a.Services {
			if name, known := m.printer.Find("service." + service); known {
				services = append(services, name)
			}
		}
		if services != nil {
			items = append(items, m.said("report.services", survey.Args{"Names": strings.Join(services, "; ")}))
		}
		m.bullets(items)
	})
}

// technologiesInUse lists what the answers state to be in use and planned.
func (m *maker) technologiesInUse() {
	inUse, planned := m.src.Model.Technologies(m.src.Answers)
	if len(inUse)+len(planned) == 0 {
		return
	}
	m.part(func() {
		m.heading(3, m.said("report.use"))
		for _, group := range []struct {
			key string
			ids []survey.TechnologyID
		}{{"report.in-use", inUse}, {"report.planned", planned}} {
			if len(group.ids) == 0 {
				continue
			}
			m.keepWithNext()
			m.para(m.said(group.key), strongStyle)
			m.bullets(m.listed(group.ids))
		}
	})
}

// listed names technologies with the list that each is on.
func (m *maker) listed(ids []survey.TechnologyID) []Line {
	lists := map[survey.TechnologyID]int{}
	for _, t := range survey.Technologies() {
		lists[t.ID] = t.List
	}
	var all []Line
	for _, id := range ids {
		all = append(all, m.said("report.list", survey.Args{"Name": m.printer.T("technology." + string(id)), "List": lists[id]}))
	}
	return all
}

// paragraphs are the parts of a text between empty lines.
func paragraphs(text string) []string {
	var all []string
	for _, part := range strings.Split(breaks.Replace(text), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}
