package web

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"maturita/locale"
	"maturita/survey"
)

// fieldView is one question as its form shows it.
type fieldView struct {
	ID       string
	Anchor   string
	Kind     string // single, scale, multiple, matrix, number, text or date
	Text     string
	Help     []string
	Example  []string
	Optional bool
	Problems []string
	Conflict *conflictView // asks which of two answers to keep, in place of the fields
	Ready    template.HTML // the field as it is shown, where it was made before; "" = not

	Revision int64
	Was      string // fingerprint of the stored answer
	Carried  bool
	By       string // who gave the answer in place of the company, "" when it did itself

	Choices []choiceView // single, scale, multiple
	Matrix  *matrixView
	Value   string // number, text, date
	NoDate  bool   // Value is something that a date field would not show
	Unit    string
	Hint    string // what may be entered
	Max     int    // characters of a text

	NA       bool // non applicabile is a choice of its own beside the fields
	NATicked bool
	Reasoned bool // a reason for non applicabile can be given
	Required bool // and must be
	Reason   string
	MaxWhy   int
	Clear    bool // a matrix that is answered can be cleared
	Cleared  bool
	Partial  bool // a matrix of which rows are missing
}

// choiceView is one option.
type choiceView struct {
	ID     string
	Value  string
	Text   string
	Chosen bool
	Apart  bool // stands apart from the options: none, non applicabile, no answer
}

// matrixView is the table of a matrix.
type matrixView struct {
	Box   bool // checkboxes, not radio buttons
	Heads []headView
	Rows  []rowView
	Rest  bool // the rows left empty have none
}

type headView struct{ ID, Text string }

type rowView struct {
	ID    string
	Name  string // of the fields
	Text  string
	Cells []choiceView
}

// conflictView is two answers to one question.
type conflictView struct {
	Mine, Theirs []string
	At           string
	By           string // who gave theirs in place of the company, "" when it did itself
	Hidden       []hiddenField
}

// Described lists the ids of what describes the field.
func (f fieldView) Described() string {
	var ids []string
	if len(f.Problems) > 0 {
		ids = append(ids, "e-"+f.ID)
	}
	if f.Hint != "" {
		ids = append(ids, "d-"+f.ID)
	}
	return strings.Join(ids, " ")
}

// fieldMaker makes the fields of one page.
type fieldMaker struct {
	p *locale.Printer
	q *survey.Questionnaire
}

func (m fieldMaker) words(t survey.Text) string { return words(m.p, m.q, t) }

// field shows a question with what was typed and what is stored.
func (m fieldMaker) field(q *survey.Question, t typed, saved survey.SavedAnswer) fieldView {
	f := fieldView{
		ID: string(q.ID), Anchor: anchor(q.ID), Kind: string(q.Type),
		Text: m.words(q.Text), Help: wordsByParagraph(m.p, m.q, q.Help), Example: wordsByParagraph(m.p, m.q, q.Example), Optional: q.Optional,
		Revision: saved.Revision, Was: fingerprint(q, saved.Answer), Carried: saved.Carried,
		Reasoned: q.NotApplicable, Required: q.ReasonRequired, Reason: showable(t.Reason), MaxWhy: survey.MaxReasonLength,
	}
	answered := saved.Answer.Kind != survey.Unanswered
	switch q.Type {
	case survey.Single, survey.Scale, survey.Multiple:
		f.Choices = m.choices(q, t, answered)
	case survey.Matrix:
		f.Matrix = m.matrix(q, t)
		f.Clear, f.Cleared = answered, t.Clear
		f.Partial = answered && !survey.Answered(q, saved.Answer)
	case survey.Number:
		f.Unit = m.words(q.Unit)
		f.Hint = m.p.T("company.field.range", survey.Args{"Min": m.p.Number(q.Min.String()), "Max": m.p.Number(q.Max.String()), "Unit": f.Unit})
	case survey.FreeText:
		f.Max = q.MaxLength
		f.Hint = m.p.N("company.field.characters", q.MaxLength)
	}
	if q.Type == survey.Multiple {
		f.Hint = m.p.T("company.field.several")
	}
	f.Value = showable(t.Text)
	if q.Type == survey.Date {
		f.Value = parseDate(f.Value)
		_, err := time.Parse(time.DateOnly, f.Value)
		f.NoDate = f.Value != "" && err != nil
	}
	if q.NotApplicable && !choice(q.Type) {
		f.NA, f.NATicked = true, t.NA
	}
	return f
}

// choices lists the options, then what stands apart from them.
func (m fieldMaker) choices(q *survey.Question, t typed, answered bool) []choiceView {
	var all []choiceView
	exclusive := false
	add := func(value, text string, apart bool) {
		all = append(all, choiceView{ID: choiceID(string(q.ID), "", len(all)), Value: value, Text: text, Apart: apart, Chosen: slices.Contains(t.Choices, value)})
	}
	for _, apart := range []bool{false, true} {
		for _, o := range q.Options {
			if o.Exclusive == apart {
				add(string(o.ID), m.words(o.Text), apart)
				exclusive = exclusive || apart
			}
		}
	}
	if q.Type == survey.Multiple && (!exclusive || slices.Contains(t.Choices, valueNone)) {
		add(valueNone, m.p.T("company.field.none-of-these"), true)
	}
	if q.NotApplicable {
		add(valueNA, m.p.T("company.field.not-applicable"), true)
	}
	if q.Type != survey.Multiple && answered {
		add(valueNone, m.p.T("company.field.no-answer"), true)
	}
	return all
}

func choiceID(question, row string, n int) string {
	return "o." + question + "." + row + "." + string(rune('a'+n/26)) + string(rune('a'+n%26))
}

func (m fieldMaker) matrix(q *survey.Question, t typed) *matrixView {
	v := &matrixView{Box: q.Columns, Rest: t.Rest}
	id := string(q.ID)
	head := func(text string) {
		v.Heads = append(v.Heads, headView{ID: "c." + id + "." + string(rune('a'+len(v.Heads)/26)) + string(rune('a'+len(v.Heads)%26)), Text: text})
	}
	for _, o := range q.Options {
		head(m.words(o.Text))
	}
	if q.RowNotApplicable {
		head(m.p.T("company.field.row-not-applicable"))
	}
	for _, r := range q.Rows {
		row := rowView{ID: "r." + id + "." + string(r.ID), Name: "a-" + id + "." + string(r.ID), Text: m.words(r.Text)}
		cell := func(value string, apart bool) {
			row.Cells = append(row.Cells, choiceView{
				ID: choiceID(id, string(r.ID), len(row.Cells)), Value: value, Text: v.Heads[len(row.Cells)].Text, Apart: apart,
				Chosen: slices.Contains(t.Cells[string(r.ID)], value),
			})
		}
		for _, o := range q.Options {
			cell(string(o.ID), o.Exclusive)
		}
		if q.RowNotApplicable {
			cell(valueNA, true)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// paragraphs cuts a text at its empty lines.
func paragraphs(s string) []string {
	var out []string
	for _, p := range strings.Split(lines(s), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
