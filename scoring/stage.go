package scoring

import (
	"math/big"

	"maturita/survey"
)

// stage is one step of an area scored by stages (SCORING.md §5).
type stage struct {
	questions map[survey.QuestionID]bool
	share     *big.Rat
}

func newStage(s survey.Stage) stage {
	named := map[survey.QuestionID]bool{}
	for _, id := range s.Questions {
		named[id] = true
	}
	return stage{named, s.Share.Rat()}
}

// climb is 100 · stages reached in a row / all stages.
func (a *assessed) climb() *big.Rat {
	row := 0
	for i := range a.stages {
		if !a.reaches(&a.stages[i]) {
			break
		}
		row++
	}
	return percent(big.NewRat(int64(row), int64(len(a.stages))))
}

// reaches reports whether the weighted mean of a stage's questions that count is
// at least its share; a stage with none that counts, or none with weight, is
// reached.
func (a *assessed) reaches(s *stage) bool {
	var of []*scored
	for _, q := range a.counting {
		if s.questions[q.ID] {
			of = append(of, q)
		}
	}
	value := weightedMean(of)
	return value == nil || value.Cmp(s.share) >= 0
}
