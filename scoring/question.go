package scoring

import (
	"math/big"

	"maturita/survey"
)

// QuestionScore is the score of one question that counts: s in [0, 1].
type QuestionScore struct {
	Area     survey.AreaID
	Question survey.QuestionID
	S        *big.Rat
	Weight   *big.Rat // within its area, not normalised
}

// Questions returns the scores of the questions that count, in reading order.
func (m *Model) Questions(answers survey.Answers) []QuestionScore {
	panic("scoring: replaced by the engine")
}
