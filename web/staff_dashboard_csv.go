package web

import (
	"mime"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"maturita/staff"
)

// dashboardFile is one figure of a dashboard as a file for a spreadsheet.
func (s *Server) dashboardFile(c *gin.Context, actor staff.Actor, where staffScope) error {
	form := s.figuresForm(c.Request.URL.Query())
	d, err := s.Figures.Dashboard(c.Request.Context(), actor, where.Scope, form)
	if err != nil {
		return err
	}
	m, err := s.newDashboardMaker(c, where, d, form)
	if err != nil {
		return err
	}
	filters, err := s.newDashboardFilters(c, where, form, nil)
	if err != nil {
		return err
	}
	all := m.figures()
	i := slices.IndexFunc(all, func(f figureView) bool { return f.ID == c.Param("figure") && f.Table != nil })
	if i < 0 {
		return errNoPage
	}
	file, err := figureFile(all[i], m.about(filters), m.p.T("dashboard.inside"))
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": all[i].File + ".csv"}))
	c.Data(http.StatusOK, "text/csv; charset=utf-8", file)
	return nil
}

// figureFile is a figure's table with what it is of above it.
func figureFile(f figureView, about []dashboardFact, inside string) ([]byte, error) {
	lines := [][]string{{f.Title}, {inside}}
	for _, fact := range about {
		lines = append(lines, []string{fact.Name, fact.Value})
	}
	lines = append(lines, []string{f.Foot}, []string{""})
	head := []string{f.Table.Corner}
	for _, h := range f.Table.Heads {
		head = append(head, h.Data...)
	}
	lines = append(lines, head)
	for _, row := range f.Table.Rows {
		line := []string{row.Head}
		for _, cell := range row.Cells {
			line = append(line, cell.Data...)
		}
		lines = append(lines, line)
	}
	file := newSheet()
	for _, line := range lines {
		for i := range line {
			line[i] = plain(line[i])
		}
		file.line(line...)
	}
	return file.bytes()
}
