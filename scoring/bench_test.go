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

// wide is ordinary with points and weights that differ and are as large as they
// may be, so that sums do not fit 64 bits.
func wide() (*survey.Questionnaire, survey.Answers) {
	q, answers := ordinary()
	step := survey.Decimal(0)
	large := func(n survey.Decimal) survey.Decimal {
		step += 17
		return n*survey.MaxDecimal/8 - step
	}
	for i := range q.Areas {
		q.Areas[i].Weight = large(8)
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			question.Weight = large(8)
			for k := range question.Options {
				question.Options[k].Points = large(survey.Decimal(k + 1))
			}
			for k := range question.Rows {
				question.Rows[k].Weight = large(8)
			}
		}
	}
	return q, answers
}

func benchmarkScore(b *testing.B, q *survey.Questionnaire, answers survey.Answers) {
	m := compile(b, q)
	b.ReportAllocs()
	for b.Loop() {
		m.Score(answers)
	}
}

// BenchmarkScore scores what most people fill in, from 38 to 45 questions.
func BenchmarkScore(b *testing.B) {
	b.Run("shipped", func(b *testing.B) {
		q, answers := shipped(b)
		benchmarkScore(b, q, answers)
	})
	b.Run("ordinary", func(b *testing.B) {
		q, answers := ordinary()
		benchmarkScore(b, q, answers)
	})
}

// BenchmarkScoreWide takes the way over big.Rat.
func BenchmarkScoreWide(b *testing.B) {
	q, answers := wide()
	benchmarkScore(b, q, answers)
}

func BenchmarkCompile(b *testing.B) {
	q, _ := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		compile(b, q)
	}
}
