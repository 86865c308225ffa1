package scoring

import "math/big"

// MicroPoints gives an exact score of a Result in millionths of a point,
// rounded half away from zero. It panics on text that is no fraction, which no
// Result holds, and on a fraction of 9·10¹² or more.
func MicroPoints(exact string) int64 {
	r, ok := new(big.Rat).SetString(exact)
	if !ok {
		panic("scoring: " + exact + " is not an exact score")
	}
	micro, _ := new(big.Int).SetString(r.Mul(r, big.NewRat(1_000_000, 1)).FloatString(0), 10)
	if !micro.IsInt64() {
		panic("scoring: " + exact + " is beyond micro-points")
	}
	return micro.Int64()
}
