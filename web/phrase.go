package web

import (
	"bytes"
	"regexp"

	"maturita/locale"
	"maturita/report"
	"maturita/survey"
)

// A text of the questionnaire that is missing in the reader's language comes in
// the questionnaire's own. It carries its language along in marks that no
// template sees, as it may stand in a sentence of ours; mark turns them into
// elements once the page is rendered.
const (
	foreignBegin = "\ue000" // then the language
	foreignText  = "\ue001" // then the text
	foreignEnd   = "\ue002"
)

// words is a text of the questionnaire in the reader's language.
func words(p *locale.Printer, q *survey.Questionnaire, t survey.Text) string {
	s, in := t.In(survey.Language(p.Lang), q.Language)
	return foreign(p, s, in)
}

// wordsByParagraph is words cut at its empty lines.
func wordsByParagraph(p *locale.Printer, q *survey.Questionnaire, t survey.Text) []string {
	s, in := t.In(survey.Language(p.Lang), q.Language)
	all := paragraphs(s)
	for i := range all {
		all[i] = foreign(p, all[i], in)
	}
	return all
}

func foreign(p *locale.Printer, s string, in survey.Language) string {
	if s == "" || string(in) == p.Lang {
		return s
	}
	return foreignBegin + string(in) + foreignText + s + foreignEnd
}

// phrase is a phrase of a report as a page can hold it.
func phrase(one report.Phrase) string {
	text := showable(one.Text)
	if one.Language == "" {
		return text
	}
	return foreignBegin + string(one.Language) + foreignText + text + foreignEnd
}

// phrased is phrase for whole lines.
func phrased(lines []report.Line) []string {
	var all []string
	for _, line := range lines {
		said := ""
		for _, one := range line {
			said += phrase(one)
		}
		all = append(all, said)
	}
	return all
}

// markable are the parts of a page: tags, elements that can hold no others, and
// texts with their language.
var markable = regexp.MustCompile(`(?s)<(?:title|option|textarea|desc)\b.*?</(?:title|option|textarea|desc)>|<[^>]*>|` +
	foreignBegin + `([a-zA-Z-]{2,12})` + foreignText + `([^<` + foreignEnd + `]*)` + foreignEnd)

var foreignMarks = regexp.MustCompile(foreignBegin + `[a-zA-Z-]{2,12}` + foreignText + `|` + foreignEnd)

// foreignPhrase is a text that is one phrase in another language.
var foreignPhrase = regexp.MustCompile(`(?s)^` + foreignBegin + `([a-zA-Z-]{2,12})` + foreignText + `(.*)` + foreignEnd + `$`)

// unmarked is a phrase without its mark, with its language where that is not the
// reader's.
func unmarked(s string) (text, lang string) {
	if found := foreignPhrase.FindStringSubmatch(s); found != nil {
		return found[2], found[1]
	}
	return s, ""
}

// foreignOption is an option whose text is one phrase in another language.
var foreignOption = regexp.MustCompile(`(?s)^<option\b([^>]*)>\s*` + foreignBegin + `([a-zA-Z-]{2,12})` + foreignText + `([^<` + foreignEnd + `]*)` + foreignEnd + `\s*</option>$`)

// mark says of each text in another language which one it is: an element around
// it, or the option that it fills. Elsewhere, where an element cannot stand, the
// mark is left out.
func mark(page []byte) []byte {
	if !bytes.Contains(page, []byte(foreignBegin)) {
		return page
	}
	return markable.ReplaceAllFunc(page, func(part []byte) []byte {
		if found := markable.FindSubmatch(part); part[0] != '<' && len(found) == 3 {
			return []byte(`<span lang="` + string(found[1]) + `">` + string(found[2]) + `</span>`)
		}
		if found := foreignOption.FindSubmatch(part); found != nil {
			return []byte(`<option lang="` + string(found[2]) + `"` + string(found[1]) + `>` + string(found[3]) + `</option>`)
		}
		return foreignMarks.ReplaceAll(part, nil)
	})
}
