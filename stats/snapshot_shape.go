package stats

import (
	"context"
	"slices"

	"maturita/survey"
)

// Shape is what questionnaires give the tables of a snapshot.
type Shape struct {
	Levels       []survey.LevelID // ascending
	Areas        []survey.AreaID  // reading order
	Technologies []survey.TechnologyID
}

// ShapeOf is that of versions with one major: what the newest has, then what only
// earlier ones have.
func ShapeOf(versions ...*survey.Questionnaire) Shape {
	var s Shape
	stated := map[survey.TechnologyID]bool{}
	for _, q := range slices.Backward(versions) {
		for _, level := range q.Levels {
			s.Levels = withNew(s.Levels, level.ID)
		}
		for _, area := range q.Areas {
			s.Areas = withNew(s.Areas, area.ID)
			for _, question := range area.Questions {
				for _, o := range question.Options {
					stated[o.Technology] = true
				}
				for _, r := range question.Rows {
					stated[r.Technology] = true
				}
			}
		}
	}
	for _, t := range survey.Technologies() {
		if stated[t.ID] {
			s.Technologies = append(s.Technologies, t.ID)
		}
	}
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
