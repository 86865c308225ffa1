package scoring

import (
	"encoding/binary"
	"fmt"

	"maturita/survey"
)

// comparison is one comparison that conditions of the path make with the answer to
// a question, however often they make it.
type comparison struct {
	*survey.Condition
	now  bool   // as things are
	at   []leaf // where it stands
	open bool   // some move turns it
}

// leaf is a place in the condition of a node.
type leaf struct{ node, place int }

// compared collects by the place of the question the comparisons of all nodes.
func (e *evaluation) compared(nodes []*node) map[int][]*comparison {
	all, known := map[int][]*comparison{}, map[string]*comparison{}
	for i, n := range nodes {
		for place, c := range n.leaves {
			key := fmt.Sprintf("%s\x00%s\x00%s\x00%q\x00%d", c.Question, c.Row, c.Op, c.Values, c.Number)
			one := known[key]
			if one == nil {
				at := e.model.places[c.Question]
				one = &comparison{Condition: c, now: e.holdsNow(c)}
				known[key], all[at] = one, append(all[at], one)
			}
			one.at = append(one.at, leaf{i, place})
			n.holds[place] = one.now
		}
	}
	return all
}

// holdsNow evaluates a comparison on the answers as they are.
func (e *evaluation) holdsNow(c *survey.Condition) bool {
	return c.Holds(func(id survey.QuestionID) (*survey.Question, survey.Answer, bool) {
		r := e.reply(id)
		return r.Question, e.answers[id], r.given == answered
	})
}

// turned lists which of the comparisons with its question a move turns.
func (mv *move) turned(before survey.Answer, compared []*comparison) []int {
	if len(compared) == 0 {
		return nil
	}
	after := mv.touched(before)
	var list []int
	for i, c := range compared {
		if c.Row != "" && (mv.row < 0 || c.Row != mv.Rows[mv.row].ID) {
			continue
		}
		holds := c.Holds(func(survey.QuestionID) (*survey.Question, survey.Answer, bool) { return mv.Question, after, true })
		if holds != c.now {
			list = append(list, i)
		}
	}
	return list
}

// touched is the answer after the move, of a matrix the row that it is in alone.
func (mv *move) touched(before survey.Answer) survey.Answer {
	if mv.Type == survey.Matrix {
		id := mv.Rows[mv.row].ID
		before = survey.Answer{Kind: before.Kind, Rows: map[survey.RowID]survey.Cell{id: before.Rows[id]}}
	}
	return mv.answer(before)
}

// signature tells lists of numbers apart.
func signature(list []int) string {
	var b []byte
	for _, n := range list {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return string(b)
}
