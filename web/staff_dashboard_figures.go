package web

import (
	"context"
	"time"

	"github.com/gin-gonic/gin"

	"maturita/locale"
	"maturita/staff"
	"maturita/stats"
	"maturita/survey"
	"maturita/web/chart"
)

// figureView is one figure: a sentence, a chart, and the table that says the same.
type figureView struct {
	ID, Title string
	Says      string   // what it shows
	Notes     []string // how it is meant
	Height    string   // class of the chart's room
	Option    chart.Option
	Table     *tableView
	CSV       string // address
	File      string // name of its files, without ending
	Foot      string // number, source, date, use
}

// tableView is a table on a page and, with its plain columns, in a file.
type tableView struct {
	Caption string
	Corner  string // head of the first column
	Heads   []tableHead
	Rows    []tableRow
}

type tableHead struct {
	Text string
	Data []string // heads of its columns in a file
}

type tableRow struct {
	Head  string
	Cells []tableCell
}

type tableCell struct {
	Text, Small string
	Few         bool
	Data        []string // as a file has it
}

// dashboardMaker tells a dashboard in a language.
type dashboardMaker struct {
	p     *locale.Printer
	q     *survey.Questionnaire // that the figures are of, nil where nothing counts
	d     staff.Dashboard
	where staffScope
	path  string // of files: the address of the dashboard with its filters
	query string
}

func (s *Server) newDashboardMaker(c *gin.Context, where staffScope, d staff.Dashboard, form staff.FiguresForm) (*dashboardMaker, error) {
	d.At = d.At.Truncate(time.Minute) // as it is told
	m := &dashboardMaker{p: s.printer(c), d: d, where: where, path: where.Path + dashboardPath, query: formQuery(form).Encode()}
	if d.Shown.ID == "" {
		return m, nil
	}
	var err error
	m.q, err = s.questionnaire(c.Request.Context(), d.Shown)
	return m, err
}

func (s *Server) questionnaire(ctx context.Context, ref survey.Ref) (*survey.Questionnaire, error) {
	model, err := s.Catalogue.Model(ctx, ref)
	if err != nil {
		return nil, err
	}
	return model.Questionnaire(), nil
}

// figures are those that there is something to show in, in the order of the page.
func (m *dashboardMaker) figures() []figureView {
	var all []figureView
	if m.q != nil && m.d.Now.Companies > 0 {
		all = append(all, m.keyFigure(), m.levels(), m.areas(), m.spread(), m.bySize(), m.bySection(), m.technologies(), m.moves())
	}
	if len(m.d.Trend) > 0 {
		all = append(all, m.trend())
	}
	if m.d.Open+m.d.Sent > 0 {
		all = append(all, m.journey())
	}
	for i := range all {
		f := &all[i]
		if f.Foot == "" {
			f.Foot = m.foot("")
		}
		f.File = "mappa-" + string(m.where.Chamber()) + "-" + f.ID
		if f.Table != nil {
			f.CSV = m.path + "/" + f.ID
			if m.query != "" {
				f.CSV += "?" + m.query
			}
		}
	}
	return all
}

// foot says how many a figure is of, and where it comes from.
func (m *dashboardMaker) foot(n string) string {
	text := m.p.T("dashboard.foot", survey.Args{"Where": m.where.Name, "Day": m.p.Date(m.lastDay()), "At": m.p.DateTime(m.d.At)})
	if n != "" {
		return "n = " + n + ". " + text
	}
	return text
}

// footOf is foot of so many companies.
func (m *dashboardMaker) footOf(n int64) string {
	return m.foot(m.p.T("dashboard.n-companies", survey.Args{"N": n}))
}

// few says that figures of few cases are marked, where there are any.
func (m *dashboardMaker) few(t *tableView) []string {
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Few {
				return []string{m.p.T("dashboard.few-note", survey.Args{"N": stats.FewCases})}
			}
		}
	}
	return nil
}
