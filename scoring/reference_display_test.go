package scoring_test

import (
	"math/big"

	"maturita/survey"
)

// show rounds x half away from zero to so many places, and to more for as long
// as the rounded number meets a bound that x does not (SCORING.md §2).
func show(x *big.Rat, places int, bounds []bound) string {
	for ; ; places++ {
		if shown := round(x, places); truthful(shown, x, bounds) {
			return shown.FloatString(places)
		}
	}
}

// truthful reports whether what is shown meets no bound that x does not.
func truthful(shown, x *big.Rat, bounds []bound) bool {
	for _, b := range bounds {
		if b.met(shown) && !b.met(x) {
			return false
		}
	}
	return true
}

// bound is a threshold on the scale on which a figure is shown.
type bound struct {
	value     *big.Rat
	exclusive bool
}

func (b bound) met(x *big.Rat) bool {
	order := x.Cmp(b.value)
	return order > 0 || order == 0 && !b.exclusive
}

// round takes the nearest multiple of 10 to the power of −places, of two that
// are equally near the one farther from zero.
func round(x *big.Rat, places int) *big.Rat {
	step := whole(1)
	for range places {
		step = over(step, whole(10))
	}
	steps := over(new(big.Rat).Abs(x), step)
	steps = plus(steps, big.NewRat(1, 2))
	floor := new(big.Int).Quo(steps.Num(), steps.Denom())
	rounded := times(new(big.Rat).SetInt(floor), step)
	if x.Sign() < 0 {
		rounded = minus(whole(0), rounded)
	}
	return rounded
}

// areaDisplay shows an area's score; its thresholds are those of the levels and
// of the gates on it.
func (r *reference) areaDisplay(area survey.Area) string {
	bounds := r.levelBounds()
	for _, level := range r.q.Levels {
		bounds = append(bounds, gateBounds(area.ID, level.Gates)...)
	}
	a := r.areas[area.ID]
	if r.q.Display.Points {
		return r.points(a.earned, a.best, bounds)
	}
	return r.mapped(a.score, bounds)
}

func (r *reference) overallDisplay() string {
	if !r.q.Display.Points {
		return r.mapped(r.overall, r.levelBounds())
	}
	earned, best := whole(0), whole(0)
	for _, area := range r.q.Areas {
		if a := r.areas[area.ID]; a.score != nil {
			earned, best = plus(earned, a.earned), plus(best, a.best)
		}
	}
	return r.points(earned, best, r.levelBounds())
}

func (r *reference) levelBounds() []bound {
	var bounds []bound
	for _, level := range r.q.Levels {
		bounds = append(bounds, bound{level.Bound.Value.Rat(), level.Bound.Exclusive})
	}
	return bounds
}

func gateBounds(area survey.AreaID, gates []survey.Gate) []bound {
	var bounds []bound
	for _, gate := range gates {
		bounds = append(bounds, gateBounds(area, gate.All)...)
		if gate.Area == area || gate.Every {
			bounds = append(bounds, bound{gate.Least.Rat(), false})
		}
	}
	return bounds
}

// points shows earned of best, of which what is shown is a part too.
func (r *reference) points(earned, best *big.Rat, bounds []bound) string {
	part := times(whole(100), over(earned, best))
	for places := r.q.Display.Decimals; ; places++ {
		e, b := round(earned, places), round(best, places)
		if b.Sign() > 0 && truthful(times(whole(100), over(e, b)), part, bounds) {
			return e.FloatString(places) + "/" + b.FloatString(places)
		}
	}
}

// mapped shows a score on the version's scale.
func (r *reference) mapped(score *big.Rat, bounds []bound) string {
	low, high := r.q.Display.Low.Rat(), r.q.Display.High.Rat()
	onScale := func(x *big.Rat) *big.Rat { return plus(low, over(times(x, minus(high, low)), whole(100))) }
	var mapped []bound
	for _, b := range bounds {
		mapped = append(mapped, bound{onScale(b.value), b.exclusive})
	}
	return show(onScale(score), r.q.Display.Decimals, mapped)
}

func (r *reference) indexDisplay(index survey.Index) string {
	if r.counts(index) {
		return show(r.index(index), 0, nil)
	}
	var bounds []bound
	for _, band := range index.Bands {
		bounds = append(bounds, bound{band.Bound.Value.Rat(), band.Bound.Exclusive})
	}
	return show(r.index(index), r.q.Display.Decimals, bounds)
}
