package definition

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

func (r *reader) question(n *yaml.Node, path string, q *survey.Question, seen map[survey.QuestionID]bool) {
	q.Type = questionType(n)
	o, ok := r.object(n, path, questionKeys+" "+typeKeys[q.Type])
	if !ok {
		return
	}
	if o.need("type") != nil {
		o.word("type", "", questionTypes)
	}
	q.ID = survey.QuestionID(o.id("id"))
	unique(r, o.get("id"), o.at("id"), "question", seen, q.ID)
	order := len(r.order)
	if q.ID != "" && r.questions[q.ID] == nil {
		r.order[q.ID], r.questions[q.ID] = order, q
	}
	q.Text, q.Help, q.Example = o.needText("text"), o.text("help"), o.text("example")
	r.condition(o, order, &q.When)
	q.Optional = o.truth("optional", false)
	q.UnansweredZero = o.word("unanswered", "excluded", unansweredWords) == "zero"
	if q.UnansweredZero && !q.Optional {
		r.fail(o.get("unanswered"), o.at("unanswered"), "conflicting-keys", "only an optional question may stay unanswered: add \"optional: true\"")
	}
	r.notApplicable(o, q)
	r.sameAs(o, q)
	before := len(r.problems)
	switch q.Type {
	case "":
		return
	case survey.Single, survey.Scale, survey.Multiple:
		r.choice(o, q)
	case survey.Matrix:
		r.matrix(o, q)
	case survey.Number:
		r.number(o, q)
	case survey.FreeText:
		q.MaxLength = o.whole("maxLength", 500, 1, MaxText)
	}
	if r.scored(o, q) && len(r.problems) == before {
		r.earns(o, q)
	}
}

// questionType finds the type before the keys that depend on it are read.
func questionType(n *yaml.Node) survey.QuestionType {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "type" && contains(strings.Fields(questionTypes), n.Content[i+1].Value) {
			return survey.QuestionType(n.Content[i+1].Value)
		}
	}
	return ""
}

func (r *reader) notApplicable(o object, q *survey.Question) {
	n := o.get("notApplicable")
	switch {
	case n == nil:
	case n.Kind == yaml.MappingNode:
		if na, ok := r.object(n, o.at("notApplicable"), notApplicableKeys); ok && na.need("reason") != nil {
			q.NotApplicable = true
			q.ReasonRequired = na.word("reason", "required", reasonWords) == "required"
		}
	default:
		q.NotApplicable = o.truth("notApplicable", false)
	}
}

// scored reads whether and with what weight a question is scored.
func (r *reader) scored(o object, q *survey.Question) bool {
	can := canBeScored(q)
	q.Scored = o.truth("scored", can)
	if q.Scored && !can {
		r.fail(o.get("scored"), o.at("scored"), "not-scorable", "a question of this kind is never scored: take \"scored\" away")
		return false
	}
	if !q.Scored {
		for _, key := range []string{"weight", "floor", "cap", "atLeast", "rowCap", "bands"} {
			if o.has(key) && (key != "bands" || len(q.Bands) > 0) {
				r.fail(o.get(key), o.at(key), "conflicting-keys", "%q is for scored questions", key)
			}
		}
		if q.UnansweredZero {
			r.fail(o.get("unanswered"), o.at("unanswered"), "conflicting-keys", "\"unanswered: zero\" is for scored questions")
		}
	}
	r.points(o, q)
	if q.Scored {
		q.Weight = o.decimal("weight", survey.Whole(1), 0, survey.MaxDecimal)
		q.Floor = o.decimal("floor", 0, 0, survey.MaxDecimal)
	}
	return q.Scored
}

// earns checks that a scored question can earn something, and its floor.
func (r *reader) earns(o object, q *survey.Question) {
	switch best := best(q); {
	case best <= 0:
		r.fail(o.node, o.path, "no-best", "the best answer earns nothing: give an option points above 0")
	case q.Type != survey.Matrix && q.Floor > best:
		r.fail(o.get("floor"), o.at("floor"), "out-of-range", "the floor is above the best possible, %s", best)
	case q.Type == survey.Matrix && q.Floor > 0 && !floorBelowRows(q, best):
		r.fail(o.get("floor"), o.at("floor"), "out-of-range", "the floor is above the best possible")
	}
}

func canBeScored(q *survey.Question) bool {
	return q.Type != survey.FreeText && q.Type != survey.Date && (q.Type != survey.Number || len(q.Bands) > 0)
}

func (r *reader) sameAs(o object, q *survey.Question) {
	for _, n := range o.list("sameAs", maxParts) {
		s, ok := r.scalar(n, o.at("sameAs"))
		ref, id, _ := strings.Cut(s, "/")
		if _, err := survey.ParseRef(ref); ok && (err != nil || !survey.ValidID(id)) {
			r.fail(n, o.at("sameAs"), "reference-form", "%q is not of the form questionnaire@1.0.0/question", s)
		}
		q.SameAs = append(q.SameAs, s)
	}
}
