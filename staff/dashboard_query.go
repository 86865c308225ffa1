package staff

import (
	"slices"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// Periods are the presets of a period, the usual one first.
var Periods = []string{"12-mesi", "anno", "anno-scorso", "tutto"}

// FiguresForm is what a dashboard is asked for, as an address has it; "" is the
// usual. A day given takes the place of the preset.
type FiguresForm struct {
	Period, From, To    string // Periods; days, both within
	Instrument, Version string // Version is 1 (all of a major) or 1.2.0
	Size, Section       string
	Territory, Province string // Territory is the id of a former chamber
	Reason, Assurance   string
}

// FiguresQuery is a form that was checked.
type FiguresQuery struct {
	Period     stats.Period
	Instrument survey.QuestionnaireID
	Version    string // as asked for, "" = of the newest major
	Territory  territory.ChamberID
	Provinces  []territory.Sigla
	Versions   []survey.Version // those asked for, none = not asked
	Sizes      []survey.SizeClass
	Sections   []string
	Reasons    []survey.Reason
	Assurances []survey.Assurance
}

// selection are the facts that a query asks for, of some versions.
func (q FiguresQuery) selection(which stats.Which, p stats.Period, versions []survey.Version) stats.Selection {
	return stats.Selection{
		Which: which, Period: p, Instrument: q.Instrument, Provinces: q.Provinces, Versions: versions,
		Sizes: q.Sizes, Sections: q.Sections, Reasons: q.Reasons, Assurances: q.Assurances,
	}
}

// narrow reports whether a query asks for less than all of its provinces.
func (q FiguresQuery) narrow() bool {
	return len(q.Versions)+len(q.Sizes)+len(q.Sections)+len(q.Reasons)+len(q.Assurances) > 0
}

// parse checks a form. Known are the published versions, of which the newest
// comes first; provinces are those of the chamber today.
func (f FiguresForm) parse(provinces []territory.Sigla, chamber territory.ChamberID, known []survey.Ref, now time.Time) (FiguresQuery, error) {
	var problems survey.Problems
	q := FiguresQuery{Provinces: provinces, Version: f.Version}
	keep := func(field, key string) {
		if key != "" {
			problems = append(problems, survey.Problem{Field: field, Key: key})
		}
	}
	q.Period = f.period(now, keep)
	q.Instrument, q.Versions = f.versions(known, keep)
	if f.Territory != "" {
		former := territory.Italy().Former(chamber)
		i := slices.IndexFunc(former, func(c territory.Chamber) bool { return string(c.ID) == f.Territory })
		if i < 0 {
			keep("territorio", "problem.figures-choice")
		} else {
			q.Territory = former[i].ID
			q.Provinces = slices.DeleteFunc(slices.Clone(provinces), func(s territory.Sigla) bool { return !slices.Contains(former[i].Provinces, s) })
		}
	}
	if f.Province != "" {
		switch sigla := territory.Sigla(f.Province); {
		case !slices.Contains(provinces, sigla):
			keep("provincia", "problem.figures-choice")
		case !slices.Contains(q.Provinces, sigla):
			keep("provincia", "problem.figures-province")
		default:
			q.Provinces = []territory.Sigla{sigla}
		}
	}
	q.Sizes = oneOf(f.Size, survey.SizeClasses(), func(key string) { keep("dimensione", key) })
	q.Sections = oneOf(f.Section, territory.Ateco2025().Sections(), func(key string) { keep("sezione", key) })
	q.Reasons = oneOf(f.Reason, []survey.Reason{survey.ReasonVoucher, survey.ReasonCampaign, survey.ReasonOwn}, func(key string) { keep("motivo", key) })
	q.Assurances = oneOf(f.Assurance, []survey.Assurance{survey.Claimed, survey.Confirmed}, func(key string) { keep("conferma", key) })
	if err := problems.Err(); err != nil {
		return FiguresQuery{}, err
	}
	return q, nil
}

// oneOf is the choice as a list, empty for none.
func oneOf[T ~string](typed string, choices []T, wrong func(key string)) []T {
	switch {
	case typed == "":
		return nil
	case !slices.Contains(choices, T(typed)):
		wrong("problem.figures-choice")
		return nil
	}
	return []T{T(typed)}
}
