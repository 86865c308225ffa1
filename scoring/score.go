package scoring

import "maturita/survey"

// Score computes the result of a set of answers (SCORING.md §§2–6 and 8). It is
// a pure function and never fails: answers off the path are ignored, answers
// that survey.CheckAnswer does not permit are taken as not given, and a question
// without an answer does not count and lowers its area's coverage, a required
// one too. Whether answers are complete is for survey.CheckComplete to say.
func (m *Model) Score(answers survey.Answers) Result {
	e, ok := m.spare.Get().(*evaluation)
	if !ok {
		e = m.newEvaluation()
	}
	e.evaluate(answers)
	r := e.result()
	e.answers = nil // people's data stay no longer than needed
	m.spare.Put(e)
	return r
}

// result allocates what the caller keeps and nothing else: the lists of areas,
// indices, advice and failed gates, the buffer and the list of their texts, and
// the verdict. Seven at most, none for a list that is empty, and one for each band
// of an index.
func (e *evaluation) result() Result {
	m, t := e.model, &e.texts
	n := 3 + 2*len(e.areas) + 2*len(e.indices) + 2*len(e.failed)
	for i := range e.areas {
		if !e.areas[i].coverage.isOne() {
			n++
		}
	}
	t.start(n)
	r := Result{
		Questionnaire: m.questionnaire.ID, Version: m.version, Engine: EngineVersion,
		FailedGates: make([]FailedGate, len(e.failed)),
		Areas:       make([]Area, len(e.areas)),
		Indices:     make([]Index, len(e.indices)),
		Advice:      e.advice(),
	}
	for i := range e.areas {
		e.areas[i].tell(&r.Areas[i], t, &m.scale)
	}
	var exact, display *string
	if !e.overall.none() {
		exact, display = t.lowest(e.overall), t.score(&m.scale, e.overall, e.earned, e.best, m.shown)
	}
	for i := range e.failed {
		e.failed[i].tell(&r.FailedGates[i], t, m.questionnaire)
	}
	for i := range e.indices {
		m.indices[i].tell(&r.Indices[i], t, e.indices[i], m.scale.decimals)
	}
	if t.finish(); exact != nil {
		v := &verdict{overall: Score{Exact: *exact, Display: *display}}
		r.Overall, r.LevelByScore, r.Level = &v.overall, m.levelInto(&v.byScore, e.byScore), m.levelInto(&v.held, e.held)
	}
	return r
}

// verdict is what the pointers of a result with an overall point to.
type verdict struct {
	overall       Score
	byScore, held survey.LevelID
}

// levelInto is the id of a level by its place, in the room given for it; nil for
// -1.
func (m *Model) levelInto(id *survey.LevelID, place int) *survey.LevelID {
	if place < 0 {
		return nil
	}
	*id = m.questionnaire.Levels[place].ID
	return id
}

func (a *assessed) tell(r *Area, t *texts, s *scale) {
	r.ID, r.State, r.Coverage, r.Exact = a.ID, a.state, t.coverage(a.coverage), t.lowest(a.exact)
	if a.state == Assessable {
		r.Display = t.score(s, a.exact, a.earned, a.best, a.shown)
	}
}

func (x *index) tell(r *Index, t *texts, value fraction, places int) {
	r.ID, r.Exact = x.ID, t.exact(value)
	if value.none() {
		return
	}
	if x.whole {
		places = 0
	}
	t.buffer = appendRounded(t.buffer, value, places, x.bounds)
	r.Display = t.keep()
	if b := reached(x.bounds, value); b >= 0 {
		band := x.Bands[b].ID
		r.Band = &band
	}
}

func (f *failure) tell(r *FailedGate, t *texts, q *survey.Questionnaire) {
	r.Level, r.Reason, r.Required = q.Levels[f.level].ID, f.reason, f.gate.required
	if f.question != nil {
		if r.Question = f.question.ID; f.reason == Below {
			r.Actual, r.Missing = t.whole(f.question.ticks), t.whole(f.gate.ticks-f.question.ticks)
		}
		return
	}
	if r.Area = f.area.ID; f.reason == Below {
		r.Actual, r.Missing = t.lowest(f.area.exact), t.exact(f.gate.least.sub(f.area.exact))
	}
}
