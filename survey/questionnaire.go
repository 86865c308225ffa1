package survey

// Ids of the parts of a questionnaire. All follow ValidID.
type (
	QuestionnaireID string
	AreaID          string
	QuestionID      string
	OptionID        string
	RowID           string
	LevelID         string
	IndexID         string
	AdviceID        string
	TechnologyID    string // stable across questionnaires, see questionnaires/technologies
)

// Language is a BCP 47 tag: "it", "en", "de".
type Language string

// Text is one text in several languages.
type Text map[Language]string

// In returns the text in lang, or in fallback when lang is missing, with the
// language that it is really in.
func (t Text) In(lang, fallback Language) (string, Language) {
	if s, ok := t[lang]; ok && s != "" {
		return s, lang
	}
	return t[fallback], fallback
}

// Questionnaire is one version of a questionnaire. It is built by
// survey/definition, which has checked it, and never changes afterwards, so it
// may be shared between goroutines.
type Questionnaire struct {
	Ref
	Language    Language // the language it was written in, complete by definition
	Title       Text
	Description Text
	Minutes     Range // how long filling in takes, minutes
	Display     Display
	Overall     Overall
	Levels      []Level // ascending
	Indices     []Index
	Areas       []Area // reading order
	Advice      []Advice
	MaxAdvice   int // at most so many advices are chosen, 0 = all

	questions map[QuestionID]*Question
}

// Range is a closed range of whole numbers.
type Range struct{ From, To int }

// Aggregate is the way several scores become one (SCORING.md §5 and §6).
type Aggregate string

const (
	WeightedMean Aggregate = "weighted-mean"
	Minimum      Aggregate = "minimum"
	Maximum      Aggregate = "maximum"
	Sum          Aggregate = "sum"
	Stages       Aggregate = "stages"
)

// Display says how scores are shown; levels are always decided on 0–100.
type Display struct {
	Decimals int     // places of the rounded number, 0 to 3
	Points   bool    // shown as earned of best
	Low      Decimal // shown for 0, when not Points
	High     Decimal // shown for 100, when not Points
}

// Overall says how the areas become one score.
type Overall struct {
	Aggregate Aggregate // WeightedMean, Minimum or Sum
	MinAreas  int       // fewest assessable areas; 0 = more than half of the pertinent ones
}

// Bound is the lower bound of a level or band.
type Bound struct {
	Value     Decimal
	Exclusive bool // above, not from
}

// Level is one level of the overall score.
type Level struct {
	ID      LevelID
	Name    Text
	Meaning Text
	Bound   Bound
	Gates   []Gate // all must hold
}

// Gate is one condition that a level requires (SCORING.md §6). Exactly one of
// its forms is set.
type Gate struct {
	Area     AreaID     // this area's score is at least Least
	Every    bool       // no pertinent area is below Least
	Question QuestionID // at least Ticks options are ticked there
	All      []Gate     // all of these hold
	Least    Decimal    // 0–100
	Ticks    int
}

// Area is a part of the questionnaire with a score of its own.
type Area struct {
	ID          AreaID
	Title       Text
	Intro       Text
	When        *Condition // nil = always
	Weight      Decimal
	Aggregate   Aggregate
	Stages      []Stage // for Stages
	MinCoverage Decimal // 0–1
	Questions   []Question
}

// Stage is one step of an area scored by stages.
type Stage struct {
	ID        string
	Name      Text
	Questions []QuestionID
	Share     Decimal // 0–1, reached at least
}

// QuestionType is the closed set of question types.
type QuestionType string

const (
	Single   QuestionType = "single"   // one of the options
	Scale    QuestionType = "scale"    // one of ordered options
	Multiple QuestionType = "multiple" // any of the options
	Matrix   QuestionType = "matrix"   // per row one point of a scale, or any of several columns
	Number   QuestionType = "number"
	FreeText QuestionType = "text"
	Date     QuestionType = "date"
)

