package stats

import "slices"

// TrendPoint is what the companies that count at the end of a month come to. Only
// scores of one major version are comparable, so a point has the newest one that
// counts then.
type TrendPoint struct {
	Month   Month
	Major   int
	Overall Sum
	N       int64 // companies with this major version
	Earlier int64 // companies that count with an earlier one
}

// TrendOf follows facts from the end of one month to that of another, both
// included. The cells are those of facts submitted before the end of the last
// month, by version, month and end. A month in which nothing counts has no point.
//
// A fact counts at the end of a month if it was submitted in it or before and not
// superseded until then; so one that was superseded in the month of its own
// submission never counts here.
func TrendOf(cells []Cell, first, last Month) []TrendPoint {
	type change struct {
		overall Sum
		n       int64
	}
	changes := map[Month]map[int]change{}
	add := func(m Month, major int, c Cell, sign int64) {
		if changes[m] == nil {
			changes[m] = map[int]change{}
		}
		was := changes[m][major]
		changes[m][major] = change{was.overall.Plus(Sum{sign * c.Overall.N, sign * c.Overall.Total, sign * c.Overall.Squares}), was.n + sign*c.N}
	}
	begin := last + 1
	for _, c := range cells {
		begin = min(begin, c.Month)
		add(c.Month, c.Version.Major, c, 1)
		if c.End != 0 {
			add(c.End, c.Version.Major, c, -1)
		}
	}
	var points []TrendPoint
	standing := map[int]change{}
	for m := begin; m <= last; m++ {
		for major, by := range changes[m] {
			was := standing[major]
			standing[major] = change{was.overall.Plus(by.overall), was.n + by.n}
		}
		p := TrendPoint{Month: m}
		for major, c := range standing {
			if c.n > 0 {
				p.Major, p.Earlier = max(p.Major, major), p.Earlier+c.n
			}
		}
		p.N, p.Overall = standing[p.Major].n, standing[p.Major].overall
		if p.Earlier -= p.N; m >= first && p.N > 0 {
			points = append(points, p)
		}
	}
	return points
}

// PointOf is the point of a month that is not over: of the facts that count until
// now, by version. It is nil when nothing counts.
func PointOf(cells []Cell, m Month) *TrendPoint {
	p := TrendPoint{Month: m}
	for _, c := range cells {
		switch major := c.Version.Major; {
		case major > p.Major:
			p = TrendPoint{m, major, c.Overall, c.N, p.Earlier + p.N}
		case major == p.Major:
			p.N, p.Overall = p.N+c.N, p.Overall.Plus(c.Overall)
		default:
			p.Earlier += c.N
		}
	}
	if p.N == 0 {
		return nil
	}
	return &p
}

// Breaks are the months of a trend in which another major version begins, which is
// not comparable with what was before.
func Breaks(points []TrendPoint) []Month {
	var all []Month
	for i := 1; i < len(points); i++ {
		if points[i].Major != points[i-1].Major {
			all = append(all, points[i].Month)
		}
	}
	return slices.Compact(all)
}
