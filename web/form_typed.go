package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"

	"maturita/locale"
	"maturita/survey"
)

// Values of answer fields that are no option: ids are never empty, and "na" is
// reserved.
const (
	valueNone = ""   // single and scale: no answer; multiple: none of the options
	valueNA   = "na" // non applicabile
)

// typed is what a person entered for one question, as the form holds it and
// before it is judged. What a page shows again comes from here alone.
type typed struct {
	Choices []string            // single, scale, multiple: values chosen
	Cells   map[string][]string // matrix: values chosen by row
	Text    string              // number, text, date
	NA      bool                // non applicabile
	Rest    bool                // matrix of columns: the rows left empty have none
	Clear   bool                // matrix: take the answer away
	Reason  string              // for non applicabile
	English bool                // numbers are written as on an English page
}

// pageLanguage is the field with the language of the page that a form stood on.
const pageLanguage = "in"

// readTyped takes the fields of one question out of a form.
func readTyped(q *survey.Question, form url.Values) typed {
	id := string(q.ID)
	t := typed{
		NA:     form.Get("na-"+id) == "1",
		Rest:   form.Get("rest-"+id) == "1",
		Clear:  form.Get("clear-"+id) == "1",
		Reason: lines(form.Get("reason-" + id)),

		English: form.Get(pageLanguage) == "en",
	}
	switch q.Type {
	case survey.Single, survey.Scale, survey.Multiple:
		t.Choices = form["a-"+id]
		t.NA = t.NA || slices.Contains(t.Choices, valueNA)
	case survey.Matrix:
		t.Cells = map[string][]string{}
		for i := range q.Rows {
			row := string(q.Rows[i].ID)
			if values := form["a-"+id+"."+row]; len(values) > 0 {
				t.Cells[row] = values
			}
		}
	default:
		t.Text = lines(form.Get("a-" + id))
	}
	return t
}

// typedOf is what the form shows for a stored answer.
func typedOf(p *locale.Printer, q *survey.Question, a survey.Answer) typed {
	t := typed{Reason: a.Reason}
	switch a.Kind {
	case survey.AnswerInapplicable:
		t.NA = true
		if choice(q.Type) {
			t.Choices = []string{valueNA}
		}
	case survey.AnswerOption:
		t.Choices = []string{string(a.Option)}
	case survey.AnswerOptions:
		t.Choices = values(a.Options)
		if len(t.Choices) == 0 {
			t.Choices = []string{valueNone}
		}
	case survey.AnswerRows:
		t.Cells = map[string][]string{}
		t.Rest = q.Columns && survey.Answered(q, a)
		for id, cell := range a.Rows {
			t.Cells[string(id)] = values(cell.Options)
			if cell.NotApplicable {
				t.Cells[string(id)] = []string{valueNA}
			}
		}
		t.Rest = t.Rest && emptyCell(a)
	case survey.AnswerNumber:
		t.Text = p.Number(a.Number.String())
	case survey.AnswerText:
		t.Text = a.Text
	}
	return t
}

func emptyCell(a survey.Answer) bool {
	for _, cell := range a.Rows {
		if !cell.NotApplicable && len(cell.Options) == 0 {
			return true
		}
	}
	return false
}

func choice(t survey.QuestionType) bool {
	return t == survey.Single || t == survey.Scale || t == survey.Multiple
}

func values(ids []survey.OptionID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// hiddenField is one value that a page carries along unseen.
type hiddenField struct{ Name, Value string }

// hidden is what must be sent again for t to be read again.
func (t typed) hidden(q *survey.Question) []hiddenField {
	id := string(q.ID)
	var fields []hiddenField
	add := func(name, value string) { fields = append(fields, hiddenField{name, showable(value)}) }
	for _, v := range t.Choices {
		add("a-"+id, v)
	}
	for i := range q.Rows {
		row := string(q.Rows[i].ID)
		for _, v := range t.Cells[row] {
			add("a-"+id+"."+row, v)
		}
	}
	if t.Text != "" {
		add("a-"+id, t.Text)
	}
	for name, set := range map[string]bool{"na-": t.NA && !choice(q.Type), "rest-": t.Rest, "clear-": t.Clear} {
		if set {
			add(name+id, "1")
		}
	}
	if t.Reason != "" {
		add("reason-"+id, t.Reason)
	}
	slices.SortStableFunc(fields, func(a, b hiddenField) int { return strings.Compare(a.Name, b.Name) })
	return fields
}

// fingerprint names an answer, so that a form can tell whether the person
// changed what the page showed.
func fingerprint(q *survey.Question, a survey.Answer) string {
	raw, err := survey.EncodeAnswer(q, survey.Canonical(q, a))
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:8])
}

// lines writes line breaks as browsers count them in maxlength: as one
// character.
func lines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// showable is a text that can stand in a page: valid UTF-8, with the
// replacement character for whatever HTML does not permit.
func showable(s string) string {
	return strings.Map(func(r rune) rune {
		if (r < 0x20 && r != '\n' && r != '\r' && r != '\t') || (r >= 0x7f && r < 0xa0) || r&0xfffe == 0xfffe || (r >= 0xfdd0 && r <= 0xfdef) {
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
