package stats_test

import "testing"

// fraction is an exact number with a positive denominator, in lowest terms.
type fraction struct{ n, d int64 }

func exactly(n int) fraction { return fraction{int64(n), 1} }

func lowest(n, d int64) fraction {
	const most = 1 << 31 // so that no product of two overflows
	a, b := n, d
	for b != 0 {
		a, b = b, a%b
	}
	if a < 0 != (d < 0) {
		a = -a
	}
	n, d = n/a, d/a
	if n > most || n < -most || d > most {
		panic("simplex: numbers too large")
	}
	return fraction{n, d}
}

func (x fraction) times(y fraction) fraction     { return lowest(x.n*y.n, x.d*y.d) }
func (x fraction) minus(y fraction) fraction     { return lowest(x.n*y.d-y.n*x.d, x.d*y.d) }
func (x fraction) dividedBy(y fraction) fraction { return lowest(x.n*y.d, x.d*y.n) }
func (x fraction) less(y fraction) bool          { return x.n*y.d < y.n*x.d }

// simplex holds a system A·x = b, x >= 0 in a form solved for its basis.
type simplex struct {
	rows  [][]fraction // the last column is b
	basis []int
}

// feasible brings a system into a feasible form, or reports that it has none.
func feasible(a [][]int, b []int, columns int) (*simplex, bool) {
	s := &simplex{}
	width := columns + len(a)
	for i, row := range a {
		sign := 1
		if b[i] < 0 {
			sign = -1
		}
		r := make([]fraction, width+1)
		for k := range r {
			r[k] = exactly(0)
		}
		for k, v := range row {
			r[k] = exactly(sign * v)
		}
		r[columns+i], r[width] = exactly(1), exactly(sign*b[i])
		s.rows, s.basis = append(s.rows, r), append(s.basis, columns+i)
	}
	cost := make([]int, width)
	for i := range a {
		cost[columns+i] = -1
	}
	if s.maximise(cost).less(exactly(0)) {
		return nil, false
	}
	for i := 0; i < len(s.rows); i++ { // artificial columns leave the basis
		if s.basis[i] < columns {
			continue
		}
		at := -1
		for k := range columns {
			if s.rows[i][k].n != 0 {
				at = k
				break
			}
		}
		if at >= 0 {
			s.pivot(i, at)
			continue
		}
		s.rows = append(s.rows[:i], s.rows[i+1:]...)
		s.basis = append(s.basis[:i], s.basis[i+1:]...)
		i--
	}
	for i, r := range s.rows {
		s.rows[i] = append(r[:columns:columns], r[width])
	}
	return s, true
}

// maximise goes to the vertex where cost·x is greatest, by Bland's rule, and
// returns that; the system must be bounded in that direction.
func (s *simplex) maximise(cost []int) fraction {
	last := len(s.rows[0]) - 1
	for {
		enter := -1
		for k := 0; k < last && enter < 0; k++ {
			gain := exactly(cost[k])
			for i, r := range s.rows {
				if c := cost[s.basis[i]]; c != 0 && r[k].n != 0 {
					gain = gain.minus(exactly(c).times(r[k]))
				}
			}
			if gain.n > 0 {
				enter = k
			}
		}
		if enter < 0 {
			break
		}
		leave := -1
		var best fraction
		for i, r := range s.rows {
			if r[enter].n <= 0 {
				continue
			}
			ratio := r[last].dividedBy(r[enter])
			if leave < 0 || ratio.less(best) || !best.less(ratio) && s.basis[i] < s.basis[leave] {
				leave, best = i, ratio
			}
		}
		if leave < 0 {
			panic("simplex: unbounded")
		}
		s.pivot(leave, enter)
	}
	value := exactly(0)
	for i, r := range s.rows {
		value = value.minus(exactly(-cost[s.basis[i]]).times(r[last]))
	}
	return value
}

func (s *simplex) pivot(leave, enter int) {
	at := s.rows[leave]
	by := at[enter]
	for k := range at {
		if at[k].n != 0 {
			at[k] = at[k].dividedBy(by)
		}
	}
	for i, r := range s.rows {
		if i == leave || r[enter].n == 0 {
			continue
		}
		f := r[enter]
		for k := range r {
			if at[k].n != 0 {
				r[k] = r[k].minus(f.times(at[k]))
			}
		}
	}
	s.basis[leave] = enter
}

func TestSimplex(t *testing.T) {
	// x + y = 7, y + z = 4, x - z = 3: x from 3 to 7
	s, ok := feasible([][]int{{1, 1, 0}, {0, 1, 1}, {1, 0, -1}}, []int{7, 4, 3}, 3)
	if !ok {
		t.Fatal("infeasible")
	}
	if most := s.maximise([]int{1, 0, 0}); most != exactly(7) {
		t.Errorf("most %v", most)
	}
	if least := s.maximise([]int{-1, 0, 0}); least != exactly(-3) {
		t.Errorf("least %v", least)
	}
	if _, ok := feasible([][]int{{1, 1}, {1, 1}}, []int{2, 3}, 2); ok {
		t.Error("2 = 3 has a solution")
	}
	// 2x + 3y = 5: x at most 5/2
	if s, _ = feasible([][]int{{2, 3}}, []int{5}, 2); s.maximise([]int{1, 0}) != (fraction{5, 2}) {
		t.Error("not 5/2")
	}
}
