package definition

import (
	"encoding/json"

	"maturita/survey"
)

func (e encoder) question(q survey.Question) any {
	var f fields
	f.put("id", string(q.ID), true)
	f.put("type", string(q.Type), true)
	f.putText(e, "text", q.Text)
	f.putText(e, "help", q.Help)
	f.putText(e, "example", q.Example)
	f.putCondition(e, "when", q.When)
	f.put("optional", true, q.Optional)
	f.put("unanswered", "zero", q.UnansweredZero)
	f.put("notApplicable", true, q.NotApplicable && !q.ReasonRequired)
	f.put("notApplicable", fields{{"reason", "required"}}, q.ReasonRequired)
	f.put("scored", false, !q.Scored && canBeScored(&q))
	if q.Scored {
		f.putDecimal("weight", q.Weight, survey.Whole(1))
		f.putDecimal("floor", q.Floor, 0)
	}
	f.put("sameAs", plainList(q.SameAs), len(q.SameAs) > 0)
	e.body(&f, &q)
	return f
}

// body adds the keys of the question's type.
func (e encoder) body(f *fields, q *survey.Question) {
	switch q.Type {
	case survey.Single, survey.Scale:
		f.put("options", e.options(q), true)
	case survey.Multiple:
		f.put("records", string(q.Records), q.Records != "")
		f.put("options", e.options(q), true)
		f.put("cap", q.Cap, q.Cap != nil)
		f.put("atLeast", q.AtLeast, q.AtLeast > 0)
	case survey.Matrix:
		f.put("rows", listOf(q.Rows, e.row), true)
		key := "scale"
		if q.Columns {
			key = "columns"
		}
		f.put(key, e.options(q), true)
		f.put("combine", "max", q.Combine == survey.Maximum)
		f.put("rowCap", q.RowCap, q.RowCap != nil)
		f.put("rowNotApplicable", true, q.RowNotApplicable)
	case survey.Number:
		f.put("min", q.Min, true)
		f.put("max", q.Max, true)
		f.put("decimals", q.Decimals, q.Decimals > 0)
		f.putText(e, "unit", q.Unit)
		f.put("bands", listOf(q.Bands, func(b survey.Band) any {
			return fields{{"from", b.From}, {"points", b.Points}}
		}), len(q.Bands) > 0)
	case survey.FreeText:
		f.put("maxLength", q.MaxLength, q.MaxLength != 500)
	}
}

func (e encoder) options(q *survey.Question) list {
	pointed := q.Scored && q.AtLeast == 0
	return listOf(q.Options, func(o survey.Option) any {
		var f fields
		f.put("id", string(o.ID), true)
		f.putText(e, "text", o.Text)
		f.put("points", o.Points, pointed)
		f.put("exclusive", true, o.Exclusive)
		f.put("technology", string(o.Technology), o.Technology != "")
		f.put("records", string(o.Records), o.Records != "")
		return f
	})
}

func (e encoder) row(r survey.Row) any {
	var f fields
	f.put("id", string(r.ID), true)
	f.putText(e, "text", r.Text)
	f.putDecimal("weight", r.Weight, survey.Whole(1))
	f.put("technology", string(r.Technology), r.Technology != "")
	return f
}

// opKeys are the keys of the operators.
var opKeys = func() map[survey.Op]string {
	keys := map[survey.Op]string{}
	for key, op := range conditionOps {
		keys[op] = key
	}
	return keys
}()

func (f *fields) putCondition(e encoder, key string, c *survey.Condition) {
	if c != nil {
		f.put(key, e.condition(*c), true)
	}
}

func (e encoder) condition(c survey.Condition) any {
	key := opKeys[c.Op]
	switch c.Op {
	case survey.OpAnd, survey.OpOr:
		return fields{{key, listOf(c.Parts, e.condition)}}
	case survey.OpNot:
		return fields{{key, e.condition(c.Parts[0])}}
	}
	var f fields
	f.put("question", string(c.Question), true)
	f.put("row", string(c.Row), c.Row != "")
	f.put(key, e.operand(c), true)
	return f
}

func (e encoder) operand(c survey.Condition) any {
	q := e.q.Question(c.Question)
	number := q != nil && q.Type == survey.Number
	switch {
	case c.Op == survey.OpAnswered:
		return true
	case c.Op == survey.OpIn && number:
		return listOf(c.Values, func(v string) any { return json.Number(v) })
	case c.Op == survey.OpIn:
		return plainList(c.Values)
	case len(c.Values) == 0:
		return c.Number
	}
	return c.Values[0]
}
