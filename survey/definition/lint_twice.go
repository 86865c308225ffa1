package definition

import "maturita/survey"

// links judges what questions are said to be the same as.
func (l *linter) links() {
	for i := range l.q.Areas {
		for j := range l.q.Areas[i].Questions {
			q := &l.q.Areas[i].Questions[j]
			path, own, seen := questionPath(i, j)+".sameAs", l.q.Ref.String()+"/"+string(q.ID), map[string]bool{}
			for k, link := range q.SameAs {
				switch {
				case link == own:
					l.warn(entry(path, k), "same-as", "name the question of another questionnaire or version, or take it away", "%q is said to be the same as itself", q.ID)
				case seen[link]:
					l.warn(entry(path, k), "twice", "keep one", "%q stands here twice", link)
				}
				seen[link] = true
			}
		}
	}
}

// listedTwice reports values that stand twice in a list of a condition.
func (l *linter) listedTwice(c *survey.Condition, path string) {
	if c.Op == survey.OpIn {
		seen := map[string]bool{}
		for k, value := range c.Values {
			if seen[value] {
				l.warn(entry(path+".in", k), "twice", "keep one, or write the value that was meant", "%q stands here twice", value)
			}
			seen[value] = true
		}
	}
	for i := range c.Parts {
		l.listedTwice(&c.Parts[i], partPath(c, path, i))
	}
}

// partPath is where a part of a condition stands.
func partPath(c *survey.Condition, path string, i int) string {
	at := path + "." + opKeys[c.Op]
	if c.Op == survey.OpNot {
		return at
	}
	return entry(at, i)
}
