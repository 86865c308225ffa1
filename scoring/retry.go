package scoring

import "slices"

// For searches that try many changes on one evaluation: take a twin, put other
// replies into it (question.reply makes them) and conclude. This holds the path:
// it is right as long as no reply goes off or onto it. Indices and advice of a
// twin are not found anew.

// twin returns a copy that can be changed without changing e.
func (e *evaluation) twin() *evaluation {
	t := *e
	t.replies, t.areas = slices.Clone(e.replies), slices.Clone(e.areas)
	t.failed, t.indices = slices.Clone(e.failed), slices.Clone(e.indices)
	t.thousandths, t.texts = nil, texts{}
	for i := range t.areas {
		t.areas[i].replies = t.model.areas[i].of(t.replies)
	}
	return &t
}

// put replaces the reply to one question and values its area anew; the overall
// follows with conclude.
func (e *evaluation) put(r reply) {
	e.replies[r.place] = r
	e.assess(r.areaPlace)
}
