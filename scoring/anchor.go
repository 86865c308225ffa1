package scoring

import (
	"strconv"
	"strings"

	"maturita/survey"
)

// Anchor is the anchor index of two responses whose results need not be
// comparable (SCORING.md §9): the weighted mean of the scores of the questions
// that both versions ask and that count on both sides.
//
// The weights are what the later version gives each question: its area's weight,
// split over the scored questions of the area by theirs, whatever is answered. One
// set of weights for both sides, so that only answers move the index; and the later
// one's, as that is the measure that people read now. Where all scored questions of
// the later version are shared and count, all its areas are assessable, and it takes
// weighted means, the index of the later side is its overall.
type Anchor struct {
	Shared     []SharedQuestion `json:"shared"`   // scored in both versions
	Counting   []SharedQuestion `json:"counting"` // of these, what counts on both sides
	Before     *Score           `json:"before"`   // 0–100, as is Display; null when nothing counts
	After      *Score           `json:"after"`
	Difference *string          `json:"difference"` // exact
}

// SharedQuestion is one question as two versions name it.
type SharedQuestion struct {
	Before survey.QuestionID `json:"before"`
	After  survey.QuestionID `json:"after"`
}

// AnchorIndex compares two responses over what they share. Results are not looked
// at: both sides are scored by this engine.
func AnchorIndex(before, after Side) Anchor {
	x := Anchor{Shared: Shared(before.Model.questionnaire, after.Model.questionnaire), Counting: []SharedQuestion{}}
	was, is := before.Model.evaluate(before.Answers), after.Model.evaluate(after.Answers)
	meanBefore, meanAfter := newMean(), newMean()
	for _, pair := range x.Shared {
		then, now := was.reply(pair.Before), is.reply(pair.After)
		if !then.counts() || !now.counts() {
			continue
		}
		x.Counting = append(x.Counting, pair)
		weight := after.Model.declaredShare(now.question)
		meanBefore.add(weight, then.s())
		meanAfter.add(weight, now.s())
	}
	if b, a := meanBefore.value().percent(), meanAfter.value().percent(); !b.none() {
		places := after.Model.scale.decimals
		x.Before = &Score{Exact: b.text(), Display: string(appendRounded(nil, b, places, nil))}
		x.After = &Score{Exact: a.text(), Display: string(appendRounded(nil, a, places, nil))}
		x.Difference = a.sub(b).published()
	}
	return x
}

// declaredShare is the part of the overall that a version gives to a scored
// question, as long as all count.
func (m *Model) declaredShare(q *question) fraction {
	a, weights := &m.areas[q.areaPlace], whole(0)
	for i := range a.questions {
		if a.questions[i].Scored {
			weights = weights.add(a.questions[i].weight)
		}
	}
	return ratio(a.weight.mul(q.weight), weights)
}

// Shared lists the scored questions that two versions share, in the reading order
// of the later one, each once: within one questionnaire and major those with the
// same id, else those that sameAs links: one to the other, or both to a third.
func Shared(before, after *survey.Questionnaire) []SharedQuestion {
	own, linked := map[string]survey.QuestionID{}, map[string]survey.QuestionID{}
	eachScored(before, func(q *survey.Question) {
		for i, name := range namesOf(before, q) {
			if i == 0 {
				own[name] = q.ID
			}
			if _, ok := linked[name]; !ok {
				linked[name] = q.ID
			}
		}
	})
	pairs, used := map[survey.QuestionID]survey.QuestionID{}, map[survey.QuestionID]bool{}
	pair := func(q *survey.Question, names []string, known map[string]survey.QuestionID) {
		for _, name := range names {
			id, ok := known[name]
			if _, paired := pairs[q.ID]; ok && !paired && !used[id] {
				pairs[q.ID], used[id] = id, true
			}
		}
	}
	eachScored(after, func(q *survey.Question) { pair(q, namesOf(after, q)[:1], own) })
	eachScored(after, func(q *survey.Question) { pair(q, namesOf(after, q), own) })
	eachScored(after, func(q *survey.Question) { pair(q, namesOf(after, q), linked) })
	shared := []SharedQuestion{}
	eachScored(after, func(q *survey.Question) {
		if id, ok := pairs[q.ID]; ok {
			shared = append(shared, SharedQuestion{Before: id, After: q.ID})
		}
	})
	return shared
}

func eachScored(q *survey.Questionnaire, visit func(*survey.Question)) {
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			if question := &q.Areas[i].Questions[j]; question.Scored {
				visit(question)
			}
		}
	}
}

// namesOf are all names of what a question means, its own first, as
// questionnaire@major/question: within a major an id means the same for ever.
func namesOf(q *survey.Questionnaire, of *survey.Question) []string {
	name := func(r survey.Ref, id string) string {
		return string(r.ID) + "@" + strconv.Itoa(r.Version.Major) + "/" + id
	}
	names := []string{name(q.Ref, string(of.ID))}
	for _, link := range of.SameAs {
		version, id, _ := strings.Cut(link, "/")
		if r, err := survey.ParseRef(version); err == nil {
			names = append(names, name(r, id))
		}
	}
	return names
}
