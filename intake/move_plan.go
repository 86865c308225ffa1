package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"time"

	"maturita/survey"
)

// MovePlan is what moving a draft to another version of its questionnaire does.
// Every answer that was given is in exactly one of Kept, Confirm and Lost.
type MovePlan struct {
	From, To    *survey.Questionnaire
	FromRetired bool           // nothing begins on From any more; the draft may be finished on it all the same
	Answers     survey.Answers // given on From

	Kept    []survey.QuestionID // whose answers stay as they are, in the order of To
	Confirm []survey.QuestionID // whose answers are taken over and wait to be confirmed, in the order of To
	Lost    []survey.QuestionID // whose answers To cannot take, in the order of From
	New     []survey.QuestionID // on the path then, and without an answer because From did not ask or the answer is lost
	Open    []survey.QuestionID // on the path, required, and without an answer before as after

	moved map[survey.QuestionID]survey.SavedAnswer
}

// Comparable reports whether answers can be taken over at all: between major
// versions none is, as the same id might ask something else.
func (p MovePlan) Comparable() bool { return oneMajor(p.From, p.To) }

// Mark tells two plans apart by what a person has to know of them: the versions,
// what is to be confirmed, what is new, and which answers are lost.
func (p MovePlan) Mark() string {
	lost := survey.Answers{}
	for _, id := range p.Lost {
		lost[id] = p.Answers[id]
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %q %q %q %+v", p.From.Ref, p.To.Ref, p.Confirm, p.New, p.Lost, lost))
	return hex.EncodeToString(sum[:8])
}

// fate is what becomes of the answer to one question.
type fate int

const (
	notGiven fate = iota
	kept
	toConfirm
	lost
)

// planMove sorts the answers of a draft and the questions of the version that it
// moves to.
func planMove(from, to *survey.Questionnaire, r survey.Response, now time.Time) MovePlan {
	p := MovePlan{From: from, To: to, Answers: r.Given(), moved: maps.Clone(r.Answers)}
	if p.moved == nil {
		p.moved = map[survey.QuestionID]survey.SavedAnswer{}
	}
	c := compare(from, to, r.Language)
	fates := map[survey.QuestionID]fate{}
	for i := range from.Areas {
		area := &from.Areas[i]
		for j := range area.Questions {
			q := &area.Questions[j]
			saved, became := c.carryOver(area, q, r.Answers[q.ID], now)
			if fates[q.ID] = became; became == lost {
				p.Lost = append(p.Lost, q.ID)
			}
			if saved.Revision > 0 {
				p.moved[q.ID] = saved
			}
		}
	}
	p.sort(fates)
	return p
}

// carryOver is what is stored of an answer after the move. An answer whose
// question means something else from then on, or is gone, goes on with the next
// revision, one that was never given too: a page that shows the question as it
// was before then no longer speaks of what is stored.
func (c comparison) carryOver(area *survey.Area, before *survey.Question, saved survey.SavedAnswer, now time.Time) (survey.SavedAnswer, fate) {
	after, unchanged := c.after.Question(before.ID), c.unchanged(area, before)
	given := saved.Answer.Kind != survey.Unanswered
	switch permitted := after != nil && oneMajor(c.before, c.after) && len(survey.CheckAnswer(after, saved.Answer)) == 0; {
	case !given && (unchanged || after == nil):
		return saved, notGiven
	case !given:
		return survey.SavedAnswer{Revision: saved.Revision + 1, SavedAt: now}, notGiven
	case !permitted:
		return survey.SavedAnswer{Revision: saved.Revision + 1, SavedAt: now}, lost
	case !unchanged:
		saved.Revision, saved.SavedAt, saved.Carried = saved.Revision+1, now, true
	}
	saved.Answer = survey.Canonical(after, saved.Answer)
	if saved.Carried {
		return saved, toConfirm
	}
	return saved, kept
}

// sort puts the questions of the version moved to where they belong.
func (p *MovePlan) sort(fates map[survey.QuestionID]fate) {
	asked := survey.Walk(p.From, p.Answers)
	path := survey.Walk(p.To, survey.Response{Answers: p.moved}.Given())
	for i := range p.To.Areas {
		for j := range p.To.Areas[i].Questions {
			q := &p.To.Areas[i].Questions[j]
			became, known := fates[q.ID]
			switch {
			case became == kept:
				p.Kept = append(p.Kept, q.ID)
			case became == toConfirm:
				p.Confirm = append(p.Confirm, q.ID)
			case !path.On(q.ID):
			case !known || became == lost || !asked.On(q.ID) || !p.Comparable():
				p.New = append(p.New, q.ID)
			case !q.Optional:
				p.Open = append(p.Open, q.ID)
			}
		}
	}
}
