package report

import (
	"math/big"
	"strconv"
	"strings"

	"maturita/scoring"
	"maturita/survey"
)

// result is the level with what holds it back, the areas in a table and as
// drawings, and the other figures.
func (m *maker) result() {
	m.chapter(m.said("report.result"))
	m.para(m.overall(m.src.Result.Overall), leadStyle)
	if m.src.Result.Overall == nil {
		m.para(m.said("report.not-assessable-why"), textStyle)
	}
	m.heldBack()
	m.position()
	m.part(func() {
		m.heading(3, m.said("report.areas"))
		m.para(m.said("report.areas-lead"), textStyle)
		m.areas()
	})
	m.indices()
}

func (m *maker) heldBack() {
	held, score := m.src.Result.Level, m.src.Result.LevelByScore
	if score == nil || held != nil && *held == *score || len(m.src.Result.FailedGates) == 0 {
		return
	}
	m.keepWithNext()
	m.para(m.said("report.held-back", survey.Args{"Level": marked(m.levelName(*score))}), textStyle)
	m.bullets(m.gates(m.src.Result.FailedGates))
}

// areas draws the radar, where there are axes enough for one, and the table with
// a bar per area.
func (m *maker) areas() {
	var bars []bar
	var rows [][]Line
	var lengths []float64
	var said []string
	for i, a := range m.src.Result.Areas {
		b, at := bar{}, -1.0
		if a.State == scoring.Assessable && a.Exact != nil {
			if exact, ok := new(big.Rat).SetString(*a.Exact); ok {
				at, _ = exact.Float64()
				at /= 100
				b = bar{at: at, assessed: true}
			}
		}
		name := Line{{Text: strconv.Itoa(i+1) + ". "}, m.areaName(a.ID)}
		bars, lengths = append(bars, b), append(lengths, at)
		rows = append(rows, []Line{name, nil, plain(m.areaScore(a)), plain(m.Writer.coverage(a.Coverage))})
		said = append(said, m.printer.T("report.bar-said", survey.Args{"Area": name.String(), "Score": m.areaScore(a)}))
	}
	m.radar(bars, m.printer.T("report.radar-said", survey.Args{"Scores": strings.Join(said, "; ")}))
	m.tableWithBars([]column{
		{head: m.said("report.area"), share: 5, header: true},
		{share: 4, bars: true},
		{head: m.said("report.score"), share: 2.4, right: true},
		{head: m.said("report.coverage"), share: 2, right: true},
	}, rows, lengths)
}

func (m *maker) indices() {
	var rows [][]Line
	for i, index := range m.src.Result.Indices {
		if i >= len(m.q.Indices) || index.Display == nil {
			continue
		}
		band := m.printer.T("report.none")
		row := []Line{{m.Phrase(m.q.Indices[i].Name)}, plain(m.printer.Number(*index.Display)), plain(band)}
		for _, b := range m.q.Indices[i].Bands {
			if index.Band != nil && *index.Band == b.ID {
				row[2] = Line{m.Phrase(b.Name)}
			}
		}
		rows = append(rows, row)
	}
	if rows == nil {
		return
	}
	m.part(func() {
		m.heading(3, m.said("report.indices"))
		m.table([]column{
			{head: m.said("report.index"), share: 5, header: true},
			{head: m.said("report.index-value"), share: 2, right: true},
			{head: m.said("report.index-band"), share: 3},
		}, rows)
	})
}
