package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// points is a score with one decimal.
func (m *dashboardMaker) points(v stats.MicroPoints) string { return m.p.Number(pointsOf(v, 1)) }

// pointsOf writes a score with some decimals, rounded half up.
func pointsOf(v stats.MicroPoints, decimals int) string {
	unit := stats.MicroPoints(1_000_000)
	for range decimals {
		unit /= 10
	}
	rounded := (v + unit/2) / unit
	scale := 1_000_000 / unit
	return fmt.Sprintf("%d.%0*d", rounded/scale, decimals, rounded%scale)
}

// float is a score for a chart.
func float(v stats.MicroPoints) float64 { return float64(v/10_000) / 100 }

// share is a part in whole percent, rounded half up.
func (m *dashboardMaker) share(part, whole int64) string {
	if whole == 0 {
		return ""
	}
	return m.p.T("dashboard.percent", survey.Args{"N": (200*part + whole) / (2 * whole)})
}

// nothing stands where there is no figure.
const nothing = "–"

// counted is a cell with a number of companies and their share.
func (m *dashboardMaker) counted(n, of int64) tableCell {
	c := tableCell{Text: m.p.Count(n), Data: []string{strconv.FormatInt(n, 10), ""}}
	if of > 0 {
		c.Small = m.share(n, of)
		c.Data[1] = strings.Replace(strconv.FormatFloat(100*float64(n)/float64(of), 'f', 1, 64), ".", ",", 1)
	}
	return c
}

// number is a cell with a plain number.
func (m *dashboardMaker) number(n int64) tableCell {
	return tableCell{Text: m.p.Count(n), Data: []string{strconv.FormatInt(n, 10)}}
}

// mean is a cell with the mean of some scores and how many they are.
func (m *dashboardMaker) mean(s stats.Sum) tableCell {
	mean := s.Mean()
	if mean == nil {
		return tableCell{Text: nothing, Data: []string{"", "0"}}
	}
	return tableCell{
		Text: m.points(*mean), Small: "n " + m.p.Count(s.N), Few: s.N < stats.FewCases,
		Data: []string{fileNumber(*mean), strconv.FormatInt(s.N, 10)},
	}
}

// fileNumber is a score as a file has it, whatever the language.
func fileNumber(v stats.MicroPoints) string { return strings.Replace(pointsOf(v, 2), ".", ",", 1) }

// meanHead is the head of a column of means.
func (m *dashboardMaker) meanHead(name string) tableHead {
	return tableHead{name, []string{m.p.T("dashboard.mean-of", survey.Args{"Name": name}), m.p.T("dashboard.n-of", survey.Args{"Name": name})}}
}

// plain is a text without the marks of its language, for what holds no elements.
func plain(s string) string { return foreignMarks.ReplaceAllString(s, "") }

func (m *dashboardMaker) words(t survey.Text) string { return words(m.p, m.q, t) }

// lastDay is an instant of the last day of the period.
func (m *dashboardMaker) lastDay() time.Time { return m.d.Query.Period.Until.Add(-time.Millisecond) }

// month is a month in digits or short words.
func (m *dashboardMaker) month(of stats.Month) string {
	forms := map[string]string{"en": "Jan 2006", "de": "01.2006"}
	form := forms[m.p.Lang]
	if form == "" {
		form = "01/2006"
	}
	return of.Start().In(territory.Rome()).Format(form)
}

// levelName is a level of the questionnaire, or that there is none.
func (m *dashboardMaker) levelName(id survey.LevelID) string {
	if id == "" {
		return m.p.T("company.result.no-level")
	}
	if l := m.q.Level(id); l != nil {
		return m.words(l.Name)
	}
	return string(id)
}

// levelOrder are the levels of the questionnaire from the lowest, after no level
// where somebody has none and before those that only earlier versions have.
func (m *dashboardMaker) levelOrder(used map[survey.LevelID]bool) []survey.LevelID {
	var all, others []survey.LevelID
	if used[""] {
		all = append(all, "")
	}
	for i := range m.q.Levels {
		all = append(all, m.q.Levels[i].ID)
	}
	for id := range used {
		if !slices.Contains(all, id) {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	return append(all, others...)
}

// areaOrder are the areas that have scores: those of the questionnaire, then any
// that only earlier versions have.
func (m *dashboardMaker) areaOrder() []survey.AreaID {
	var all, others []survey.AreaID
	for i := range m.q.Areas {
		if id := m.q.Areas[i].ID; m.d.Areas[id].N > 0 {
			all = append(all, id)
		}
	}
	for id, s := range m.d.Areas {
		if s.N > 0 && m.q.Area(id) == nil {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	return append(all, others...)
}

func (m *dashboardMaker) areaName(id survey.AreaID) string {
	if a := m.q.Area(id); a != nil {
		return m.words(a.Title)
	}
	return string(id)
}

// sectionName is a section of ATECO with its letter.
func (m *dashboardMaker) sectionName(letter string) string {
	activity, ok := territory.Ateco2025().Activity(letter)
	if !ok || letter == "" {
		return m.p.T("dashboard.no-section")
	}
	return letter + " " + foreign(m.p, activity.Title, "it")
}

// short is a text that fits beside a chart.
func short(s string) string {
	const most = 52
	runes := []rune(plain(s))
	if len(runes) <= most {
		return string(runes)
	}
	return strings.TrimRight(string(runes[:most-1]), " ,;") + "…"
}
