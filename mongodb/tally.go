package mongodb

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

var _ stats.Source = (*Store)(nil)

// sumDoc is what the tallies of one group of one province come to.
type sumDoc struct {
	Key     bson.RawValue       `bson:"_id"`
	N       int64               `bson:"n"`
	Scored  int64               `bson:"h"`
	Total   int64               `bson:"o"`
	Squares int64               `bson:"q"`
	All     []stats.MicroPoints `bson:"all"` // each overall, where bins are told apart
}

// Tally implements stats.Source.
func (s *Store) Tally(ctx context.Context, of stats.Selection, by ...stats.Dimension) ([]stats.Cell, error) {
	grouping, err := newGrouping(by)
	if err != nil {
		return nil, err
	}
	cells := cellsOf{}
	err = s.perProvince(ctx, of, grouping.stages(grouping.sums()), func(province territory.Sigla, raw bson.Raw) error {
		var d sumDoc
		if err := bson.Unmarshal(raw, &d); err != nil {
			return err
		}
		g, _, err := grouping.group(province, d.Key)
		if err != nil {
			return err
		}
		if grouping.bins {
			cells.each(g, d)
			return nil
		}
		c := cells.at(g)
		c.N += d.N
		add(&c.Overall, d.Scored, d.Total, d.Squares)
		return nil
	})
	return values(cells), err
}

// cellsOf are the cells of an answer by their groups.
type cellsOf map[stats.Group]*stats.Cell

func (cells cellsOf) at(g stats.Group) *stats.Cell {
	c := cells[g]
	if c == nil {
		c = &stats.Cell{Group: g}
		cells[g] = c
	}
	return c
}

// each puts every overall into the cell of its bin.
func (cells cellsOf) each(g stats.Group, d sumDoc) {
	for i := range d.All {
		g.Bin = stats.BinOf(&d.All[i])
		c := cells.at(g)
		if c.N++; g.Technology == "" {
			add(&c.Overall, 1, int64(d.All[i]), square(&d.All[i]))
		}
	}
	if none := d.N - int64(len(d.All)); none > 0 {
		g.Bin = stats.NoBin
		cells.at(g).N += none
	}
}

// TallyAreas implements stats.Source. Facts are grouped by which areas count in
// them, too: how many scores there are of an area is how many facts there are.
func (s *Store) TallyAreas(ctx context.Context, of stats.Selection, by ...stats.Dimension) ([]stats.AreaCell, error) {
	grouping, err := newGrouping(by)
	if err != nil {
		return nil, err
	}
	most, err := s.mostAreas(ctx, of.Instrument)
	if err != nil {
		return nil, err
	}
	if grouping.bins {
		grouping.fields = append(grouping.fields, fieldBin)
	}
	grouping.fields = append(grouping.fields, fieldAreas)
	sums := bson.D{{Key: "_id", Value: grouping.key()}, {Key: "n", Value: sumOf(1)}}
	for i := range most {
		for _, field := range []string{areaScore(i), areaSquare(i)} {
			sums = append(sums, bson.E{Key: field, Value: sumOf("$" + field)})
		}
	}
	cells := map[stats.Group]*stats.AreaCell{}
	err = s.perProvince(ctx, of, grouping.stages(sums), func(province territory.Sigla, raw bson.Raw) error {
		g, areas, err := grouping.group(province, raw.Lookup("_id"))
		if err != nil || areas == "" {
			return err
		}
		for i, area := range strings.Split(areas, areaSeparator) {
			g.Area = survey.AreaID(area)
			c := cells[g]
			if c == nil {
				c = &stats.AreaCell{Group: g}
				cells[g] = c
			}
			add(&c.Scores, raw.Lookup("n").AsInt64(), raw.Lookup(areaScore(i)).AsInt64(), raw.Lookup(areaSquare(i)).AsInt64())
		}
		return nil
	})
	return values(cells), err
}

// mostAreas is the greatest number of areas that count in a fact.
func (s *Store) mostAreas(ctx context.Context, instrument survey.QuestionnaireID) (int, error) {
	var d struct {
		Scored int `bson:"scored"`
	}
	err := s.run(ctx, "counting areas", func(ctx context.Context) error {
		return s.facts.FindOne(ctx, bson.D{{Key: "instrument", Value: instrument}},
			options.FindOne().SetSort(bson.D{{Key: "scored", Value: -1}}).SetProjection(bson.D{{Key: "scored", Value: 1}, {Key: "_id", Value: 0}})).Decode(&d)
	})
	if survey.KindOf(err) == survey.NotFound {
		return 0, nil
	}
	return d.Scored, err
}

// Transitions implements stats.Source.
func (s *Store) Transitions(ctx context.Context, of stats.Selection) ([]stats.Transition, error) {
	stages := bson.A{
		bson.D{{Key: "$match", Value: bson.D{{Key: fieldOrigin, Value: bson.D{{Key: "$exists", Value: true}}}}}},
		bson.D{{Key: "$group", Value: bson.D{{Key: "_id", Value: bson.A{"$" + fieldOrigin, "$" + fieldLevel}}, {Key: "n", Value: sumOf(1)}}}},
	}
	counts := map[[2]survey.LevelID]int64{}
	err := s.perProvince(ctx, of, stages, func(_ territory.Sigla, raw bson.Raw) error {
		var d struct {
			Levels [2]survey.LevelID `bson:"_id"`
			N      int64             `bson:"n"`
		}
		err := bson.Unmarshal(raw, &d)
		counts[d.Levels] += d.N
		return err
	})
	var all []stats.Transition
	for levels, n := range counts {
		all = append(all, stats.Transition{From: levels[0], To: levels[1], N: n})
	}
	return all, err
}

func sumOf(what any) bson.D { return bson.D{{Key: "$sum", Value: what}} }

func add(s *stats.Sum, n, total, squares int64) {
	s.N, s.Total, s.Squares = s.N+n, s.Total+total, s.Squares+squares
}

func values[T any](cells map[stats.Group]*T) []T {
	var all []T
	for _, c := range cells {
		all = append(all, *c)
	}
	return all
}

func somewhere(provinces []territory.Sigla) error {
	if len(provinces) == 0 {
		return survey.FailWith(survey.Internal, keyInternal, errors.New("statistics of no province were asked for"))
	}
	return nil
}

func ungroupable(by []stats.Dimension) error {
	return survey.FailWith(survey.Internal, keyInternal, fmt.Errorf("facts cannot be grouped by %v", by))
}
