package definition

import (
	"strings"

	"maturita/survey"
)

func ref(name string) fields { return fields{{"$ref", "#/$defs/" + name}} }

func listSchema(entries fields, least, most int) fields {
	f := fields{{"type", "array"}, {"items", entries}}
	f.put("minItems", least, least > 0)
	return append(f, field{"maxItems", most})
}

func choiceOf(choices string) fields { return fields{{"enum", words(choices)}} }

func numberSchema(low, high survey.Decimal) fields {
	return fields{{"type", "number"}, {"minimum", low}, {"maximum", high}}
}

func wholeSchema(low, high int) fields {
	return fields{{"type", "integer"}, {"minimum", low}, {"maximum", high}}
}

var (
	yesNoSchema    = fields{{"type", "boolean"}}
	onlyTrueSchema = fields{{"const", true}}
	decimalSchema  = numberSchema(-survey.MaxDecimal, survey.MaxDecimal)
	positiveSchema = numberSchema(0, survey.MaxDecimal)
	percentSchema  = numberSchema(0, hundred)
	shareSchema    = numberSchema(0, 1000)
)

// keySchemas are the values of keys by kind and key, or by key where all kinds agree.
var keySchemas = map[string]fields{
	"format": {{"const", 1}}, "version": ref("version"), "language": ref("language"), "languages": listSchema(ref("language"), 0, maxLanguages),
	"minutes": ref("minutes"), "display": ref("display"), "overall": ref("overall"), "file.advice": ref("advice"),
	"levels": listSchema(ref("level"), 1, maxParts), "indices": listSchema(ref("index"), 0, maxParts), "areas": listSchema(ref("area"), 1, maxAreas),
	"minutes.from": wholeSchema(1, 1000), "minutes.to": wholeSchema(1, 1000),
	"low": decimalSchema, "high": decimalSchema, "decimals": wholeSchema(0, 3), "display.points": yesNoSchema,
	"overall.aggregate": choiceOf(overallAggregates), "minAreas": wholeSchema(1, maxAreas),
	"level.from": percentSchema, "level.above": percentSchema, "gates": listSchema(ref("gate"), 0, maxParts),
	"gate.area": ref("id"), "everyArea": percentSchema, "question": ref("id"), "least": percentSchema, "ticks": wholeSchema(1, maxAllOption), "all": listSchema(ref("gate"), 1, maxParts),
	"when": ref("condition"), "weight": positiveSchema, "aggregate": choiceOf(areaAggregates), "minCoverage": shareSchema,
	"stages": listSchema(ref("stage"), 1, maxParts), "area.questions": listSchema(ref("question"), 1, maxQuestions),
	"stage.questions": listSchema(ref("id"), 1, maxQuestions), "share": shareSchema,
	"type": choiceOf(questionTypes), "optional": yesNoSchema, "unanswered": choiceOf(unansweredWords), "scored": yesNoSchema, "floor": positiveSchema,
	"notApplicable": {{"anyOf", list{yesNoSchema, ref("reason")}}}, "reason": choiceOf(reasonWords),
	"sameAs":  listSchema(fields{{"type", "string"}, {"pattern", "^[a-z][a-z0-9-]*@[0-9]+\\.[0-9]+\\.[0-9]+/[a-z][a-z0-9-]*$"}}, 0, maxParts),
	"options": listSchema(ref("choice"), 1, maxOptions), "multipleQuestion.options": listSchema(ref("tick"), 1, maxOptions),
	"scale": listSchema(ref("choice"), 1, maxOptions), "columns": listSchema(ref("column"), 1, maxOptions), "rows": listSchema(ref("row"), 1, maxOptions),
	"points": decimalSchema, "exclusive": yesNoSchema, "technology": ref("technology"), "records": choiceOf(recordWords),
	"cap": {{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", survey.MaxDecimal}}, "rowCap": {{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", survey.MaxDecimal}},
	"multipleQuestion.atLeast": wholeSchema(1, maxOptions), "combine": choiceOf(combineWords), "rowNotApplicable": yesNoSchema,
	"numberQuestion.min": decimalSchema, "numberQuestion.max": decimalSchema, "numberQuestion.bands": listSchema(ref("band"), 1, maxOptions), "band.from": decimalSchema, "maxLength": wholeSchema(1, MaxText),
	"row": ref("id"), "equals": ref("operand"), "notEquals": ref("operand"), "contains": ref("id"), "in": listSchema(ref("operand"), 1, maxOptions),
	"lessThan": decimalSchema, "atMost": decimalSchema, "moreThan": decimalSchema, "atLeast": decimalSchema, "answered": onlyTrueSchema,
	"and": listSchema(ref("condition"), 1, maxComparisons), "or": listSchema(ref("condition"), 1, maxComparisons), "not": ref("condition"),
	"count": listSchema(ref("id"), 1, maxQuestions), "sum": listSchema(ref("term"), 1, maxQuestions), "mean": listSchema(ref("term"), 1, maxQuestions),
	"difference": ref("difference"), "index.scale": choiceOf(scaleWords), "index.bands": listSchema(ref("indexBand"), 0, maxParts),
	"of": choiceOf(ofWords), "difference.of": ref("id"), "minus": ref("id"), "indexBand.from": decimalSchema, "indexBand.above": decimalSchema,
	"advice.max": wholeSchema(1, maxAdvice), "rules": listSchema(ref("rule"), 1, maxAdvice), "rule.when": ref("ruleWhen"),
	"technologies": listSchema(ref("technology"), 0, maxParts), "services": listSchema(ref("id"), 0, maxParts),
	"area": ref("id"), "ruleWhen.overall": onlyTrueSchema, "index": ref("id"), "ruleWhen.from": decimalSchema, "below": decimalSchema,
	"ruleWhen.levels": listSchema(ref("id"), 1, maxParts), "answers": ref("condition"), "notAssessable": onlyTrueSchema, "id": ref("id"),
}

