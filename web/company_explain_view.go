package web

import (
	"math/big"
	"strconv"
	"strings"

	"maturita/intake"
	"maturita/locale"
	"maturita/scoring"
	"maturita/survey"
)

// explainMaker writes the explanation of one result.
type explainMaker struct {
	nextMaker
	e scoring.Explanation
}

func newExplainPage(p *locale.Printer, o intake.Outcome) *explainPage {
	m := explainMaker{nextMaker{resultMaker{p, o.Questionnaire(), o.Result}, o.Model, o.Answers}, o.Model.Explain(o.Answers)}
	page := &explainPage{
		Base:       Base{Title: p.T("company.explain.title"), NoIndex: true, P: p},
		Instrument: m.words(m.q.Title), Company: o.Response.Profile.CompanyName, Withdrawn: !o.Response.WithdrawnAt.IsZero(),
		Basis: p.T("company.result.basis", survey.Args{"Version": m.q.Version.String(), "Engine": m.e.Engine}),
	}
	if m.dated() {
		page.Dated = p.T("company.explain.dated", survey.Args{"Then": o.Result.Engine, "Now": scoring.EngineVersion})
	}
	m.r.FailedGates = m.e.FailedGates
	page.Gates = m.gates()
	page.Level = m.levelName(m.e.Level)
	if score := m.e.LevelByScore; score != nil && len(page.Gates) > 0 {
		page.ByScore = m.level(*score).Name
	}
	page.Overall = m.score(m.e.Overall)
	page.How = m.how()
	for i := range m.e.Areas {
		page.Areas = append(page.Areas, m.area(&m.e.Areas[i]))
		if m.e.Areas[i].Contribution != nil {
			page.Total = page.Overall
		}
	}
	if d := m.q.Display; page.Total != "" && !d.Points && d.Low != 0 {
		page.Start = p.Number(d.Low.String())
	}
	return page
}

// levelName names a level, or says that there is none.
func (m resultMaker) levelName(id *survey.LevelID) string {
	if id == nil {
		return m.p.T("company.result.no-level")
	}
	return m.level(*id).Name
}

// how says how the overall comes about, or why there is none.
func (m explainMaker) how() []string {
	if m.e.Overall == nil {
		if m.e.Assessable >= m.e.MinAreas {
			return []string{m.p.T("company.explain.overall-no-weight")}
		}
		return []string{m.p.T("company.explain.overall-few", survey.Args{"N": m.e.Assessable, "Least": m.e.MinAreas})}
	}
	switch m.e.Aggregate {
	case survey.Minimum:
		var names []string
		for _, id := range m.e.Decides {
			names = append(names, m.words(m.q.Area(id).Title))
		}
		return []string{m.p.T("company.explain.overall-minimum", survey.Args{"Areas": strings.Join(names, ", ")})}
	case survey.Sum:
		return []string{m.p.T("company.explain.overall-sum")}
	}
	return []string{m.p.T("company.explain.overall-mean")}
}

func (m explainMaker) area(a *scoring.ExplainedArea) explainedArea {
	area := m.q.Area(a.ID)
	view := explainedArea{ID: string(a.ID), Title: m.words(area.Title)}
	if a.State == scoring.Assessable && a.Display != nil {
		view.Score = m.p.Number(*a.Display)
		view.How = m.areaHow(area, a)
	} else {
		view.Reason = m.areaReason(a)
	}
	view.Weight, view.Contribution = m.share(a.Weight), m.contribution(a.Contribution)
	for i := range a.Questions {
		q := m.question(m.q.Question(a.Questions[i].ID), &a.Questions[i])
		view.Weighs = view.Weighs || q.Weight != ""
		view.Adds = view.Adds || q.Contribution != ""
		view.Questions = append(view.Questions, q)
	}
	return view
}

