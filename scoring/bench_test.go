package scoring_test

import (
	"fmt"
	"testing"

	"maturita/survey"
)

// ordinary is of the size of a pre-assessment: 8 areas of 5 questions, one of
// them a matrix, one a multiple choice.
func ordinary() (*survey.Questionnaire, survey.Answers) {
	var areas []survey.Area
	answers := survey.Answers{}
	for i := range 8 {
		id := func(j int) survey.QuestionID { return survey.QuestionID(fmt.Sprintf("q-%d-%d", i, j)) }
		a := area(survey.AreaID(fmt.Sprint("area-", i)),
			single(id(0), "0", "1", "2", "3"), single(id(1), "0", "1", "2", "3"), single(id(2), "0", "1", "2", "3"),
			multiple(id(3), alone(options("1", "1", "1", "1", "1"), "0")),
			survey.Question{ID: id(4), Type: survey.Matrix, Scored: true, Weight: d("2"), Options: options("0", "1", "3"), Rows: rows("1", "1", "1", "1")})
		areas = append(areas, a)
		for j := range 3 {
			answers[id(j)] = pick("b")
		}
		answers[id(3)] = tick("a", "c")
		answers[id(4)] = cells(ids{"a"}, ids{"b"}, ids{"c"}, ids{"c"})
	}
	q := questionnaire(areas...)
	for i := range 4 {
		q.Levels = append(q.Levels, survey.Level{ID: survey.LevelID(fmt.Sprint("level-", i)), Bound: survey.Bound{Value: survey.Whole(20 * (i + 1))}})
	}
	return q, answers
}

func BenchmarkScore(b *testing.B) {
	q, answers := ordinary()
	m := compile(b, q)
	b.ReportAllocs()
	for b.Loop() {
		m.Score(answers)
	}
}
