package sqlite

import (
	"database/sql/driver"
	"encoding/binary"
	"errors"

	"modernc.org/sqlite"

	"maturita/stats"
)

// What the database adds tallies up with. SQLite groups by sorting, which takes
// longer than all the rest; these group as the rows go by, and what they hold is
// as much as the answer.
//
//	tally(overall, technologies, dimension, …)
//	tally_areas(areas, technologies, dimension, …)
//
// Technologies are a number where nothing is grouped by them. The result is read
// by decodeSums.
func init() {
	for name, add := range map[string]func(*sums, driver.Value){"tally": (*sums).addOverall, "tally_areas": (*sums).addAreas} {
		sqlite.MustRegisterFunction(name, &sqlite.FunctionImpl{
			NArgs: -1, Deterministic: true, VolatileArgs: true,
			MakeAggregate: func(sqlite.FunctionContext) (sqlite.AggregateFunction, error) {
				return &sums{add: add, cells: map[key]*sum{}}, nil
			},
		})
	}
}

// key is what rows are grouped by: the values of dimensions in their order, and
// in the last places technology and area.
type key [maxDimensions + 2]int32

const (
	maxDimensions = 10
	atTechnology  = maxDimensions
	atArea        = maxDimensions + 1
)

// sum is what the rows of one group come to: how many there are and what their
// scores are.
type sum struct {
	rows   int64
	scores stats.Sum
}

type sums struct {
	add        func(*sums, driver.Value)
	cells      map[key]*sum
	key        key
	dimensions int
	broken     error
}

var errTally = errors.New("sqlite: a tally is not as it is written")

// Step implements sqlite.AggregateFunction.
func (s *sums) Step(_ *sqlite.FunctionContext, args []driver.Value) error {
	s.dimensions = len(args) - 2
	if s.dimensions > maxDimensions {
		return errTally
	}
	for i, one := range args[2:] {
		value, ok := one.(int64)
		if !ok {
			return errTally
		}
		s.key[i] = int32(value)
	}
	if _, once := args[1].(int64); once {
		s.add(s, args[0])
		return s.broken
	}
	list, _ := args[1].([]byte)
	for len(list) > 0 {
		code, n := binary.Uvarint(list)
		if n <= 0 {
			return errTally
		}
		list, s.key[atTechnology] = list[n:], int32(code)
		s.add(s, args[0])
	}
	return s.broken
}

func (s *sums) addOverall(overall driver.Value) {
	c := s.cell()
	c.rows++
	if score, ok := overall.(int64); ok && s.key[atTechnology] == 0 {
		c.score(score)
	}
}

func (s *sums) addAreas(areas driver.Value) {
	list, _ := areas.([]byte)
	for len(list) > 0 {
		code, n := binary.Uvarint(list)
		score, m := binary.Varint(list[max(n, 0):])
		if n <= 0 || m <= 0 {
			s.broken = errTally
			return
		}
		list, s.key[atArea] = list[n+m:], int32(code)
		s.cell().score(score)
	}
}

func (s *sums) cell() *sum {
	c := s.cells[s.key]
	if c == nil {
		c = &sum{}
		s.cells[s.key] = c
	}
	return c
}

func (c *sum) score(score int64) {
	points := stats.MicroPoints(score)
	bin := int64(stats.BinOf(&points))
	c.scores.N++
	c.scores.Total += score
	c.scores.Squares += bin * bin
}

// WindowValue implements sqlite.AggregateFunction: it is the result.
func (s *sums) WindowValue(*sqlite.FunctionContext) (driver.Value, error) {
	encoded := []byte{}
	for k, c := range s.cells {
		for _, value := range k {
			encoded = binary.AppendVarint(encoded, int64(value))
		}
		for _, value := range []int64{c.rows, c.scores.N, c.scores.Total, c.scores.Squares} {
			encoded = binary.AppendVarint(encoded, value)
		}
	}
	return encoded, nil
}

// decodeSums reads the result of an aggregate function.
func decodeSums(encoded []byte, each func(key, sum) error) error {
	next := func() (value int64) {
		value, n := binary.Varint(encoded)
		if n <= 0 {
			encoded = nil
			return 0
		}
		encoded = encoded[n:]
		return value
	}
	for len(encoded) > 0 {
		var k key
		for i := range k {
			k[i] = int32(next())
		}
		c := sum{next(), stats.Sum{N: next(), Total: next(), Squares: next()}}
		if err := each(k, c); err != nil {
			return err
		}
	}
	return nil
}

// WindowInverse implements sqlite.AggregateFunction; no window is asked for.
func (s *sums) WindowInverse(*sqlite.FunctionContext, []driver.Value) error { return errTally }

// Final implements sqlite.AggregateFunction.
func (s *sums) Final(*sqlite.FunctionContext) {}