// areaReason says why an area does not count.
func (m explainMaker) areaReason(a *scoring.ExplainedArea) string {
	switch {
	case a.State == scoring.NotPertinent:
		return m.p.T("company.explain.not-pertinent")
	case a.Reason == scoring.NothingCounts:
		return m.p.T("company.explain.nothing-counts")
	case a.Reason == scoring.LowCoverage && a.Coverage != nil:
		coverage, least := m.coverage(*a.Coverage, a.MinCoverage)
		return m.p.T("company.explain.low-coverage", survey.Args{"Coverage": coverage, "Least": least})
	}
	return m.p.T("company.explain.no-weight")
}

// coverage writes a coverage and the least one with the same number of decimals,
// the first rounded down: it is below and looks it.
func (m explainMaker) coverage(exact, least string) (string, string) {
	places := 0
	if x := hundredfold(least); !x.IsInt() {
		places = 1
	}
	ten := new(big.Rat).SetInt64([]int64{1, 10}[places])
	x := new(big.Rat).Mul(hundredfold(exact), ten)
	down := new(big.Rat).SetInt(new(big.Int).Quo(x.Num(), x.Denom()))
	write := func(x *big.Rat) string {
		return m.p.T("company.explain.percent", survey.Args{"N": m.p.Number(scoring.Rounded(x.RatString(), places))})
	}
	return write(down.Quo(down, ten)), write(hundredfold(least))
}

// hundredfold is 100 times an exact figure.
func hundredfold(exact string) *big.Rat {
	x, ok := new(big.Rat).SetString(exact)
	if !ok {
		return new(big.Rat)
	}
	return x.Mul(x, big.NewRat(100, 1))
}

// areaHow says how an area's score comes about.
func (m explainMaker) areaHow(area *survey.Area, a *scoring.ExplainedArea) []string {
	switch a.Aggregate {
	case survey.Minimum, survey.Maximum:
		var names []string
		for _, id := range a.Decides {
			names = append(names, m.p.T("company.explain.quoted", survey.Args{"Text": m.words(m.q.Question(id).Text)}))
		}
		key := "company.explain.area-minimum"
		if a.Aggregate == survey.Maximum {
			key = "company.explain.area-maximum"
		}
		return []string{m.p.T(key, survey.Args{"Questions": strings.Join(names, ", ")})}
	case survey.Sum:
		return []string{m.p.T("company.explain.area-sum")}
	case survey.Stages:
		return m.stages(area, a)
	}
	return []string{m.p.T("company.explain.area-mean")}
}

// stages says which stages are reached, and what the others lack.
func (m explainMaker) stages(area *survey.Area, a *scoring.ExplainedArea) []string {
	reached := 0
	var lines []string
	for i, stage := range a.Stages {
		name := strconv.Itoa(i + 1)
		if s := m.words(area.Stages[i].Name); s != "" {
			name = s
		}
		args := survey.Args{"Stage": name, "Share": m.share(&stage.Share), "Mean": m.share(stage.Mean)}
		switch {
		case stage.Reached:
			reached++
			lines = append(lines, m.p.T("company.explain.stage-reached", args))
		case stage.Missing != nil:
			lines = append(lines, m.p.T("company.explain.stage-below", args))
		default:
			lines = append(lines, m.p.T("company.explain.stage-after", args))
		}
	}
	return append([]string{m.p.T("company.explain.area-stages", survey.Args{"N": reached, "Of": len(a.Stages)})}, lines...)
}

// share is an exact share in percent, "" for none.
func (m explainMaker) share(exact *string) string {
	if exact == nil {
		return ""
	}
	x, places := hundredfold(*exact), 1
	if x.IsInt() {
		places = 0
	}
	return m.p.T("company.explain.percent", survey.Args{"N": m.p.Number(scoring.Rounded(x.RatString(), places))})
}

// contribution is an exact contribution as it is shown, "" for none.
func (m explainMaker) contribution(exact *string) string {
	if exact == nil {
		return ""
	}
	return m.p.Number(m.model.Contribution(*exact))
}
