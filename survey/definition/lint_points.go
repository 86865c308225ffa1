package definition

import (
	"maps"
	"slices"
	"strings"

	"maturita/survey"
)

// points judges what answers are worth.
func (l *linter) points() {
	for i := range l.q.Areas {
		area := &l.q.Areas[i]
		for j := range area.Questions {
			if q := &area.Questions[j]; q.Scored {
				l.worth(questionPath(i, j), q)
			}
		}
		l.alone(i)
	}
}

func (l *linter) worth(path string, q *survey.Question) {
	if s := questionSpan(q); s.low.Cmp(s.high) == 0 {
		l.refuse(path, "equal-points", "give better answers more points, or write \"scored: false\"",
			"every answer to %q is worth the same", q.ID)
	}
	switch {
	case q.Type == survey.Multiple && q.AtLeast == 0:
		l.capped(path, "cap", q, q.Cap)
	case q.Type == survey.Matrix && q.Columns && q.Combine == survey.Sum:
		l.capped(path, "rowCap", q, q.RowCap)
	}
	for k := range q.Options {
		for _, language := range slices.Sorted(maps.Keys(q.Options[k].Text)) {
			if saysInapplicable(q.Options[k].Text[language]) && q.AtLeast == 0 {
				l.warn(entry(path+"."+optionsKey(q), k), "na-scored", "take the option away and write \"notApplicable: true\", which leaves the question out of the score",
					"the option %q says in %q that the question does not apply, yet it earns %s points", q.Options[k].ID, language, q.Options[k].Points)
				break
			}
		}
	}
}

// capped judges a declared cap.
func (l *linter) capped(path, key string, q *survey.Question, declared *survey.Decimal) {
	if declared == nil {
		return
	}
	if most := ticksBest(q, nil); *declared > most {
		l.refuse(path+"."+key, "cap-above", "lower it to what can be earned, or take it away",
			"no answer to %q earns %s points: the options give %s together", q.ID, *declared, most)
	}
	for k := range q.Options {
		if o := &q.Options[k]; o.Exclusive && o.Points > *declared {
			l.warn(entry(path+".options", k), "cap-hides", "raise the cap, or give the option fewer points",
				"the option %q gives %s points, of which the cap lets %s count", o.ID, o.Points, *declared)
		}
	}
}

// optionsKey is the key under which a question's options stand.
func optionsKey(q *survey.Question) string {
	switch {
	case q.Type == survey.Matrix && q.Columns:
		return "columns"
	case q.Type == survey.Matrix:
		return "scale"
	}
	return "options"
}

// inapplicable are the ways of saying non applicabile in an option.
const inapplicable = "|non applicabile|non pertinente|non si applica|n/a|n.a.|na|not applicable|does not apply|nicht zutreffend|trifft nicht zu|entfällt|sans objet|non applicable|ni uporabno|"

func saysInapplicable(s string) bool {
	s = strings.ToLower(strings.TrimRight(strings.TrimSpace(s), ".!"))
	return strings.Contains(inapplicable, "|"+s+"|") || strings.Contains(inapplicable, "|"+s+".|")
}
