package scoring

import (
	"slices"

	"maturita/survey"
)

// stage is one step of an area scored by stages (SCORING.md §5).
type stage struct {
	questions []int // places within the area
	share     fraction
}

func newStage(s survey.Stage, questions []question) stage {
	n := stage{share: exactly(s.Share)}
	for i := range questions {
		if slices.Contains(s.Questions, questions[i].ID) {
			n.questions = append(n.questions, i)
		}
	}
	return n
}

// climb is 100 · stages reached in a row / all stages.
func (a *assessed) climb() fraction {
	row := 0
	for row < len(a.stages) && a.reaches(&a.stages[row]) {
		row++
	}
	return whole(100 * row).quo(whole(len(a.stages)))
}

// reaches reports whether the weighted mean of a stage's questions that count is
// at least its share; a stage with none that counts, or none with weight, is
// reached.
func (a *assessed) reaches(s *stage) bool {
	m := newMean()
	for _, i := range s.questions {
		if r := &a.replies[i]; r.counts() {
			m.add(r.weight, r.s())
		}
	}
	value := m.value()
	return value.none() || value.cmp(s.share) >= 0
}
