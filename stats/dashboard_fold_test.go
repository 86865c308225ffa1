package stats_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
	"maturita/territory"
)

var end = time.Date(2026, 7, 1, 0, 0, 0, 0, territory.Rome()).UTC()

// crowd draws facts of several companies over two years, of two major versions.
func crowd(random *rand.Rand) *statstest.Memory {
	m := &statstest.Memory{}
	for company := range random.IntN(12) {
		var own []stats.Fact
		for n := range 1 + random.IntN(4) {
			f := stats.Fact{
				Response: survey.ResponseID(fmt.Sprintf("%02d-%d", company, n)), Company: survey.CompanyID(fmt.Sprint(company)), Instrument: "prova",
				Version: survey.Version{Major: 1 + random.IntN(2), Minor: random.IntN(2)}, SubmittedAt: end.Add(-time.Duration(random.IntN(730*24*60)) * time.Minute),
				Province: "FI", Size: survey.SizeClasses()[random.IntN(4)], Assurance: []survey.Assurance{survey.Claimed, survey.Confirmed}[random.IntN(2)],
				Level: []survey.LevelID{"", "uno", "due", "tre"}[random.IntN(4)],
			}
			for _, area := range []survey.AreaID{"a", "b"} {
				one := stats.AreaScore{Area: area}
				if random.IntN(4) > 0 {
					score := stats.MicroPoints(random.IntN(100_000_001))
					one.Score = &score
				}
				f.Areas = append(f.Areas, one)
			}
			if random.IntN(6) > 0 {
				score := stats.MicroPoints(random.IntN(100_000_001))
				f.Overall = &score
			}
			if random.IntN(8) == 0 {
				f.WithdrawnAt = f.SubmittedAt.Add(time.Hour)
			}
			own = append(own, f)
		}
		m.Facts = append(m.Facts, stats.Succession(own)...)
	}
	return m
}

