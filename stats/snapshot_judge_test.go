package stats_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
	"maturita/territory"
)

// of says where a company stands on an axis, one fact after the other.
func of(t *testing.T, m *statstest.Memory, f stats.Fact, a stats.Axis) string {
	t.Helper()
	or := func(value, otherwise string) string {
		if value == "" {
			return otherwise
		}
		return value
	}
	province, _ := territory.Italy().Province(f.Province)
	switch a {
	case "":
		return ""
	case stats.AxisRegion:
		return province.Region
	case stats.AxisChamber:
		c, _ := territory.Italy().ChamberOf(f.Province, half.Period().Until.AddDate(0, 0, -1))
		return string(c.ID)
	case stats.AxisSize:
		return string(f.Size)
	case stats.AxisSection:
		return or(stats.SectionOf(f), stats.Unknown)
	case stats.AxisLevel:
		return or(string(f.Level), stats.NoLevel)
	case stats.AxisAssurance:
		return string(f.Assurance)
	case stats.AxisFrom:
		origin, ok := stats.Origins(ofCompany(m, f.Company))[f.Response]
		if !ok {
			return stats.FromFirst
		}
		return or(string(origin.Level), stats.NoLevel)
	}
	for _, id := range tools {
		if a == stats.TechnologyAxis(id) {
			switch {
			case slices.Contains(f.InUse, id):
				return stats.TechInUse
			case slices.Contains(f.Planned, id):
				return stats.TechPlanned
			}
			return stats.TechNeither
		}
	}
	t.Fatal("no axis", a)
	return ""
}

func ofCompany(m *statstest.Memory, id survey.CompanyID) []stats.Fact {
	return slices.DeleteFunc(slices.Clone(m.Facts), func(f stats.Fact) bool { return f.Company != id })
}

// group is the scores of the companies that stand in a cell.
type group struct {
	n      int64
	scores []float64
}

// judged goes through the facts for one table.
func judged(t *testing.T, m *statstest.Memory, table stats.Table) map[[2]string]*group {
	groups := map[[2]string]*group{}
	for _, f := range m.Facts {
		counts := f.CountsAt(half.Period().Until)
		if table.Flow {
			counts = f.WithdrawnAt.IsZero() && half.Period().Contains(f.SubmittedAt)
		}
		if !counts {
			continue
		}
		row := of(t, m, f, table.Row)
		if table.Column == stats.AxisArea {
			for _, a := range f.Areas {
				put(groups, a.Score, [2]string{row, string(a.Area)}, [2]string{"", string(a.Area)})
			}
			continue
		}
		column := of(t, m, f, table.Column)
		places := [][2]string{{row, column}, {"", column}, {row, ""}, {"", ""}}
		if column == "" {
			places = places[:2]
		}
		put(groups, f.Overall, places...)
	}
	return groups
}

func put(groups map[[2]string]*group, score *stats.MicroPoints, places ...[2]string) {
	for _, at := range places {
		if groups[at] == nil {
			groups[at] = &group{}
		}
		groups[at].n++
		if score != nil {
			groups[at].scores = append(groups[at].scores, float64(*score)/1e6)
		}
	}
}

// TestFiguresAreThoseOfTheFacts compares every cell with the facts, and nothing of
// too few companies is there to compare.
func TestFiguresAreThoseOfTheFacts(t *testing.T) {
	for seed, companies := range map[uint64]int{1: 1500, 2: 150, 8: 30, 9: 3} {
		t.Run(fmt.Sprint(companies), func(t *testing.T) {
			m := population(seed, companies)
			s := made(t, m, series(half))
			told, hidden, scored := 0, 0, 0
			for _, table := range s.Tables {
				groups := judged(t, m, table)
				for _, row := range append(slices.Clone(table.RowValues), "") {
					for _, column := range append(slices.Clone(table.ColumnValues), "") {
						g := groups[[2]string{row, column}]
						if g == nil {
							g = &group{}
						}
						c := table.Cell(row, column)
						if judge(t, s.Policy, c, *g, fmt.Sprint(table.ID, " ", row, " ", column)); c.Suppressed() {
							hidden++
							continue
						}
						if companies < stats.DefaultPolicy.Counts && !table.Flow {
							t.Error(table.ID, row, column, "is told of", companies, "companies")
						}
						told++
						if _, ok := c.Scores(); ok {
							scored++
							if !table.Scored {
								t.Error(table.ID, "is scored")
							}
						}
					}
				}
			}
			t.Log(told, "told,", hidden, "hidden,", scored, "with scores")
			if hidden == 0 || companies >= 150 && (told < 500 || scored < 10) {
				t.Error("too little is judged")
			}
		})
	}
}

