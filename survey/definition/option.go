package definition

import (
	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// choice reads the options of a single choice, scale or multiple choice.
func (r *reader) choice(o object, q *survey.Question) {
	keys := choiceKeys
	if q.Type == survey.Multiple {
		keys = tickKeys
		q.Records = survey.Record(o.word("records", "", recordWords))
	}
	r.optionList(o, "options", keys, q)
	if q.Type != survey.Multiple {
		return
	}
	if o.has("cap") {
		limit := o.decimal("cap", 1, 1, survey.MaxDecimal)
		q.Cap = &limit
	}
	q.AtLeast = o.whole("atLeast", 0, 1, maxOptions)
	if q.AtLeast > 0 && o.has("cap") {
		r.fail(o.get("cap"), o.at("cap"), "conflicting-keys", "\"cap\" and \"atLeast\" exclude one another")
	}
	plain, named := 0, false
	for i := range q.Options {
		if !q.Options[i].Exclusive {
			plain++
		}
		named = named || q.Options[i].Technology != ""
	}
	if q.AtLeast > plain {
		r.fail(o.get("atLeast"), o.at("atLeast"), "out-of-range", "only %d options can be ticked together", plain)
	}
	if plain == 0 && len(q.Options) > 0 {
		r.fail(o.get("options"), o.at("options"), "only-exclusive", "every option is exclusive: make it a single choice")
	}
	if named != (q.Records != "") {
		r.fail(o.node, o.path, "records", "\"records\" and options with a \"technology\" go together")
	}
}

// optionList reads the entries of options, scale or columns.
func (r *reader) optionList(o object, key, keys string, q *survey.Question) {
	seen := map[survey.OptionID]bool{}
	for i, n := range o.needList(key, maxOptions) {
		e, ok := r.object(n, entry(o.at(key), i), keys)
		if !ok {
			continue
		}
		option := survey.Option{
			ID: survey.OptionID(e.id("id")), Text: e.needText("text"),
			Points: e.decimal("points", 0, -survey.MaxDecimal, survey.MaxDecimal), Exclusive: e.truth("exclusive", false),
			Technology: r.technology(e), Records: survey.Record(e.word("records", "", recordWords)),
		}
		unique(r, e.get("id"), e.at("id"), "option", seen, option.ID)
		q.Options = append(q.Options, option)
	}
	r.count(o.node, o.path, len(q.Options))
}

// count bounds the options, rows and columns of the whole file.
func (r *reader) count(n *yaml.Node, path string, more int) {
	if r.options <= maxAllOption && r.options+more > maxAllOption {
		r.fail(n, path, "too-many", "more than %d options, rows and columns in the file", maxAllOption)
	}
	r.options += more
}

// countBoxes bounds what can be ticked in the matrices of the whole file: the
// search for the next level tries every box (SCORING.md §7).
func (r *reader) countBoxes(o object, more int) {
	if r.boxes <= maxBoxes && r.boxes+more > maxBoxes {
		r.fail(o.node, o.path, "too-many", "more than %d boxes, rows times columns, in the matrices of the file", maxBoxes)
	}
	r.boxes += more
}

func (r *reader) technology(o object) survey.TechnologyID {
	if n := o.get("technology"); n != nil {
		return r.technologyAt(n, o.at("technology"))
	}
	return ""
}

func (r *reader) technologyAt(n *yaml.Node, path string) survey.TechnologyID {
	id := survey.TechnologyID(n.Value)
	if n.Kind != yaml.ScalarNode || !survey.TechnologyKnown(id) {
		var known []string
		for _, t := range survey.Technologies() {
			known = append(known, string(t.ID))
		}
		r.fail(n, path, "unknown-technology", "%q is no technology; did you mean %q?", string(id), r.nearest(string(id), known))
	}
	return id
}

// matrix reads rows with one scale or with checkbox columns.
func (r *reader) matrix(o object, q *survey.Question) {
	scale, columns := o.has("scale"), o.has("columns")
	if scale == columns {
		r.fail(o.node, o.path, "scale-or-columns", "a matrix has either \"scale\" or \"columns\"")
	}
	switch {
	case columns:
		q.Columns = true
		r.optionList(o, "columns", columnKeys, q)
		q.Combine = survey.Sum
		if o.word("combine", "sum", combineWords) == "max" {
			q.Combine = survey.Maximum
		}
		if o.has("rowCap") {
			limit := o.decimal("rowCap", 1, 1, survey.MaxDecimal)
			q.RowCap = &limit
			if q.Combine == survey.Maximum {
				r.fail(o.get("rowCap"), o.at("rowCap"), "conflicting-keys", "\"rowCap\" goes with \"combine: sum\"")
			}
		}
	case scale:
		r.optionList(o, "scale", choiceKeys, q)
		for _, key := range []string{"combine", "rowCap"} {
			if o.has(key) {
				r.fail(o.get(key), o.at(key), "conflicting-keys", "%q goes with \"columns\"", key)
			}
		}
	}
	q.RowNotApplicable = o.truth("rowNotApplicable", false)
	seen := map[survey.RowID]bool{}
	weight := survey.Decimal(0)
	for i, n := range o.needList("rows", maxOptions) {
		e, ok := r.object(n, entry(o.at("rows"), i), rowKeys)
		if !ok {
			continue
		}
		row := survey.Row{ID: survey.RowID(e.id("id")), Text: e.needText("text"), Weight: e.decimal("weight", survey.Whole(1), 0, survey.MaxDecimal), Technology: r.technology(e)}
		unique(r, e.get("id"), e.at("id"), "row", seen, row.ID)
		q.Rows = append(q.Rows, row)
		weight += row.Weight
	}
	if len(q.Rows) > 0 && weight == 0 {
		r.fail(o.get("rows"), o.at("rows"), "no-weight", "the rows weigh nothing: give one a weight")
	}
	r.count(o.node, o.path, len(q.Rows))
	if columns {
		r.countBoxes(o, len(q.Rows)*len(q.Options))
	}
	r.matrixRecords(o, q)
}

// matrixRecords wants technologies in the rows and what they state in the
// columns, both or neither.
func (r *reader) matrixRecords(o object, q *survey.Question) {
	named, records := false, false
	for i := range q.Rows {
		named = named || q.Rows[i].Technology != ""
	}
	for i := range q.Options {
		records = records || q.Options[i].Records != ""
	}
	if named != records {
		r.fail(o.node, o.path, "records", "rows with a \"technology\" and columns with \"records\" go together")
	}
}

// number reads a range with its bands.
func (r *reader) number(o object, q *survey.Question) {
	before := len(r.problems)
	q.Min, q.Max = o.needDecimal("min", -survey.MaxDecimal, survey.MaxDecimal), o.needDecimal("max", -survey.MaxDecimal, survey.MaxDecimal)
	q.Decimals, q.Unit = o.whole("decimals", 0, 0, 3), o.text("unit")
	if len(r.problems) == before && q.Min >= q.Max {
		r.fail(o.get("max"), o.at("max"), "out-of-range", "\"max\" must be above \"min\"")
	}
	ranged := len(r.problems) == before
	if !o.has("bands") {
		return
	}
	for i, n := range o.needList("bands", maxOptions) {
		e, ok := r.object(n, entry(o.at("bands"), i), bandKeys)
		if !ok {
			continue
		}
		mark := len(r.problems)
		band := survey.Band{From: e.needDecimal("from", -survey.MaxDecimal, survey.MaxDecimal), Points: e.needDecimal("points", -survey.MaxDecimal, survey.MaxDecimal)}
		switch k := len(q.Bands); {
		case len(r.problems) > mark:
		case k > 0 && band.From <= q.Bands[k-1].From:
			r.fail(e.get("from"), e.at("from"), "bands", "bands ascend: this one begins where or before the one above does")
		case ranged && i == 0 && band.From != q.Min:
			r.fail(e.get("from"), e.at("from"), "bands", "the first band begins at \"min\", %s", q.Min)
		case ranged && band.From > q.Max:
			r.fail(e.get("from"), e.at("from"), "bands", "no permitted number reaches this band")
		}
		q.Bands = append(q.Bands, band)
	}
}