// valueOf is the schema of a key of a kind. A key without one is a mistake here,
// which a test notices.
func valueOf(kind, key string) fields {
	if v, ok := keySchemas[kind+"."+key]; ok {
		return v
	}
	if contains(strings.Fields(textKeys), key) {
		return ref("text")
	}
	v, ok := keySchemas[key]
	if !ok {
		panic("definition: the key " + key + " of " + kind + " has no schema")
	}
	return v
}

const languagePattern = "^[a-z]{2,3}(-[A-Za-z0-9]{1,4})?$"

// valueKinds are the single values, and what stands for several kinds of map.
func valueKinds() []field {
	plain := fields{{"type", "string"}, {"minLength", 1}, {"maxLength", MaxText}}
	var technologies list
	for _, t := range survey.Technologies() {
		technologies = append(technologies, string(t.ID))
	}
	var types list
	for _, t := range strings.Fields(questionTypes) {
		types = append(types, fields{{"if", fields{{"properties", fields{{"type", fields{{"const", t}}}}}}}, {"then", ref(t + "Question")}})
	}
	return []field{
		{"question", fields{{"type", "object"}, {"required", list{"type"}}, {"properties", fields{{"type", choiceOf(questionTypes)}}}, {"allOf", types}}},
		{"id", fields{{"type", "string"}, {"pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}, {"maxLength", survey.MaxIDLength}, {"not", fields{{"const", "na"}}}}},
		{"version", fields{{"type", "string"}, {"pattern", "^(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})\\.(0|[1-9][0-9]{0,3})$"}}},
		{"language", fields{{"type", "string"}, {"pattern", languagePattern}}},
		{"technology", fields{{"enum", technologies}}},
		{"operand", fields{{"type", list{"string", "number"}}}},
		{"text", fields{{"anyOf", list{plain, fields{{"type", "object"}, {"minProperties", 1}, {"additionalProperties", false}, {"patternProperties", fields{{languagePattern, plain}}}}}}}},
	}
}
