package sqlite

import (
	"context"
	"crypto/rand"
	"fmt"
	"regexp"
	"strings"

	"maturita/intake"
	"maturita/stats"
	"maturita/survey"
)

// Tables of facts beside the one in use.
const (
	tableNext   = "facts_next"   // the generation that is being made
	tableBefore = "facts_before" // what was in use until a switch, to be dropped
)

// otherName marks the indexes of every second generation: names are unique in a
// file, and for a while it holds two generations. A migration that drops an index
// of facts must drop it by both names.
const otherName = "_other"

const (
	selectNextFacts query = "SELECT " + factColumns + " FROM " + tableNext + " WHERE company = ? AND instrument = ? ORDER BY submitted, response"
	upsertNextFact  query = "INSERT OR REPLACE INTO " + tableNext + " (" + factColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

	selectFactSchema query = "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = 'facts' AND sql IS NOT NULL ORDER BY type = 'table' DESC, name"

	deleteTallies query = "DELETE FROM tallies"

	dropNext   query = "DROP TABLE IF EXISTS " + tableNext
	dropBefore query = "DROP TABLE IF EXISTS " + tableBefore
	moveFacts  query = "ALTER TABLE facts RENAME TO " + tableBefore
	moveNext   query = "ALTER TABLE " + tableNext + " RENAME TO facts"
)

// BeginFacts implements intake.Generations.
func (s *Store) BeginFacts(ctx context.Context) (intake.Generation, error) {
	g := intake.Generation(strings.ToLower(rand.Text()))
	return g, s.transaction(ctx, func(ctx context.Context, w writer) error {
		const op = "beginning facts"
		steps := []query{dropBefore, dropNext}
		err := w.all(ctx, op, selectFactSchema, func(row row) error {
			var kind, name, script string
			if err := row.Scan(&kind, &name, &script); err != nil {
				return err
			}
			step, err := asNext(kind, name, script)
			steps = append(steps, step)
			return err
		})
		if err != nil {
			return err
		}
		for _, step := range steps {
			if err := w.exec(ctx, op, step); err != nil {
				return err
			}
		}
		return w.exec(ctx, op, upsertBuilding, g)
	})
}

var schemaHead = regexp.MustCompile(`^CREATE (TABLE|(?:UNIQUE )?INDEX) "?\w+"?(?: ON "?\w+"?)?`)

// asNext makes of a statement that made the facts in use, or an index on them,
// the one that makes the same for the next generation.
func asNext(kind, name, script string) (query, error) {
	head := schemaHead.FindStringSubmatch(script)
	switch {
	case head != nil && kind == "table":
		return query("CREATE TABLE " + tableNext + script[len(head[0]):]), nil
	case head != nil && kind == "index":
		other, was := strings.CutSuffix(name, otherName)
		if !was {
			other += otherName
		}
		return query("CREATE " + head[1] + " " + other + " ON " + tableNext + script[len(head[0]):]), nil
	}
	return "", fmt.Errorf("%s %s of the facts cannot be made again", kind, name)
}

// SwitchFacts implements intake.Generations. What statistics read is made anew in
// the same transaction.
func (s *Store) SwitchFacts(ctx context.Context, g intake.Generation) error {
	const op = "switching facts"
	err := s.transaction(ctx, func(ctx context.Context, w writer) error {
		if err := w.guarded(ctx, op, deleteBuilding, g); err != nil {
			return err
		}
		if err := w.exec(ctx, op, moveFacts); err != nil {
			return err
		}
		if err := w.exec(ctx, op, moveNext); err != nil {
			return err
		}
		if err := w.exec(ctx, op, deleteTallies); err != nil {
			return err
		}
		return w.fillTallies(ctx)
	})
	if err != nil {
		return err
	}
	return s.transaction(ctx, func(ctx context.Context, w writer) error { return w.exec(ctx, "removing facts", dropBefore) })
}

// FollowFacts implements intake.Generations: a switch leaves nothing to do.
func (s *Store) FollowFacts(context.Context) error { return nil }

// DropFacts implements intake.Generations.
func (s *Store) DropFacts(ctx context.Context, g intake.Generation) error {
	const op = "giving facts up"
	err := s.transaction(ctx, func(ctx context.Context, w writer) error {
		if err := w.guarded(ctx, op, deleteBuilding, g); err != nil {
			return err
		}
		return w.exec(ctx, op, dropNext)
	})
	if survey.KindOf(err) == survey.Conflict {
		return nil
	}
	return err
}

// nextFacts are the facts of the generation that is being made.
type nextFacts struct{ writer }

// NextFacts implements intake.Writer.
func (w writer) NextFacts(ctx context.Context) (intake.FactWriter, intake.Generation, error) {
	var g intake.Generation
	err := w.one(ctx, "looking for a generation", selectBuilding, func(row row) error { return row.Scan(&g) })
	switch {
	case survey.KindOf(err) == survey.NotFound:
		return nil, "", nil
	case err != nil:
		return nil, "", err
	}
	return nextFacts{w}, g, nil
}

// Facts implements intake.FactWriter.
func (n nextFacts) Facts(ctx context.Context, company survey.CompanyID, instrument survey.QuestionnaireID) ([]stats.Fact, error) {
	return n.facts(ctx, selectNextFacts, company, instrument)
}

// PutFact implements intake.FactWriter.
func (n nextFacts) PutFact(ctx context.Context, f stats.Fact) error {
	values, err := factValues(f)
	if err != nil {
		return err
	}
	return n.exec(ctx, "putting a fact", upsertNextFact, values...)
}
