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
// the verdict. Seven at most, and one for each band and each text beyond the room
// made for them.
func (e *evaluation) result() Result {
	m := e.model
	t := newTexts(2 + 3*len(e.areas) + 2*len(e.indices) + 3*len(e.failed))
	r := Result{
		Questionnaire: m.questionnaire.ID, Version: m.version, Engine: EngineVersion,
		FailedGates: make([]FailedGate, len(e.failed)),
		Areas:       make([]Area, len(e.areas)),
		Indices:     make([]Index, len(e.indices)),
		Advice:      e.advice(),
	}
	for i := range e.areas {
		r.Areas[i] = e.areas[i].result(t, m.scale)
	}
	if !e.overall.none() {
		exact, display := t.exact(e.overall), t.keep(m.scale.appendTo(t.line[:0], e.overall, e.earned, e.best, m.shown))
		v := &verdict{overall: Score{Exact: *exact, Display: *display}}
		r.Overall, r.LevelByScore, r.Level = &v.overall, m.levelInto(&v.byScore, e.byScore), m.levelInto(&v.held, e.held)
	}
	for i := range e.failed {
		r.FailedGates[i] = e.failed[i].result(t, m.questionnaire)
	}
	for i := range e.indices {
		r.Indices[i] = m.indices[i].result(t, e.indices[i], m.scale.decimals)
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

func (a *assessed) result(t *texts, s scale) Area {
	r := Area{ID: a.ID, State: a.state, Coverage: t.exact(a.coverage), Exact: t.exact(a.exact)}
	if a.state == Assessable {
		r.Display = t.keep(s.appendTo(t.line[:0], a.exact, a.earned, a.best, a.shown))
	}
	return r
}

func (x *index) result(t *texts, value fraction, places int) Index {
	r := Index{ID: x.ID, Exact: t.exact(value)}
	if value.none() {
		return r
	}
	if x.whole {
		places = 0
	}
	r.Display = t.keep(appendRounded(t.line[:0], value, places, x.bounds))
	if b := reached(x.bounds, value); b >= 0 {
		band := x.Bands[b].ID
		r.Band = &band
	}
	return r
}

func (f *failure) result(t *texts, q *survey.Questionnaire) FailedGate {
	r := FailedGate{Level: q.Levels[f.level].ID, Reason: f.reason}
	if f.question != nil {
		r.Question, r.Required = f.question.ID, *t.whole(f.gate.ticks)
		if f.reason == Below {
			r.Actual, r.Missing = t.whole(f.question.ticks), t.whole(f.gate.ticks-f.question.ticks)
		}
		return r
	}
	r.Area, r.Required = f.area.ID, *t.exact(f.gate.least)
	if f.reason == Below {
		r.Actual, r.Missing = t.exact(f.area.exact), t.exact(f.gate.least.sub(f.area.exact))
	}
	return r
}
