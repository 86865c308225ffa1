package web

import (
	"strings"
	"time"

	"maturita/survey"
)

// conditionView is a condition in words: a sentence around a link to the
// question that it asks about, or a sentence with the conditions that it joins.
type conditionView struct {
	Before, Link, After string
	Href                string
	Parts               []conditionView
}

// here stands in a sentence for the link, wherever a language puts it.
const here = "\ue003"

// condition returns nil for none.
func (m versionMaker) condition(c *survey.Condition) *conditionView {
	if c == nil {
		return nil
	}
	v := m.clause(c)
	return &v
}

func (m versionMaker) clause(c *survey.Condition) conditionView {
	switch c.Op {
	case survey.OpAnd:
		return m.joined("version.if-all", c)
	case survey.OpOr:
		return m.joined("version.if-any", c)
	case survey.OpNot:
		return m.joined("version.if-not", c)
	}
	q := m.q.Question(c.Question)
	v := conditionView{Href: "#" + versionAnchor(q.ID)}
	args := survey.Args{"N": m.numbers[q.ID], "Text": m.words(q.Text)}
	v.Link = m.p.T("version.if-question", args)
	if row := q.Row(c.Row); row != nil {
		args["Row"] = m.words(row.Text)
		v.Link = m.p.T("version.if-row", args)
	}
	sentence := m.p.T(comparisonKey(q, c), survey.Args{"Question": here, "Values": m.values(q, c)})
	v.Before, v.After, _ = strings.Cut(sentence, here)
	return v
}

func (m versionMaker) joined(key string, c *survey.Condition) conditionView {
	if len(c.Parts) == 1 && c.Op != survey.OpNot {
		return m.clause(&c.Parts[0])
	}
	v := conditionView{Before: m.p.T(key)}
	for i := range c.Parts {
		v.Parts = append(v.Parts, m.clause(&c.Parts[i]))
	}
	return v
}

// comparisonKey is the sentence that says what a comparison means for the type
// of its question: "equals" on ticks, for one, means that one stands alone.
func comparisonKey(q *survey.Question, c *survey.Condition) string {
	ticks := q.Type == survey.Multiple || q.Type == survey.Matrix && q.Columns
	switch c.Op {
	case survey.OpEquals, survey.OpIn:
		if ticks {
			return "version.if-ticked-only"
		}
		return "version.if-is"
	case survey.OpContains:
		if ticks {
			return "version.if-ticked"
		}
		return "version.if-is"
	case survey.OpNotEquals:
		if ticks {
			return "version.if-ticked-other"
		}
		return "version.if-is-not"
	case survey.OpLess:
		return "version.if-less"
	case survey.OpAtMost:
		return "version.if-at-most"
	case survey.OpMore:
		return "version.if-more"
	case survey.OpAtLeast:
		return "version.if-at-least"
	}
	return "version.if-answered"
}

// values are what an answer is compared with, as people read it.
func (m versionMaker) values(q *survey.Question, c *survey.Condition) string {
	var all []string
	number := func(d survey.Decimal) {
		all = append(all, strings.TrimSpace(m.p.Number(d.String())+" "+m.words(q.Unit)))
	}
	if q.Type == survey.Number && c.Op != survey.OpIn && c.Op != survey.OpAnswered {
		number(c.Number)
	}
	for _, value := range c.Values {
		switch q.Type {
		case survey.Number:
			if d, err := survey.ParseDecimal(value); err == nil && c.Op == survey.OpIn {
				number(d)
			}
		case survey.Date:
			if day, err := time.Parse(time.DateOnly, value); err == nil {
				value = m.p.Date(day)
			}
			all = append(all, value)
		default:
			if o := q.Option(survey.OptionID(value)); o != nil {
				value = m.words(o.Text)
			}
			all = append(all, m.p.T("version.quoted", survey.Args{"Text": value}))
		}
	}
	if n := len(all); n > 1 {
		all = append(all[:n-2], all[n-2]+" "+m.p.T("version.or")+" "+all[n-1])
	}
	return strings.Join(all, ", ")
}
