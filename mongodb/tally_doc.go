package mongodb

import (
	"fmt"
	"math"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// storedFactDoc is a fact with what is derived from it.
type storedFactDoc struct {
	Fact      factDoc   `bson:",inline"`
	Scored    int       `bson:"scored"` // areas that count
	ChangedAt time.Time `bson:"changedAt"`
}

func newStoredFactDoc(f stats.Fact, changed time.Time) storedFactDoc {
	return storedFactDoc{newFactDoc(f), len(countingAreas(f)), changed}
}

// tallyID is where the tally of a fact stands: tallies are clustered by it, so
// those of a province lie beside each other in the order of submission.
type tallyID struct {
	Instrument  survey.QuestionnaireID `bson:"i"`
	Province    territory.Sigla        `bson:"p"`
	SubmittedAt bson.DateTime          `bson:"s"`
	Response    survey.ResponseID      `bson:"r"`
}

// Fields of a tally, which is what statistics read of a fact that is not
// withdrawn. Names are short and what is read most often stands first, as every
// one is gone through for each answer.
const (
	fieldSuperseded = "u" // instant, never where it is not
	fieldOverall    = "o" // millionths of a point, absent without one, as are the next two
	fieldSquare     = "q" // of the bin
	fieldScored     = "h" // 1
	fieldLevel      = "l"
	fieldVersion    = "v"
	fieldSize       = "z"
	fieldSection    = "c"
	fieldReason     = "r"
	fieldAssurance  = "y"
	fieldMonth      = "m"
	fieldEnd        = "e"
	fieldBin        = "b"
	fieldOrigin     = "f" // level by which the company first counted, absent in the first
	fieldAreas      = "w" // those that count; score and square of each follow
	fieldInUse      = "n"
	fieldPlanned    = "x"
	fieldTouched    = "g" // see tallyWrites
)

// never is after every instant.
const never = bson.DateTime(math.MaxInt64)

// areaSeparator stands in no area's name.
const areaSeparator = ","

func areaScore(i int) string  { return fmt.Sprint("a", i) }
func areaSquare(i int) string { return fmt.Sprint("s", i) }

func tallyIDOf(f stats.Fact) tallyID {
	return tallyID{f.Instrument, f.Province, dateTime(f.SubmittedAt), f.Response}
}

func dateTime(t time.Time) bson.DateTime { return bson.NewDateTimeFromTime(t) }

// newTally is the tally of a fact; origins are as by stats.Origins.
func newTally(f stats.Fact, origins map[survey.ResponseID]stats.Fact) bson.D {
	superseded := never
	if !f.SupersededAt.IsZero() {
		superseded = dateTime(f.SupersededAt)
	}
	d := bson.D{{Key: "_id", Value: tallyIDOf(f)}, {Key: fieldSuperseded, Value: superseded}}
	add := func(field string, value any) { d = append(d, bson.E{Key: field, Value: value}) }
	if f.Overall != nil {
		add(fieldOverall, int64(*f.Overall))
		add(fieldSquare, square(f.Overall))
		add(fieldScored, int32(1))
	}
	add(fieldLevel, f.Level)
	add(fieldVersion, f.Version.String())
	add(fieldSize, f.Size)
	add(fieldSection, stats.SectionOf(f))
	add(fieldReason, f.Reason)
	add(fieldAssurance, f.Assurance)
	add(fieldMonth, int32(stats.MonthOf(survey.Instant(f.SubmittedAt))))
	add(fieldEnd, int32(stats.MonthOf(survey.Instant(f.SupersededAt))))
	add(fieldBin, int32(stats.BinOf(f.Overall)))
	if first, ok := origins[f.Response]; ok {
		add(fieldOrigin, first.Level)
	}
	counting := countingAreas(f)
	names := make([]string, len(counting))
	for i, a := range counting {
		names[i] = string(a.Area)
	}
	add(fieldAreas, strings.Join(names, areaSeparator))
	for i, a := range counting {
		add(areaScore(i), int64(*a.Score))
		add(areaSquare(i), square(a.Score))
	}
	if len(f.InUse) > 0 {
		add(fieldInUse, f.InUse)
	}
	if len(f.Planned) > 0 {
		add(fieldPlanned, f.Planned)
	}
	return d
}

func square(score *stats.MicroPoints) int64 {
	bin := int64(stats.BinOf(score))
	return bin * bin
}

func countingAreas(f stats.Fact) []stats.AreaScore {
	var counting []stats.AreaScore
	for _, a := range f.Areas {
		if a.Score != nil {
			counting = append(counting, a)
		}
	}
	return counting
}
