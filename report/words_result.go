package report

import (
	"math/big"

	"maturita/scoring"
	"maturita/survey"
)

// level names a level, nil for none.
func (w Writer) level(id *survey.LevelID) Line {
	if id == nil {
		return w.ours("report.no-level")
	}
	return Line{w.levelName(*id)}
}

func (w Writer) levelName(id survey.LevelID) Phrase {
	if l := w.questionnaire.Level(id); l != nil {
		return w.Phrase(l.Name)
	}
	return Phrase{Text: string(id)}
}

// areaName names an area; one that the questionnaire does not have, by its id.
func (w Writer) areaName(id survey.AreaID) Phrase {
	if a := w.questionnaire.Area(id); a != nil {
		return w.Phrase(a.Title)
	}
	return Phrase{Text: string(id)}
}

// overall says an overall score, in words too where there is none.
func (w Writer) overall(s *scoring.Score) Line {
	switch {
	case s == nil:
		return w.ours("report.not-assessable")
	case w.questionnaire.Display.Points:
		return w.ours("report.overall-points", survey.Args{"Score": w.printer.Number(s.Display)})
	}
	return w.ours("report.overall", survey.Args{"Score": w.printer.Number(s.Display), "Of": w.decimal(w.questionnaire.Display.High)})
}

// score is an overall score alone.
func (w Writer) score(s *scoring.Score) string {
	if s == nil {
		return w.printer.T("area-state." + string(scoring.NotAssessable))
	}
	return w.printer.Number(s.Display)
}

// areaScore is the score of an area, or the word for why it has none.
func (w Writer) areaScore(a scoring.Area) string {
	if a.State != scoring.Assessable || a.Display == nil {
		return w.printer.T("area-state." + string(a.State))
	}
	return w.printer.Number(*a.Display)
}

// coverage is a coverage in whole percent, rounded down: 100 means all.
func (w Writer) coverage(exact *string) string {
	if exact == nil {
		return w.printer.T("report.none")
	}
	r, ok := new(big.Rat).SetString(*exact)
	if !ok {
		return w.printer.T("report.none")
	}
	r.Mul(r, big.NewRat(100, 1))
	return w.printer.T("report.percent", survey.Args{"N": new(big.Int).Quo(r.Num(), r.Denom()).String()})
}

func (w Writer) decimal(d survey.Decimal) string { return w.printer.Number(d.String()) }

// gates are conditions of a level that do not hold, a sentence each.
func (w Writer) gates(failed []scoring.FailedGate) []Line {
	var all []Line
	for _, g := range failed {
		kind, name := "area", ""
		if g.Area != "" {
			name = marked(w.areaName(g.Area))
		} else if q := w.questionnaire.Question(g.Question); q != nil {
			kind, name = "question", w.text(q.Text)
		}
		all = append(all, w.sentence("report.gate."+kind+"."+string(g.Reason), survey.Args{
			"Level": marked(w.levelName(g.Level)), "Name": name,
			"Required": Held(w.printer, &g.Required), "Actual": Held(w.printer, g.Actual), "Missing": Missing(w.printer, g.Missing),
		}))
	}
	return all
}

// technologies names technologies.
func (w Writer) technologies(ids []survey.TechnologyID, list int) []string {
	wanted := map[survey.TechnologyID]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	var names []string
	for _, t := range survey.Technologies() {
		if wanted[t.ID] && (list == 0 || t.List == list) {
			names = append(names, w.printer.T("technology."+string(t.ID)))
		}
	}
	return names
}
