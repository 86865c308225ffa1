package definition

import (
	"math/big"

	"maturita/survey"
)

// indices judges what each index can be, operands before their difference.
func (l *linter) indices() {
	for i := range l.q.Indices {
		x := &l.q.Indices[i]
		path := entry("indices", i)
		if x.Minuend != "" && !x.OnHundred && l.index(x.Minuend).OnHundred != l.index(x.Subtrahend).OnHundred {
			l.warn(path+".difference", "mixed-scales", "give both indices the same scale, or write \"scale: hundred\" here",
				"one of %q and %q is in points, the other on 0 to 100", x.Minuend, x.Subtrahend)
		}
		s, ok := l.indexSpan(x)
		if !ok {
			l.refuse(path, "index-never", "name questions that are asked", "no answers give the index %q a value", x.ID)
			continue
		}
		l.indexSpans[x.ID] = s
		l.indexBands(path, x, s)
	}
}

func (l *linter) index(id survey.IndexID) *survey.Index {
	for i := range l.q.Indices {
		if l.q.Indices[i].ID == id {
			return &l.q.Indices[i]
		}
	}
	return &survey.Index{}
}

func (l *linter) indexBands(path string, x *survey.Index, s span) {
	if len(x.Bands) > 0 && !met(x.Bands[0].Bound, s.low) {
		l.warn(entry(path+".bands", 0), "band-gap", "begin lower, or add a band", "the first band begins above the lowest possible value, %s", shown(s.low))
	}
	for k := range x.Bands {
		b, at := &x.Bands[k], entry(path+".bands", k)
		var next *survey.Bound
		if k+1 < len(x.Bands) {
			next = &x.Bands[k+1].Bound
		}
		switch {
		case !met(b.Bound, s.high):
			l.refuse(at, "unreachable-band", "lower its bound", "the band %q begins above the highest possible value, %s", b.ID, shown(s.high))
		case next != nil && met(*next, s.low):
			l.refuse(at, "unreachable-band", "take it away", "the band %q ends below the lowest possible value, %s", b.ID, shown(s.low))
		case next != nil && next.Value == b.Bound.Value:
			l.warn(at, "narrow-band", "set the two bounds apart", "the band %q is for a value of exactly %s alone", b.ID, b.Bound.Value)
		}
	}
}

// indexSpan is what an index may be; ok is false where it never has a value.
func (l *linter) indexSpan(x *survey.Index) (s span, ok bool) {
	scale := big.NewRat(1, 1)
	if x.OnHundred {
		scale = big.NewRat(100, 1)
	}
	switch {
	case len(x.Count) > 0:
		s = span{new(big.Rat), new(big.Rat)}
		for _, id := range x.Count {
			if !l.deadQuestions[id] {
				most, _ := tickable(l.q.Question(id))
				s.high.Add(s.high, big.NewRat(int64(most), 1))
				ok = true
			}
		}
		return s, ok
	case x.Minuend != "":
		a, hasA := l.operand(x, x.Minuend)
		b, hasB := l.operand(x, x.Subtrahend)
		return a.plus(b.times(big.NewRat(-1, 1)).turned()), hasA && hasB
	case len(x.Mean) > 0:
		for _, t := range x.Mean {
			if one, asked := l.term(t); asked && t.Weight > 0 {
				if !ok {
					s, ok = one, true
				} else {
					s = s.join(one)
				}
			}
		}
	default:
		s = span{new(big.Rat), new(big.Rat)}
		for _, t := range x.Sum {
			if one, asked := l.term(t); asked {
				one = one.times(t.Weight.Rat())
				if l.mayBeExcluded(t.Question) {
					one = one.join(span{new(big.Rat), new(big.Rat)})
				}
				s, ok = s.plus(one), true
			}
		}
	}
	if ok {
		s = s.times(scale)
	}
	return s, ok
}
