package definition

import (
	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

func (r *reader) indices(o object) {
	nodes := o.list("indices", maxParts)
	r.later = append(r.later, func() {
		seen := map[survey.IndexID]bool{}
		for i, n := range nodes {
			x, ok := r.object(n, entry("indices", i), indexKeys)
			if !ok {
				continue
			}
			index := r.index(x)
			unique(r, x.get("id"), x.at("id"), "index", seen, index.ID)
			r.q.Indices = append(r.q.Indices, index)
		}
	})
}

func (r *reader) index(o object) survey.Index {
	index := survey.Index{ID: survey.IndexID(o.id("id")), Name: o.needText("name"), OnHundred: o.word("scale", "points", scaleWords) == "hundred"}
	forms := 0
	for _, key := range []string{"count", "sum", "mean", "difference"} {
		if o.has(key) {
			forms++
		}
	}
	if forms != 1 {
		r.fail(o.node, o.path, "index", "an index is one of count, sum, mean, difference")
		return index
	}
	for i, n := range o.list("count", maxQuestions) {
		path := entry(o.at("count"), i)
		q := r.questionAt(n, path)
		if q == nil {
			continue
		}
		if _, ok := tickable(q); !ok {
			r.fail(n, path, "wrong-question", "%q is neither a multiple choice nor a matrix with columns: it has no ticks", q.ID)
		}
		index.Count = append(index.Count, q.ID)
	}
	if o.has("count") && index.OnHundred {
		r.fail(o.get("scale"), o.at("scale"), "conflicting-keys", "a count is in points")
	}
	index.Sum, index.Mean = r.terms(o, "sum"), r.terms(o, "mean")
	if n := o.get("difference"); n != nil {
		if d, ok := r.object(n, o.at("difference"), differenceKeys); ok {
			index.Minuend, index.Subtrahend = r.indexNamed(d, "of", "above this one"), r.indexNamed(d, "minus", "above this one")
		}
	}
	for _, key := range []string{"count", "sum", "mean"} {
		if n := o.get(key); n != nil && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
			r.fail(n, o.at(key), "empty-list", "%q needs at least one question", key)
		}
	}
	r.indexBands(o, &index)
	return index
}

func (r *reader) terms(o object, key string) []survey.IndexTerm {
	var terms []survey.IndexTerm
	weight := survey.Decimal(0)
	for i, n := range o.list(key, maxQuestions) {
		t, ok := r.object(n, entry(o.at(key), i), termKeys)
		if !ok {
			continue
		}
		term := survey.IndexTerm{Weight: t.decimal("weight", survey.Whole(1), 0, survey.MaxDecimal), Points: t.word("of", "score", ofWords) == "points"}
		weight += term.Weight
		if q := r.questionNamed(t, "question"); q != nil {
			term.Question = q.ID
			if !q.Scored {
				r.fail(t.get("question"), t.at("question"), "wrong-question", "%q is not scored", q.ID)
			}
		}
		terms = append(terms, term)
	}
	if len(terms) > 0 && weight == 0 {
		r.fail(o.get(key), o.at(key), "no-weight", "the questions weigh nothing: give one a weight")
	}
	return terms
}

// indexNamed reads the id of an index that has been read, so that differences
// form no ring; where says which these are.
func (r *reader) indexNamed(o object, key, where string) survey.IndexID {
	id := survey.IndexID(o.id(key))
	for i := range r.q.Indices {
		if r.q.Indices[i].ID == id {
			return id
		}
	}
	if id != "" {
		r.fail(o.get(key), o.at(key), "unknown-reference", "there is no index %q %s", id, where)
	}
	return id
}

func (r *reader) indexBands(o object, index *survey.Index) {
	seen := map[string]bool{}
	for i, n := range o.list("bands", maxParts) {
		b, ok := r.object(n, entry(o.at("bands"), i), indexBandKeys)
		if !ok {
			continue
		}
		band := survey.IndexBand{ID: b.id("id"), Name: b.needText("name")}
		unique(r, b.get("id"), b.at("id"), "band", seen, band.ID)
		band.Bound, ok = b.bound(-survey.MaxDecimal, survey.MaxDecimal)
		if k := len(index.Bands); ok && k > 0 && !ascends(index.Bands[k-1].Bound, band.Bound) {
			r.fail(n, b.path, "bands", "bands ascend: this one begins where or before the one above does")
		}
		index.Bands = append(index.Bands, band)
	}
}
