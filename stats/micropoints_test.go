package stats_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"maturita/scoring"
	"maturita/stats"
)

func TestMicroPointsRoundHalfAwayFromZero(t *testing.T) {
	for exact, want := range map[string]stats.MicroPoints{
		"0": 0, "100": 100_000_000, "50": 50_000_000, "100/3": 33_333_333, "200/3": 66_666_667, "-200/3": -66_666_667,
		"1/2000000": 1, "-1/2000000": -1, "1/2000001": 0, "3/2000000": 2, "199999999/2000000": 100_000_000,
	} {
		if got := stats.MicroPoints(scoring.MicroPoints(exact)); got != want {
			t.Errorf("%s is %d micro-points, want %d", exact, got, want)
		}
	}
}

func TestMicroPointsAreWithinHalfOfTheExactScore(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	half := big.NewRat(1, 2_000_000)
	for range 5000 {
		d := 1 + random.Int64N(1_000_000)
		exact := big.NewRat(random.Int64N(100*d+1), d)
		got := stats.MicroPoints(scoring.MicroPoints(exact.RatString()))
		off := new(big.Rat).Sub(exact, big.NewRat(int64(got), 1_000_000))
		if off.Abs(off).Cmp(half) > 0 || got < 0 || got > 100_000_000 {
			t.Errorf("%s is %d micro-points", exact, got)
		}
	}
}
