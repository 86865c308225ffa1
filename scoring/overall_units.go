package scoring

import "math"

// overallUnits is what the weighted mean of areas is added up with on int64: of
// the areas whose exact score is a whole number of parts, as most are, whichever of
// their questions count. No sum of it passes math.MaxInt64.
type overallUnits struct {
	parts  int64   // in one point of 0–100; 0 where nothing fits
	weight []int64 // of each area, in units of weight
}

// mostWeight is up to which weight of the questions that count together an area's
// score is made a whole number of parts.
const mostWeight = 50

func newOverallUnits(areas []area) overallUnits {
	var u overallUnits
	step := int64(0) // of weights
	for i := range areas {
		step = gcd(step, int64(areas[i].Weight))
	}
	all, heaviest := int64(0), int64(0)
	for i := range areas {
		u.weight = append(u.weight, int64(areas[i].Weight)/max(step, 1))
		all += u.weight[i]
		own := int64(0)
		for _, question := range areas[i].totals.addend {
			own += question.weight
		}
		heaviest = max(heaviest, own)
	}
	enough := func(parts int64) bool {
		most, fits := times(parts, 100*all)
		return fits && most < math.MaxInt64
	}
	if !enough(1) {
		return u
	}
	u.parts = 1
	grow := func(by int64) {
		if parts, fits := times(u.parts, by/gcd(by, u.parts)); fits && enough(parts) {
			u.parts = parts
		}
	}
	for i := range areas {
		if t := &areas[i].totals; t.fits {
			grow(t.mean)
		}
	}
	for n := int64(2); n <= min(heaviest, mostWeight); n++ {
		grow(n)
	}
	return u
}

// overallSum is the weighted mean of areas as it grows.
type overallSum struct {
	*overallUnits
	weight, value int64 // of those whose score is a whole number of parts
	others        mean  // the others
	apart         bool  // there are others
}

func (s *overallSum) add(a *assessed, place int) {
	weight := s.overallUnits.weight[place]
	if den := a.exact.den; a.exact.wide == nil && s.parts >= den {
		if each := s.parts / den; each*den == s.parts {
			s.weight += weight
			s.value += weight * (a.exact.num * each)
			return
		}
	}
	if !s.apart {
		s.apart, s.others = true, newMean()
	}
	s.others.add(fraction{num: weight, den: 1}, a.exact)
}

// mean is none when the areas have no weight.
func (s *overallSum) mean() fraction {
	if !s.apart && s.weight > 0 {
		return fraction{num: s.value, den: s.parts * s.weight}
	}
	if s.weight > 0 {
		s.others.add(fraction{num: s.weight, den: 1}, fraction{num: s.value, den: s.parts * s.weight})
	}
	return s.others.value()
}
