package stats

import (
	"cmp"
	"context"
	"slices"

	"maturita/survey"
)

// Shape is what questionnaires give the tables of a snapshot.
type Shape struct {
	Levels       []survey.LevelID      // ascending
	Areas        []survey.AreaID       // reading order
	Technologies []survey.TechnologyID // in the order of survey.Technologies
}

// ShapeOf is that of versions with one major: what the newest has, then what only
// earlier ones have.
func ShapeOf(versions ...*survey.Questionnaire) Shape {
	var s Shape
	for _, q := range slices.Backward(versions) {
		for _, level := range q.Levels {
			s.Levels = withNew(s.Levels, level.ID)
		}
		for _, area := range q.Areas {
			s.Areas = withNew(s.Areas, area.ID)
			for _, question := range area.Questions {
				for _, o := range question.Options {
					s.Technologies = withNew(s.Technologies, o.Technology)
				}
				for _, r := range question.Rows {
					s.Technologies = withNew(s.Technologies, r.Technology)
				}
			}
		}
	}
	s.Technologies = slices.DeleteFunc(s.Technologies, func(t survey.TechnologyID) bool { return t == "" })
	listed := survey.Technologies()
	place := func(id survey.TechnologyID) int {
		return slices.IndexFunc(listed, func(t survey.Technology) bool { return t.ID == id })
	}
	slices.SortStableFunc(s.Technologies, func(a, b survey.TechnologyID) int { return cmp.Compare(place(a), place(b)) })
	return s
}

func withNew[T comparable](all []T, one T) []T {
	if slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

// shape is that of the versions in a series.
func (m Maker) shape(ctx context.Context, instrument survey.QuestionnaireID, versions []survey.Version) (Shape, error) {
	var all []*survey.Questionnaire
	for _, v := range versions {
		q, err := m.Questionnaire(ctx, survey.Ref{ID: instrument, Version: v})
		if err != nil {
			return Shape{}, err
		}
		all = append(all, q)
	}
	return ShapeOf(all...), nil
}
