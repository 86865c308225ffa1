package stats

import "math/big"

// Interval is the 95 % confidence interval of the mean, m ± t·s/√n: with s² =
// (Σx² − n·m²)/(n − 1) and t the quantile 0.975 of Student's distribution with
// n − 1 degrees of freedom. It is as if the companies were drawn at random from
// very many: no correction for how few there are in all, and none for their
// having chosen themselves. It stays within 0 and 100 points; of less than two
// scores it is that. It is computed in whole numbers, so that it is the same on
// every machine. Σx² is that of the bins: as they are rounded down, s² may be too
// small, by at most a fiftieth of the mean, in points.
func (s Sum) Interval() (low, high MicroPoints) {
	const most = 100_000_000
	if s.N < 2 {
		return 0, most
	}
	n := big.NewInt(s.N)
	// (t·s/√n)² = t²·(n·Σx² − (Σx)²) / (n²·(n − 1)), x in millionths of a point.
	spread := new(big.Int).Mul(n, big.NewInt(s.Squares))
	spread.Mul(spread, big.NewInt(microPerBin*microPerBin))
	total := big.NewInt(s.Total)
	spread.Sub(spread, total.Mul(total, total))
	if spread.Sign() <= 0 { // all equal, but for the rounding of their bins
		return s.mean(), s.mean()
	}
	t := big.NewInt(student(s.N - 1))
	spread.Mul(spread, t.Mul(t, t))
	divisor := new(big.Int).Mul(n, n)
	divisor.Mul(divisor, big.NewInt(s.N-1))
	divisor.Mul(divisor, big.NewInt(1000*1000)) // t is in thousandths
	half := MicroPoints(spread.Sqrt(spread.Div(spread, divisor)).Int64())
	return max(0, s.mean()-half), min(most, s.mean()+half)
}

// studentTable are quantiles 0.975 of Student's distribution, in thousandths, for
// 1 to 30 degrees of freedom.
var studentTable = [...]int64{
	12706, 4303, 3182, 2776, 2571, 2447, 2365, 2306, 2262, 2228,
	2201, 2179, 2160, 2145, 2131, 2120, 2110, 2101, 2093, 2086,
	2080, 2074, 2069, 2064, 2060, 2056, 2052, 2048, 2045, 2042,
}

// student is the quantile of the table for so many degrees of freedom. Beyond
// 30 it is that of the next lower number among a few, so that the interval is a
// little too wide rather than too narrow.
func student(freedom int64) int64 {
	switch {
	case freedom <= int64(len(studentTable)):
		return studentTable[freedom-1]
	case freedom < 40:
		return 2042
	case freedom < 60:
		return 2021
	case freedom < 120:
		return 2000
	case freedom < 1000:
		return 1980
	}
	return 1962
}
