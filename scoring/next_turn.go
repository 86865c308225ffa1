package scoring

import "maturita/survey"

// never is more moves than there are in any way.
const never = mostMoves + 1

// turning is the fewest moves, at least, that make the condition come out other
// than it does: never when no way has so many.
func (n *node) turning(is bool) int {
	at := 0
	no, yes := n.costs(n.when, &at)
	if is {
		return no
	}
	return yes
}

// costs are the fewest moves, at least, after which a condition does not hold and
// after which it does. Each question is moved once, so comparisons with different
// questions take a move each.
func (n *node) costs(c *survey.Condition, at *int) (no, yes int) {
	switch c.Op {
	case survey.OpNot:
		no, yes = n.costs(&c.Parts[0], at)
		return yes, no
	case survey.OpAnd, survey.OpOr:
		one, all := never, 0 // for one part to decide, and for all to agree
		apart := map[survey.QuestionID]bool{}
		for i := range c.Parts {
			part := &c.Parts[i]
			decides, agrees := n.costs(part, at)
			if c.Op == survey.OpOr {
				decides, agrees = agrees, decides
			}
			one, all = min(one, decides), max(all, agrees)
			if agrees == 1 && simple(part) {
				apart[part.Question] = true
			}
		}
		all = min(max(all, len(apart)), never)
		if c.Op == survey.OpAnd {
			return one, all
		}
		return all, one
	}
	holds := n.holds[*at]
	cost := never
	if n.open[*at] {
		cost = 1
	}
	*at++
	if holds {
		return cost, 0
	}
	return 0, cost
}

// simple reports whether a condition is one comparison.
func simple(c *survey.Condition) bool {
	return c.Op != survey.OpNot && c.Op != survey.OpAnd && c.Op != survey.OpOr
}