func judge(t *testing.T, policy stats.Policy, c stats.TableCell, g group, where string) {
	t.Helper()
	n, shown := c.Count()
	_, shared := c.Share()
	scores, scored := c.Scores()
	if c.Suppressed() {
		if shown || n != 0 || shared || scored {
			t.Errorf("%s is suppressed and says %d, %v, %v", where, n, shared, scored)
		}
		return
	}
	if !shown || n != g.n || n > 0 && n < int64(policy.Counts) {
		t.Errorf("%s has %d, want %d", where, n, g.n)
	}
	if !scored {
		return
	}
	if len(g.scores) < policy.Means {
		t.Fatalf("%s has a mean of %d", where, len(g.scores))
	}
	var sum float64
	for _, x := range g.scores {
		sum += x
	}
	mean := sum / float64(len(g.scores))
	if math.Abs(mean-scores.Mean.Float()) > 0.0501 || scores.Mean%10 != 0 {
		t.Errorf("%s has the mean %v, want %v", where, scores.Mean.Float(), mean)
	}
	if scores.Low > scores.Mean || scores.Mean > scores.High || scores.Low == scores.High {
		t.Errorf("%s: the mean is from %d to %d, %d", where, scores.Low, scores.High, scores.Mean)
	}
	slices.Sort(g.scores)
	for _, q := range scores.Quantiles {
		rank := (len(g.scores)*q.Percent + 99) / 100
		if want := math.Floor(g.scores[rank-1] * 100); math.Abs(float64(q.Points)-want) > 1 {
			t.Errorf("%s: %d %% do not exceed %d, want %v", where, q.Percent, q.Points, want)
		}
	}
}

// TestShownCellsAddUp looks at the figures alone.
func TestShownCellsAddUp(t *testing.T) {
	rows, regions := 0, 0
	for seed := range uint64(4) {
		s := made(t, population(seed, 200+400*int(seed)), series(half))
		for _, table := range s.Tables {
			if table.Column == stats.AxisArea {
				continue
			}
			for _, row := range append(slices.Clone(table.RowValues), "") {
				if sum, all := total(table.ColumnValues, func(column string) stats.TableCell { return table.Cell(row, column) }); all && table.Column != "" {
					rows++
					if n, shown := table.Cell(row, "").Count(); !shown || n != sum {
						t.Errorf("%s %s: %d, %v, but the columns are %d", table.ID, row, n, shown, sum)
					}
				}
			}
			for _, column := range append(slices.Clone(table.ColumnValues), "") {
				if sum, all := total(table.RowValues, func(row string) stats.TableCell { return table.Cell(row, column) }); all {
					if n, shown := table.Cell("", column).Count(); !shown || n != sum {
						t.Errorf("%s %s: %d, %v, but the rows are %d", table.ID, column, n, shown, sum)
					}
				}
			}
		}
		for _, region := range s.Table("region").RowValues {
			var sum int64
			all := true
			for _, chamber := range territory.Italy().Chambers(half.Period().Until.AddDate(0, 0, -1)) {
				if p, _ := territory.Italy().Province(chamber.Provinces[0]); p.Region == region {
					n, shown := s.Table("chamber").Cell(string(chamber.ID), "").Count()
					sum, all = sum+n, all && shown
				}
			}
			if n, shown := s.Table("region").Cell(region, "").Count(); all && (!shown || n != sum) {
				t.Errorf("%s has %d, its chambers %d", region, n, sum)
			} else if all {
				regions++
			}
		}
	}
	if rows < 100 || regions < 10 {
		t.Error("little adds up", rows, regions)
	}
}

func total(values []string, cell func(string) stats.TableCell) (sum int64, all bool) {
	for _, value := range values {
		n, shown := cell(value).Count()
		if !shown {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

// A group whose companies too few of are shown is not found by taking the others
// away: where one cell of a row is hidden, another one or the total is.
func TestOneHiddenCellIsNeverAlone(t *testing.T) {
	seen := 0
	for seed := range uint64(4) {
		s := made(t, population(seed, 300+300*int(seed)), series(half))
		for _, table := range s.Tables {
			if table.Column == "" || table.Column == stats.AxisArea {
				continue
			}
			for _, row := range table.RowValues {
				hidden := 0
				for _, column := range append(slices.Clone(table.ColumnValues), "") {
					if table.Cell(row, column).Suppressed() {
						hidden++
					}
				}
				if hidden == 1 {
					t.Errorf("%s %s hides one cell", table.ID, row)
				}
				seen += hidden
			}
		}
	}
	if seen == 0 {
		t.Error("nothing is hidden")
	}
}
