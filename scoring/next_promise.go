package scoring

import "slices"

// promises reports whether kinds, with other moves up to a size, may reach the
// level.
func (w *outlook) promises(size int, kinds ...*kind) bool {
	left := size - len(kinds)
	lacking := 0
	for _, place := range w.ticks {
		if !slices.ContainsFunc(kinds, func(k *kind) bool { return k.first().place == place && k.most.ticks }) {
			lacking++
		}
	}
	if lacking > left {
		return false
	}
	lacking = 0
	high := w.ruler.zero()
	for i := range w.areas {
		p := &w.areas[i]
		if !p.wanted && !p.closed {
			continue
		}
		rest, rises := p.lack, amount{}
		for _, k := range kinds {
			if mv := k.first(); mv.areaPlace == i {
				rises = rises.add(k.most.rise)
			}
		}
		short := rises.cmp(rest) < 0
		for range left {
			rises = rises.add(p.top)
		}
		never := rises.cmp(rest) < 0
		switch {
		case p.wanted && never:
			return false
		case p.wanted && short:
			lacking++
		}
		if p.closed && !never {
			high = high.add(p.leap)
		}
	}
	if lacking > left {
		return false
	}
	if !w.sums {
		return true
	}
	for _, k := range kinds {
		high = high.add(k.most.gain)
	}
	for range left {
		high = high.add(w.top)
	}
	c := high.cmp(w.need)
	return c > 0 || c == 0 && !w.exclusive
}
