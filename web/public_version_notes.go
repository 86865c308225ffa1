package web

import (
	"strings"

	"maturita/survey"
)

// notes say how the answers to a question become points, beyond what stands
// beside its options.
func (m versionMaker) notes(q *survey.Question) []string {
	if !q.Scored {
		return []string{m.p.T("version.unscored")}
	}
	var all []string
	add := func(key string, args survey.Args) { all = append(all, m.p.T(key, args)) }
	switch q.Type {
	case survey.Multiple:
		if q.AtLeast > 0 {
			all = append(all, m.p.N("version.at-least", q.AtLeast))
		}
		if q.Cap != nil {
			add("version.cap", survey.Args{"Points": m.points(*q.Cap)})
		}
	case survey.Matrix:
		add("version.row-points", survey.Args{"Points": strings.Join(m.pointsByOption(q), "; ")})
		if q.Columns && q.Combine == survey.Maximum {
			add("version.row-highest", nil)
		}
		if q.RowCap != nil {
			add("version.row-cap", survey.Args{"Points": m.points(*q.RowCap)})
		}
	case survey.Number:
		add("version.bands", survey.Args{"Bands": strings.Join(m.bands(q), "; ")})
	}
	if q.Floor != 0 {
		add("version.floor", survey.Args{"Points": m.points(q.Floor)})
	}
	if q.UnansweredZero {
		add("version.unanswered-zero", nil)
	}
	if q.Weight != survey.Whole(1) {
		add("version.weight", survey.Args{"Weight": m.p.Number(q.Weight.String())})
	}
	return all
}

func (m versionMaker) pointsByOption(q *survey.Question) []string {
	var all []string
	for _, o := range q.Options {
		all = append(all, m.words(o.Text)+": "+m.points(o.Points))
	}
	return all
}

// bands lists the points of a number by the value they begin at.
func (m versionMaker) bands(q *survey.Question) []string {
	var all []string
	for i, b := range q.Bands {
		args := survey.Args{"From": m.p.Number(b.From.String()), "Points": m.points(b.Points)}
		if i+1 == len(q.Bands) {
			all = append(all, m.p.T("version.band-last", args))
			continue
		}
		args["Below"] = m.p.Number(q.Bands[i+1].From.String())
		all = append(all, m.p.T("version.band", args))
	}
	return all
}
