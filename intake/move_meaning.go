package intake

import (
	"slices"
	"strings"
	"unicode"

	"maturita/survey"
)

// comparison holds two versions of a questionnaire against one another, as
// somebody sees them who reads a language.
type comparison struct {
	before, after *survey.Questionnaire
	reader        survey.Language // "" = not known
	intros        map[survey.QuestionID]survey.Text
}

func compare(before, after *survey.Questionnaire, reader survey.Language) comparison {
	c := comparison{before, after, reader, map[survey.QuestionID]survey.Text{}}
	for i := range after.Areas {
		for j := range after.Areas[i].Questions {
			c.intros[after.Areas[i].Questions[j].ID] = after.Areas[i].Intro
		}
	}
	return c
}

// oneMajor reports whether two versions are of one major: only then does an id
// stand for the same in both.
func oneMajor(before, after *survey.Questionnaire) bool {
	return before.ID == after.ID && before.Version.Major == after.Version.Major
}

// unchanged reports whether whoever answered a question of the version before
// was asked the same as by the version after: in the same words, with the same
// explanations and the same answers to choose from. What an answer is worth,
// when the question is asked and in which order its options stand are no part of
// that.
func (c comparison) unchanged(area *survey.Area, before *survey.Question) bool {
	after := c.after.Question(before.ID)
	return after != nil && oneMajor(c.before, c.after) &&
		before.Type == after.Type && before.Columns == after.Columns &&
		before.NotApplicable == after.NotApplicable && before.RowNotApplicable == after.RowNotApplicable &&
		before.Min == after.Min && before.Max == after.Max && before.Decimals == after.Decimals &&
		c.sameWords(area.Intro, c.intros[before.ID]) && c.sameWords(before.Text, after.Text) &&
		c.sameWords(before.Help, after.Help) && c.sameWords(before.Example, after.Example) && c.sameWords(before.Unit, after.Unit) &&
		c.sameOptions(before, after) && c.sameRows(before, after)
}

// sameWords compares a text in the questionnaire's own language, and in the
// reader's where both versions have it. White space and the marks of a sentence
// are no words.
func (c comparison) sameWords(before, after survey.Text) bool {
	same := func(in survey.Language) bool {
		return slices.Equal(strings.FieldsFunc(before[in], betweenWords), strings.FieldsFunc(after[in], betweenWords))
	}
	if !same(c.before.Language) {
		return false
	}
	return before[c.reader] == "" || after[c.reader] == "" || same(c.reader)
}

func betweenWords(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(".,;:!?…'’‘\"“”„«»()", r)
}

func (c comparison) sameOptions(before, after *survey.Question) bool {
	if len(before.Options) != len(after.Options) {
		return false
	}
	for i := range before.Options {
		was := &before.Options[i]
		is := after.Option(was.ID)
		if is == nil || was.Exclusive != is.Exclusive || !c.sameWords(was.Text, is.Text) {
			return false
		}
	}
	return true
}

func (c comparison) sameRows(before, after *survey.Question) bool {
	if len(before.Rows) != len(after.Rows) {
		return false
	}
	for i := range before.Rows {
		was := &before.Rows[i]
		if is := after.Row(was.ID); is == nil || !c.sameWords(was.Text, is.Text) {
			return false
		}
	}
	return true
}
