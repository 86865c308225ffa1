package web

import (
	"encoding/csv"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"

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
	var out strings.Builder
	if err := writeFigure(&out, all[i], m.about(filters), m.p.T("dashboard.inside")); err != nil {
		return err
	}
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": all[i].File + ".csv"}))
	c.Data(http.StatusOK, "text/csv; charset=utf-8", []byte(out.String()))
	return nil
}

// writeFigure writes a figure's table with what it is of above it, as spreadsheets
// in Italy open it: a byte order mark, semicolons, decimal commas.
func writeFigure(w io.Writer, f figureView, about []dashboardFact, inside string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
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
	for _, line := range lines {
		for i := range line {
			line[i] = harmless(plain(line[i]))
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a text from being taken for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
