package definition

import "maturita/survey"

// The keys of each kind of map, in the order of the documentation. The reader,
// its help with misspelled keys and the JSON Schema all follow these tables.
const (
	fileKeys          = "format id version language languages title description minutes display overall levels indices areas advice"
	minutesKeys       = "from to"
	displayKeys       = "low high decimals points"
	overallKeys       = "aggregate minAreas"
	levelKeys         = "id name meaning from above gates"
	gateKeys          = "area everyArea question least ticks all"
	areaKeys          = "id title intro when weight aggregate minCoverage stages questions"
	stageKeys         = "id name questions share"
	questionKeys      = "id type text help example when optional unanswered notApplicable scored weight floor sameAs"
	notApplicableKeys = "reason"
	choiceKeys        = "id text points"
	tickKeys          = choiceKeys + " exclusive technology"
	columnKeys        = choiceKeys + " records"
	rowKeys           = "id text weight technology"
	bandKeys          = "from points"
	conditionKeys     = "question row equals notEquals in contains lessThan atMost moreThan atLeast answered and or not"
	indexKeys         = "id name count sum mean difference scale bands"
	termKeys          = "question weight of"
	differenceKeys    = "of minus"
	indexBandKeys     = "id name from above"
	adviceKeys        = "max rules"
	ruleKeys          = "id when text technologies services"
	ruleWhenKeys      = "area overall index from below levels answers notAssessable"
)

// typeKeys are the keys of each type of question beside questionKeys.
var typeKeys = map[survey.QuestionType]string{
	survey.Single:   "options",
	survey.Scale:    "options",
	survey.Multiple: "options cap atLeast records",
	survey.Matrix:   "rows scale columns combine rowCap rowNotApplicable",
	survey.Number:   "min max decimals unit bands",
	survey.FreeText: "maxLength",
	survey.Date:     "",
	"":              "options cap atLeast records rows scale columns combine rowCap rowNotApplicable min max decimals unit bands maxLength",
}

// The words of each key that takes one out of a closed set.
const (
	questionTypes     = "single scale multiple matrix number text date"
	overallAggregates = "weighted-mean minimum sum"
	areaAggregates    = "weighted-mean minimum maximum sum stages"
	recordWords       = "in-use planned"
	unansweredWords   = "excluded zero"
	combineWords      = "sum max"
	scaleWords        = "points hundred"
	ofWords           = "score points"
	reasonWords       = "required"
)

// textKeys are the keys that hold a text.
const textKeys = "title description name meaning intro text help example unit"
