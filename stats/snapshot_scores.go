package stats

import "slices"

// Hundredths is a number in hundredths, of points of a score or of percent.
type Hundredths int64

// Float is the number.
func (h Hundredths) Float() float64 { return float64(h) / 100 }

// Scores tell of the scores of a cell's companies: of the overall of those that
// have one or, in tables by area, of the area of those in which it counts. These
// are enough for a mean (Policy.Means); how many of the cell's they are is not told.
type Scores struct {
	// Mean has a 95 % confidence interval, see Sum.Interval. They are rounded to
	// tenths of a point: from exact means of two periods the score of a company that
	// is in one of them alone could be found.
	Mean, Low, High Hundredths
	Quantiles       []ScoreAt // see Cuts; nil by area
}

// ScoreAt is the score that so many percent of the companies do not exceed.
type ScoreAt struct {
	Percent int
	Points  Hundredths // rounded down, as Bin
}

var (
	halves   = []int{50}
	quarters = []int{25, 50, 75}
	tenths   = []int{10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90}
)

// fewestInPart keeps a quantile from telling the score of one company.
const fewestInPart = 5

// Cuts are the percentages at which the scores of so many companies are told:
// between any two, and at both ends, there are at least five companies.
func Cuts(n int64) []int {
	switch {
	case n >= 20*fewestInPart:
		return tenths
	case n >= 4*fewestInPart:
		return quarters
	case n >= 2*fewestInPart:
		return halves
	}
	return nil
}

// At is the score at a percentage, if it is told.
func (s Scores) At(percent int) (points Hundredths, shown bool) {
	i := slices.IndexFunc(s.Quantiles, func(q ScoreAt) bool { return q.Percent == percent })
	if i < 0 {
		return 0, false
	}
	return s.Quantiles[i].Points, true
}

// scoreSet gathers the overall scores of some companies.
type scoreSet struct {
	sum  Sum
	bins []int64 // how many scores are in each bin; nil = none
}

const binCount = 100*100 + 1 // 0.00 to 100.00

func (s *scoreSet) add(c Cell) {
	s.sum = s.sum.Plus(c.Overall)
	if c.Bin == NoBin {
		return
	}
	if s.bins == nil {
		s.bins = make([]int64, binCount)
	}
	s.bins[c.Bin] += c.Overall.N
}

func (s *scoreSet) merge(other *scoreSet) {
	s.sum = s.sum.Plus(other.sum)
	if other.bins == nil {
		return
	}
	if s.bins == nil {
		s.bins = make([]int64, binCount)
	}
	for i, n := range other.bins {
		s.bins[i] += n
	}
}

// scores are what is told of the set.
func (s *scoreSet) scores() *Scores {
	told := s.sum.scores()
	var histogram []BinCount
	for i, n := range s.bins {
		if n > 0 {
			histogram = append(histogram, BinCount{Bin(i), n})
		}
	}
	for _, percent := range Cuts(s.sum.N) {
		points := Quantile(histogram, s.sum.N, percent)
		told.Quantiles = append(told.Quantiles, ScoreAt{percent, Hundredths(points)})
	}
	return told
}

// scores are the mean and its interval.
func (s Sum) scores() *Scores {
	low, high := s.Interval()
	return &Scores{Mean: tenthsOf(s.mean()), Low: tenthsOf(low), High: tenthsOf(high)}
}

// tenthsOf rounds a score to tenths of a point, half upwards.
func tenthsOf(score MicroPoints) Hundredths { return Hundredths((score + 50_000) / 100_000 * 10) }
