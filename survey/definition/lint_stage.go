package definition

import (
	"slices"

	"maturita/survey"
)

// stages judges what the stages of areas leave out, or ask nothing for.
func (l *linter) stages() {
	for i := range l.q.Areas {
		area := &l.q.Areas[i]
		if area.Aggregate != survey.Stages {
			continue
		}
		for k := range area.Stages {
			if stage := &area.Stages[k]; stage.Share == 0 {
				l.warn(entry(entry("areas", i)+".stages", k)+".share", "stage-free", "ask for a share above 0, or take the stage away",
					"the stage %q asks for nothing, so that it is reached whatever is answered", stage.ID)
			}
		}
		for j := range area.Questions {
			if q := &area.Questions[j]; q.Scored && !staged(area, q.ID) {
				l.warn(questionPath(i, j), "no-stage", "name it in a stage, or write \"scored: false\"",
					"%q is scored, but stands in no stage of the area %q, so that its points never count", q.ID, area.ID)
			}
		}
	}
}

// staged reports whether a stage is about a question.
func staged(area *survey.Area, id survey.QuestionID) bool {
	return slices.ContainsFunc(area.Stages, func(s survey.Stage) bool { return slices.Contains(s.Questions, id) })
}
