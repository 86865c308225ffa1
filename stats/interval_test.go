package stats_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"maturita/stats"
)

func scoresOf(scores ...float64) stats.Sum {
	var s stats.Sum
	for _, x := range scores {
		micro := stats.MicroPoints(math.Round(x * 1e6))
		bin := int64(stats.BinOf(&micro))
		s.N, s.Total, s.Squares = s.N+1, s.Total+int64(micro), s.Squares+bin*bin
	}
	return s
}

func TestInterval(t *testing.T) {
	for name, one := range map[string]struct {
		scores    []float64
		low, high float64
	}{
		"nothing":                  {nil, 0, 100},
		"one":                      {[]float64{40}, 0, 100},
		"all equal":                {[]float64{40, 40, 40}, 40, 40},
		"equal between hundredths": {[]float64{100. / 3, 100. / 3, 100. / 3, 100. / 3}, 100. / 3, 100. / 3},
		// mean 50, s = 10, t(9 degrees) = 2.262: 50 ± 2.262·10/√10
		"ten":    {[]float64{35, 40, 45, 45, 50, 50, 55, 55, 60, 65}, 50 - 2.262*math.Sqrt(750./9/10), 50 + 2.262*math.Sqrt(750./9/10)},
		"bounds": {[]float64{0, 100}, 0, 100},
	} {
		low, high := scoresOf(one.scores...).Interval()
		if math.Abs(float64(low)/1e6-one.low) > 0.001 || math.Abs(float64(high)/1e6-one.high) > 0.001 {
			t.Errorf("%s: %d to %d, want %v to %v", name, low, high, one.low, one.high)
		}
	}
}

// TestIntervalIsStudents compares with the formula in floating point.
func TestIntervalIsStudents(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, one := range []struct {
		n int
		t float64 // quantile 0.975 of n − 1 degrees of freedom
	}{{3, 4.3027}, {10, 2.2622}, {31, 2.0423}, {41, 2.0211}, {61, 2.0003}, {121, 1.9799}, {5000, 1.9604}} {
		for range 20 {
			scores := make([]float64, one.n)
			var sum, squares float64
			for i := range scores {
				scores[i] = 20 + 60*random.Float64()
				sum += scores[i]
			}
			mean := sum / float64(one.n)
			for _, x := range scores {
				squares += (x - mean) * (x - mean)
			}
			variance := squares / float64(one.n-1)
			widest := one.t * math.Sqrt(variance/float64(one.n)) * 1.003 // of a rounded quantile
			// Each bin is less than a hundredth below its score.
			narrowest := one.t * math.Sqrt(max(0, variance-0.02*mean*float64(one.n)/float64(one.n-1))/float64(one.n)) * 0.997
			low, high := scoresOf(scores...).Interval()
			for name, end := range map[string]struct{ got, least, most float64 }{
				"low":  {float64(low) / 1e6, max(0, mean-widest), max(0, mean-narrowest)},
				"high": {float64(high) / 1e6, min(100, mean+narrowest), min(100, mean+widest)},
			} {
				if end.got < end.least-1e-6 || end.got > end.most+1e-6 {
					t.Errorf("%d scores: %s end %v is not from %v to %v", one.n, name, end.got, end.least, end.most)
				}
			}
		}
	}
}

// TestIntervalCoversTheMean draws samples: nineteen of twenty intervals hold the
// mean that they were drawn around.
func TestIntervalCoversTheMean(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	covered, most := 0, 4000
	for range most {
		scores := make([]float64, 12)
		for i := range scores {
			scores[i] = min(100, max(0, 50+10*random.NormFloat64()))
		}
		if low, high := scoresOf(scores...).Interval(); low <= 50_000_000 && 50_000_000 <= high {
			covered++
		}
	}
	if share := float64(covered) / float64(most); share < 0.94 || share > 0.96 {
		t.Errorf("%.3f of the intervals hold the mean", share)
	}
}
