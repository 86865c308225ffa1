package stats

import (
	"context"
	"time"

	"maturita/survey"
	"maturita/territory"
)

// Which tells which facts of a period are meant. A withdrawn one never is.
type Which string

const (
	Standing  Which = "standing"  // what counts at the end of the period: one per company
	Submitted Which = "submitted" // submitted within the period
)

// Selection chooses facts of one instrument. An empty list of a filter is no
// filter.
type Selection struct {
	Which      Which
	Period     Period
	Instrument survey.QuestionnaireID
	Provinces  []territory.Sigla // never empty: a selection of nowhere is an Internal error

	Versions   []survey.Version
	Sizes      []survey.SizeClass
	Sections   []string // letters of ATECO 2025
	Reasons    []survey.Reason
	Assurances []survey.Assurance
}

// Dimension is something that facts are grouped by.
type Dimension string

const (
	ByVersion   Dimension = "version"
	ByProvince  Dimension = "province"
	BySize      Dimension = "size"
	BySection   Dimension = "section" // letter of ATECO 2025, "" = unknown
	ByReason    Dimension = "reason"
	ByAssurance Dimension = "assurance"
	ByLevel     Dimension = "level"   // "" = none
	ByMonth     Dimension = "month"   // of submission
	ByEnd       Dimension = "end"     // month in which it was superseded, 0 = it is not
	ByBin       Dimension = "bin"     // of the overall, see Bin
	ByInUse     Dimension = "in-use"  // once for each technology in use
	ByPlanned   Dimension = "planned" // once for each technology that is planned
)

// Group is what the facts of a cell have in common, in the dimensions that were
// asked for; zero in others.
type Group struct {
	Version    survey.Version
	Province   territory.Sigla
	Size       survey.SizeClass
	Section    string
	Reason     survey.Reason
	Assurance  survey.Assurance
	Level      survey.LevelID
	Month, End Month
	Bin        Bin
	Technology survey.TechnologyID
	Area       survey.AreaID
}

// Bin is a score in hundredths of a point, rounded down; -1 is non valutabile.
type Bin int

// NoBin is that of no score.
const NoBin Bin = -1

// BinOf is the bin of a score.
func BinOf(score *MicroPoints) Bin {
	if score == nil {
		return NoBin
	}
	return Bin(*score / microPerBin)
}

const microPerBin = 10_000

// Sum gathers scores.
type Sum struct {
	N     int64 // how many there are
	Total int64 // of them, in millionths of a point
	// Squares is the sum of the squares of their bins: for intervals, which need no
	// more than hundredths.
	Squares int64
}

// Cell is what the facts of one group come to.
type Cell struct {
	Group
	N       int64 // facts
	Overall Sum   // of those with an overall; nothing where technologies are told apart
}

// AreaCell is what one area's scores in the facts of one group come to.
type AreaCell struct {
	Group
	Scores Sum // of the facts in which the area counts
}

// Transition is how many companies went from a level to another: from the first
// response by which they ever counted, and which is not withdrawn, to the one that
// counts.
type Transition struct {
	From, To survey.LevelID // "" = none
	N        int64
}

// Revision changes whenever what selections of some provinces find may have
// changed. LastChange is when their facts last changed, zero when that is not
// known; while that is recent, a change that began earlier may still come. What
// was submitted or superseded since is not among them.
type Revision struct{ LastChange time.Time }

// Source answers questions about facts. It is implemented by mongodb and sqlite
// and described by statstest, which both pass. The database itself selects and
// adds up, by an index; the order of what comes back is not told. A question about
// no province, or by a dimension that there is not, is an Internal error.
type Source interface {
	// Tally groups the facts of a selection. Facts stand in one cell each, but in
	// one for each technology by ByInUse or ByPlanned, of which only one may be
	// asked for.
	Tally(ctx context.Context, s Selection, by ...Dimension) ([]Cell, error)
	// TallyAreas groups the scores of areas; Area is set in each group.
	TallyAreas(ctx context.Context, s Selection, by ...Dimension) ([]AreaCell, error)
	// Transitions counts the companies of a selection of Standing facts that have an
	// earlier response to the same major version, wherever that came from. One that
	// was superseded when it was submitted never counted.
	Transitions(ctx context.Context, s Selection) ([]Transition, error)
	// Begun counts the drafts of an instrument that were begun in a period and are
	// of a province; those without a province yet are nowhere.
	Begun(ctx context.Context, instrument survey.QuestionnaireID, provinces []territory.Sigla, p Period) (int64, error)
	// FactsRevision is that of some provinces.
	FactsRevision(ctx context.Context, provinces []territory.Sigla) (Revision, error)
}
