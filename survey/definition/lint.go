package definition

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// Outcome is what the linter wants to know of a result.
type Outcome struct {
	Advice []survey.AdviceID // the rules that fired
}

// Engine prepares a questionnaire for scoring many answers. The caller gives
// scoring's, so that what a rule means is written once. Without an engine, rules
// of advice are judged by their limits alone.
type Engine func(*survey.Questionnaire) (func(survey.Answers) Outcome, error)

// maxWork bounds what the engine is asked, in questions scored.
const maxWork = 40_000

// linter looks for what a questionnaire that reads cannot mean, or hardly.
type linter struct {
	file     string
	root     *yaml.Node
	q        *survey.Questionnaire
	engine   Engine
	problems Problems
	warnings int
	work     int // questions that the engine may still score

	search        *search
	contradicted  map[*survey.Condition]bool // never hold, whatever is answered
	deadAreas     map[survey.AreaID]bool     // never on the path
	deadQuestions map[survey.QuestionID]bool
	areas         map[survey.AreaID]span // what their scores may be; none that never has one
	overall       span
	indexSpans    map[survey.IndexID]span
	barred        int // the lowest level reported to keep everybody out; as many as there are when none is
}

// Lint reads a questionnaire and says everything that is wrong with it. Of a
// file that Read refuses, these are the reader's problems and q is nil; of any
// other, what can never be meant (errors) and what hardly can (warnings), with
// hints. earlier are other versions of the same questionnaire, which its version
// must suit (SCORING.md §9). The same file gives the same problems.
func Lint(name string, source []byte, engine Engine, earlier ...*survey.Questionnaire) (*survey.Questionnaire, Problems) {
	return newReader(name).lint(source, engine, earlier)
}

func (r *reader) lint(source []byte, engine Engine, earlier []*survey.Questionnaire) (*survey.Questionnaire, Problems) {
	root := r.parse(source)
	if root != nil {
		r.questionnaire(root)
	}
	if r.err() != nil {
		return nil, r.problems
	}
	r.q.Prepare()
	r.storable()
	if r.err() != nil {
		return nil, r.problems
	}
	l := &linter{
		file: r.file, root: root, q: r.q, engine: engine, work: maxWork, search: newSearch(r.q),
		deadAreas: map[survey.AreaID]bool{}, deadQuestions: map[survey.QuestionID]bool{}, contradicted: map[*survey.Condition]bool{}, areas: map[survey.AreaID]span{}, indexSpans: map[survey.IndexID]span{},
	}
	l.barred = len(r.q.Levels)
	l.versions(earlier)
	l.texts(root, "")
	l.links()
	l.numbers()
	l.conditions()
	l.reach()
	l.measure()
	l.points()
	l.stages()
	l.levels()
	l.indices()
	l.advice()
	l.together()
	l.problems.sort()
	return r.q, l.problems
}

// refuse reports what can never be meant.
func (l *linter) refuse(path, code, hint, message string, args ...any) {
	l.report(Problem{Severity: Error, Code: code, Path: path, Hint: hint, Message: fmt.Sprintf(message, args...)})
}

// warn reports what an author may mean.
func (l *linter) warn(path, code, hint, message string, args ...any) {
	l.report(Problem{Severity: Warning, Code: code, Path: path, Hint: hint, Message: fmt.Sprintf(message, args...)})
}

// report keeps room for errors: warnings fill half of what is reported at most.
func (l *linter) report(p Problem) {
	if len(l.problems) >= maxProblems || p.Severity == Warning && l.warnings >= maxProblems/2 {
		return
	}
	if p.Severity == Warning {
		l.warnings++
	}
	n := locate(l.root, p.Path)
	p.File, p.Line, p.Column = l.file, max(n.Line, 1), max(n.Column, 1)
	l.problems = append(l.problems, p)
}
