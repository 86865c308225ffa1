package pdf

import "strconv"

// Comparison tells whether two objects say the same, however they are written:
// texts in any encoding, whole numbers with decimals, values in their place or in
// an object of their own.
type Comparison struct {
	Before, After func(Object) Object // what a reference refers to, nil for what it cannot be
}

// Same compares an object as it was with one as it is. What nests too deeply, as
// objects may that refer to one another in a circle, is not the same.
func (c Comparison) Same(was, is Object) bool { return c.same(was, is, 0) }

func (c Comparison) same(was, is Object, depth int) bool {
	if depth > maxDepth {
		return false
	}
	_, ref1 := was.(Ref)
	_, ref2 := is.(Ref)
	if ref1 && !ref2 {
		was = c.Before(was)
	} else if ref2 && !ref1 && was != nil {
		is = c.After(is)
	}
	switch was := was.(type) {
	case String:
		s, ok := is.(String)
		return ok && (was == s || was.Text() == s.Text())
	case Int, Real:
		x, ok := number(was)
		y, ok2 := number(is)
		return ok && ok2 && x == y
	case Array:
		all, ok := is.(Array)
		if !ok || len(was) != len(all) {
			return false
		}
		for i := range was {
			if !c.same(was[i], all[i], depth+1) {
				return false
			}
		}
		return true
	case Dict:
		all, ok := is.(Dict)
		if !ok || len(was) != len(all) {
			return false
		}
		for key, one := range was {
			if other, has := all[key]; !has || !c.same(one, other, depth+1) {
				return false
			}
		}
		return true
	}
	switch is.(type) {
	case Array, Dict: // cannot be compared with ==
		return false
	}
	return was == is
}

func number(o Object) (float64, bool) {
	switch o := o.(type) {
	case Int:
		return float64(o), true
	case Real:
		v, err := strconv.ParseFloat(string(o), 64)
		return v, err == nil
	}
	return 0, false
}