// Question is one question.
type Question struct {
	ID       QuestionID
	Type     QuestionType
	Text     Text
	Help     Text
	Example  Text
	When     *Condition // nil = always
	Optional bool
	// NotApplicable permits the answer non applicabile; ReasonRequired then asks why.
	NotApplicable  bool
	ReasonRequired bool
	// Scored is false for questions that only inform or steer the path.
	Scored         bool
	Weight         Decimal
	Floor          Decimal // lowest earned points
	UnansweredZero bool    // optional and unanswered counts as 0, not as excluded

	Options []Option // single, scale, multiple; a matrix's scale or columns
	Cap     *Decimal // multiple: highest sum
	AtLeast int      // multiple: 1 point from so many ticks, 0 = sum

	Rows             []Row
	Columns          bool // matrix: Options are checkbox columns, not one scale
	Combine          Aggregate
	RowCap           *Decimal
	RowNotApplicable bool

	Min, Max  Decimal // number: permitted range
	Decimals  int     // number: permitted places
	Unit      Text
	Bands     []Band // number: points by value
	MaxLength int    // text: characters

	Records Record // technologies that an answer states
	SameAs  []string
}

// Record says what ticked options with a technology state.
type Record string

const (
	RecordsNothing Record = ""
	RecordsInUse   Record = "in-use"
	RecordsPlanned Record = "planned"
)

// Option is one option, scale point or column.
type Option struct {
	ID         OptionID
	Text       Text
	Points     Decimal
	Exclusive  bool // multiple: stands alone
	Technology TechnologyID
	Records    Record // column of a technology matrix; else the question's
}

// Row is one row of a matrix.
type Row struct {
	ID         RowID
	Text       Text
	Weight     Decimal
	Technology TechnologyID
}

// Band gives points to numbers from From (inclusive) up to the next band.
type Band struct {
	From   Decimal
	Points Decimal
}

// Index is a derived figure beside the main score.
type Index struct {
	ID         IndexID
	Name       Text
	Count      []QuestionID // ticked non-exclusive options over these
	Sum        []IndexTerm
	Mean       []IndexTerm
	Minuend    IndexID // difference: Minuend − Subtrahend
	Subtrahend IndexID
	OnHundred  bool // shown 0–100 rather than as points
	Bands      []IndexBand
}

// IndexTerm is one question of a sum or mean.
type IndexTerm struct {
	Question QuestionID
	Weight   Decimal
	Points   bool // its earned points rather than its s
}

// IndexBand names a part of an index's scale.
type IndexBand struct {
	ID    string
	Name  Text
	Bound Bound
}

// Advice is one rule that chooses a text (SCORING.md §8).
type Advice struct {
	ID           AdviceID
	When         AdviceCondition
	Text         Text
	Technologies []TechnologyID
	Services     []string // kinds of chamber service
}

// AdviceCondition tells when an advice is given; every part that is set must
// hold.
type AdviceCondition struct {
	Area        AreaID // with From, Below
	Overall     bool   // From, Below concern the overall
	Index       IndexID
	From, Below *Decimal  // score at least From, below Below
	Levels      []LevelID // the level held is one of these
	Answers     *Condition
	NotAssessed bool // the area is non valutabile
}

// Prepare builds the look-ups by id; survey/definition calls it once.
func (q *Questionnaire) Prepare() {
	q.questions = map[QuestionID]*Question{}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			q.questions[q.Areas[i].Questions[j].ID] = &q.Areas[i].Questions[j]
		}
	}
}

// Question returns a question by id, nil when there is none.
func (q *Questionnaire) Question(id QuestionID) *Question { return q.questions[id] }

// Area returns an area by id, nil when there is none.
func (q *Questionnaire) Area(id AreaID) *Area {
	for i := range q.Areas {
		if q.Areas[i].ID == id {
			return &q.Areas[i]
		}
	}
	return nil
}

// Level returns a level by id, nil when there is none.
func (q *Questionnaire) Level(id LevelID) *Level {
	for i := range q.Levels {
		if q.Levels[i].ID == id {
			return &q.Levels[i]
		}
	}
	return nil
}

// Option returns an option by id, nil when there is none.
func (q *Question) Option(id OptionID) *Option {
	for i := range q.Options {
		if q.Options[i].ID == id {
			return &q.Options[i]
		}
	}
	return nil
}

// Row returns a matrix row by id, nil when there is none.
func (q *Question) Row(id RowID) *Row {
	for i := range q.Rows {
		if q.Rows[i].ID == id {
			return &q.Rows[i]
		}
	}
	return nil
}
