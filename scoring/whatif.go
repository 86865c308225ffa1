package scoring

import (
	"maps"
	"slices"

	"maturita/survey"
)

// WhatIf is the result of answers that nobody has given, and the questions that
// the changes bring onto the path or take off it, in reading order.
type WhatIf struct {
	Result Result              `json:"result"`
	Joined []survey.QuestionID `json:"joined"`
	Left   []survey.QuestionID `json:"left"`
}

// WhatIf computes the result for answers of which some are replaced; it stores
// nothing and changes neither map. A change that is the zero Answer takes the
// answer away. A question that comes onto the path counts with what is answered
// there, else as unanswered. The error is survey.Problems where a change is not
// permitted or belongs to no question.
func (m *Model) WhatIf(answers, changes survey.Answers) (WhatIf, error) {
	var problems survey.Problems
	after := make(survey.Answers, len(answers)+len(changes))
	maps.Copy(after, answers)
	for _, id := range slices.Sorted(maps.Keys(changes)) {
		if q := m.questionnaire.Question(id); q == nil {
			problems = append(problems, survey.Problem{Field: string(id), Key: "problem.question-unknown"})
		} else {
			problems = append(problems, survey.CheckAnswer(q, changes[id])...)
		}
		after[id] = changes[id]
	}
	if len(problems) > 0 {
		return WhatIf{}, problems
	}
	was, is := m.evaluate(answers), m.evaluate(after)
	w := WhatIf{Result: is.result(), Joined: []survey.QuestionID{}, Left: []survey.QuestionID{}}
	for i := range is.replies {
		before, now := was.replies[i].given != offPath, is.replies[i].given != offPath
		switch {
		case now && !before:
			w.Joined = append(w.Joined, is.replies[i].ID)
		case before && !now:
			w.Left = append(w.Left, is.replies[i].ID)
		}
	}
	return w, nil
}
