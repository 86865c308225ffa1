package definition

import (
	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

func (r *reader) levels(o object) {
	seen := map[survey.LevelID]bool{}
	r.q.Levels = make([]survey.Level, 0, maxParts)
	for i, n := range o.needList("levels", maxParts) {
		l, ok := r.object(n, entry("levels", i), levelKeys)
		if !ok {
			continue
		}
		level := survey.Level{ID: survey.LevelID(l.id("id")), Name: l.needText("name"), Meaning: l.text("meaning")}
		unique(r, l.get("id"), l.at("id"), "level", seen, level.ID)
		bound, ok := l.bound(0, hundred)
		switch k := len(r.q.Levels); {
		case !ok:
		case i == 0 && bound != (survey.Bound{}):
			r.fail(n, l.path, "levels", "the first level begins with \"from: 0\"")
		case k > 0 && !ascends(r.q.Levels[k-1].Bound, bound):
			r.fail(n, l.path, "levels", "levels ascend: this one begins where or before the one above does")
		case bound.Exclusive && bound.Value == hundred:
			r.fail(n, l.path, "levels", "no score is above 100")
		}
		level.Bound = bound
		r.q.Levels = append(r.q.Levels, level)
		into := &r.q.Levels[len(r.q.Levels)-1]
		r.later = append(r.later, func() {
			r.gates = 0
			for j, g := range l.list("gates", maxParts) {
				into.Gates = append(into.Gates, r.gate(g, entry(l.at("gates"), j), 1))
			}
			if r.gates > maxGates {
				r.fail(l.get("gates"), l.at("gates"), "too-many", "the level has %d conditions, %d are permitted", r.gates, maxGates)
			}
		})
	}
}

// bound reads from or above, exactly one of them; ok is false when it cannot be
// told, which has been reported.
func (o object) bound(low, high survey.Decimal) (b survey.Bound, ok bool) {
	if o.has("from") == o.has("above") {
		o.r.fail(o.node, o.path, "from-or-above", "say either \"from\", inclusive, or \"above\", exclusive")
		return survey.Bound{}, false
	}
	key := "from"
	if o.has("above") {
		key = "above"
	}
	b.Value, ok = o.within(key, low, high)
	b.Exclusive = key == "above"
	return b, ok
}

// ascends reports whether the second bound is met by fewer scores.
func ascends(a, b survey.Bound) bool {
	return b.Value > a.Value || b.Value == a.Value && b.Exclusive && !a.Exclusive
}

func (r *reader) gate(n *yaml.Node, path string, depth int) survey.Gate {
	o, ok := r.object(n, path, gateKeys)
	if !ok {
		return survey.Gate{}
	}
	forms := 0
	for _, key := range []string{"area", "everyArea", "question", "all"} {
		if o.has(key) {
			forms++
		}
	}
	if forms != 1 || o.has("least") != o.has("area") || o.has("ticks") != o.has("question") {
		r.fail(n, path, "gate", "a gate is {area, least}, {everyArea}, {question, ticks} or {all}")
		return survey.Gate{}
	}
	if !o.has("all") {
		r.gates++
	}
	switch {
	case depth > maxConditionDepth:
		r.fail(n, path, "too-deep", "gates nest at most %d deep", maxConditionDepth)
		return survey.Gate{}
	case o.has("area"):
		return survey.Gate{Area: r.areaNamed(o, "area"), Least: o.decimal("least", 0, 0, hundred)}
	case o.has("everyArea"):
		return survey.Gate{Every: true, Least: o.decimal("everyArea", 0, 0, hundred)}
	case o.has("question"):
		return r.ticksGate(o)
	}
	g := survey.Gate{}
	for i, part := range o.needList("all", maxParts) {
		g.All = append(g.All, r.gate(part, entry(o.at("all"), i), depth+1))
	}
	return g
}

func (r *reader) ticksGate(o object) survey.Gate {
	g := survey.Gate{Ticks: o.whole("ticks", 1, 1, maxAllOption)}
	q := r.questionNamed(o, "question")
	if q == nil {
		return g
	}
	g.Question = q.ID
	most, ok := tickable(q)
	switch {
	case !ok:
		r.fail(o.get("question"), o.at("question"), "wrong-question", "%q is neither a multiple choice nor a matrix with columns: it has no ticks", q.ID)
	case g.Ticks > most:
		r.fail(o.get("ticks"), o.at("ticks"), "out-of-range", "only %d options can be ticked there", most)
	}
	return g
}

// tickable is how many options can be ticked in a question; ok is false for one
// without ticks.
func tickable(q *survey.Question) (most int, ok bool) {
	switch {
	case q.Type == survey.Multiple:
		for i := range q.Options {
			if !q.Options[i].Exclusive {
				most++
			}
		}
		return most, true
	case q.Type == survey.Matrix && q.Columns:
		return len(q.Rows) * len(q.Options), true
	}
	return 0, false
}

// areaNamed reads the id of an area that exists.
func (r *reader) areaNamed(o object, key string) survey.AreaID {
	id := survey.AreaID(o.id(key))
	if id == "" {
		return id
	}
	var names []string
	for i := range r.q.Areas {
		if r.q.Areas[i].ID == id {
			return id
		}
		names = append(names, string(r.q.Areas[i].ID))
	}
	r.fail(o.get(key), o.at(key), "unknown-reference", "there is no area %q; did you mean %q?", id, r.nearest(string(id), names))
	return id
}

// questionNamed reads the id of a question that exists; nil when it does not.
func (r *reader) questionNamed(o object, key string) *survey.Question {
	if n := o.need(key); n != nil {
		return r.questionAt(n, o.at(key))
	}
	return nil
}

func (r *reader) questionAt(n *yaml.Node, path string) *survey.Question {
	id := survey.QuestionID(r.id(n, path))
	if id == "" {
		return nil
	}
	q := r.questions[id]
	if q == nil {
		r.fail(n, path, "unknown-reference", "there is no question %q; did you mean %q?", id, r.nearestQuestion(id))
	}
	return q
}