func everyCrowd(t *testing.T, property func(t *testing.T, m *statstest.Memory)) {
	t.Helper()
	for seed := range uint64(400) {
		m := crowd(rand.New(rand.NewPCG(seed, 2)))
		property(t, m)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// at are the facts that count before an instant.
func at(m *statstest.Memory, until time.Time) []stats.Fact {
	return slices.DeleteFunc(slices.Clone(m.Facts), func(f stats.Fact) bool { return !f.CountsAt(until) })
}

func selection(which stats.Which, until time.Time) stats.Selection {
	return stats.Selection{Which: which, Period: stats.Period{Until: until}, Instrument: "prova", Provinces: []territory.Sigla{"FI"}}
}

func tally(t *testing.T, m *statstest.Memory, s stats.Selection, by ...stats.Dimension) []stats.Cell {
	t.Helper()
	cells, err := m.Tally(context.Background(), s, by...)
	if err != nil {
		t.Fatal(err)
	}
	return cells
}

// sumOf adds the overall of facts up.
func sumOf(facts []stats.Fact) (s stats.Sum) {
	for _, f := range facts {
		if f.Overall != nil {
			bin := int64(stats.BinOf(f.Overall))
			s = s.Plus(stats.Sum{N: 1, Total: int64(*f.Overall), Squares: bin * bin})
		}
	}
	return s
}

func TestStateIsThatOfTheFacts(t *testing.T) {
	everyCrowd(t, func(t *testing.T, m *statstest.Memory) {
		got := stats.StateOf(tally(t, m, selection(stats.Standing, end), stats.ByAssurance, stats.BySize, stats.ByBin))
		facts := at(m, end)
		want := stats.State{Companies: int64(len(facts)), Overall: sumOf(facts)}
		bins := stats.Histogram{}
		for _, f := range facts {
			if f.Assurance == survey.Confirmed {
				want.Confirmed++
			}
			bins[stats.BinOf(f.Overall)]++
		}
		if want.Spread = bins.Five(); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	})
}

func TestBoxesAreThoseOfTheFacts(t *testing.T) {
	everyCrowd(t, func(t *testing.T, m *statstest.Memory) {
		var want []stats.Box
		for _, size := range survey.SizeClasses() {
			bins := stats.Histogram{}
			for _, f := range at(m, end) {
				if f.Size == size {
					bins[stats.BinOf(f.Overall)]++
				}
			}
			if five := bins.Five(); five != nil {
				want = append(want, stats.Box{Size: size, N: bins.Scores(), Five: *five})
			}
		}
		if got := stats.BoxesOf(tally(t, m, selection(stats.Standing, end), stats.BySize, stats.ByBin)); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	})
}

func TestAreasAreThoseOfTheFacts(t *testing.T) {
	everyCrowd(t, func(t *testing.T, m *statstest.Memory) {
		cells, err := m.TallyAreas(context.Background(), selection(stats.Standing, end), stats.BySize)
		if err != nil {
			t.Fatal(err)
		}
		got := stats.AreasBy(cells, func(stats.Group) bool { return true })[true]
		want := map[survey.AreaID]stats.Sum{}
		for _, f := range at(m, end) {
			for _, a := range f.Areas {
				if a.Score != nil {
					bin := int64(stats.BinOf(a.Score))
					want[a.Area] = want[a.Area].Plus(stats.Sum{N: 1, Total: int64(*a.Score), Squares: bin * bin})
				}
			}
		}
		if len(want) != len(got) || len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	})
}

// expectedTrend goes through the facts anew for each month.
func expectedTrend(m *statstest.Memory, first, last stats.Month) []stats.TrendPoint {
	var points []stats.TrendPoint
	for month := first; month <= last; month++ {
		facts := at(m, (month + 1).Start())
		p := stats.TrendPoint{Month: month}
		for _, f := range facts {
			p.Major = max(p.Major, f.Version.Major)
		}
		newest := slices.DeleteFunc(slices.Clone(facts), func(f stats.Fact) bool { return f.Version.Major != p.Major })
		p.N, p.Earlier, p.Overall = int64(len(newest)), int64(len(facts)-len(newest)), sumOf(newest)
		if len(facts) > 0 {
			points = append(points, p)
		}
	}
	return points
}

func TestTrendIsThatOfTheFacts(t *testing.T) {
	last := stats.MonthOf(end) - 1
	everyCrowd(t, func(t *testing.T, m *statstest.Memory) {
		cells := tally(t, m, selection(stats.Submitted, end), stats.ByVersion, stats.ByMonth, stats.ByEnd)
		for _, first := range []stats.Month{last - 30, last - 11, last} {
			got, want := stats.TrendOf(cells, first, last), expectedTrend(m, first, last)
			if len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
				t.Errorf("from %s: %+v, want %+v", first, got, want)
			}
		}
		want := expectedTrend(m, last, last)
		if got := stats.PointOf(tally(t, m, selection(stats.Standing, end), stats.ByVersion), last); (got != nil) != (len(want) == 1) || got != nil && *got != want[0] {
			t.Errorf("the last point: %+v, want %+v", got, want)
		}
	})
}

func TestBreaks(t *testing.T) {
	point := func(m stats.Month, major int) stats.TrendPoint { return stats.TrendPoint{Month: m, Major: major} }
	for _, c := range []struct {
		points []stats.TrendPoint
		want   []stats.Month
	}{
		{nil, nil}, {[]stats.TrendPoint{point(1, 1), point(2, 1)}, nil}, {[]stats.TrendPoint{point(1, 1), point(2, 2), point(3, 2)}, []stats.Month{2}},
		{[]stats.TrendPoint{point(1, 1), point(5, 2), point(6, 3)}, []stats.Month{5, 6}},
	} {
		if got := stats.Breaks(c.points); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.points, got, c.want)
		}
	}
}

func TestMoves(t *testing.T) {
	got := stats.MovesOf([]stats.Transition{
		{From: "uno", To: "tre", N: 3}, {From: "tre", To: "due", N: 2}, {From: "due", To: "due", N: 5}, {From: "", To: "uno", N: 1}, {From: "uno", To: "", N: 4}, {From: "", To: "", N: 7},
	}, []survey.LevelID{"uno", "due", "tre"})
	if want := (stats.Moves{N: 22, Up: 4, Same: 12, Down: 6}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
