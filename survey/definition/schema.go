package definition

import (
	"bytes"
	"encoding/json"
	"strings"

	"maturita/survey"
)

// Schema writes the format as a JSON Schema (2020-12), for editors. It follows
// the reader's own tables of keys, words and limits; what spans several parts of
// a file, as references and conditions, only the reader and the linter check.
func Schema() []byte {
	definitions := fields{}
	for _, kind := range kinds {
		definitions = append(definitions, field{kind.name, kind.schema()})
	}
	definitions = append(definitions, valueKinds()...)
	root := fields{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "urn:maturita:schema:questionnaire:1"},
		{"title", "Version of a maturita questionnaire"},
		{"description", "docs/questionnaire-format.md explains the keys; maturita questionnaire validate checks what a schema cannot."},
		{"$ref", "#/$defs/file"},
		{"$defs", definitions},
	}
	var raw, out bytes.Buffer
	root.write(&raw)
	if err := json.Indent(&out, raw.Bytes(), "", "  "); err != nil {
		panic("definition: the schema is no JSON: " + err.Error()) // written here
	}
	out.WriteByte('\n')
	return out.Bytes()
}

// kind is a map of the format: its keys, the ones that must be there, and rules
// beside them.
type kind struct {
	name     string
	keys     string
	required string
	rules    fields
}

func (k kind) schema() fields {
	properties := fields{}
	for _, key := range strings.Fields(k.keys) {
		properties = append(properties, field{key, valueOf(k.name, key)})
	}
	f := fields{{"type", "object"}, {"additionalProperties", false}}
	f.put("required", words(k.required), k.required != "")
	f = append(f, field{"properties", properties})
	return append(f, k.rules...)
}

// exactlyOne wants exactly one of several sets of keys.
func exactlyOne(alternatives ...string) fields {
	return fields{{"oneOf", listOf(alternatives, func(keys string) any { return fields{{"required", words(keys)}} })}}
}

// kinds are the maps of the format in the order of its documentation.
var kinds = append([]kind{
	{"file", fileKeys, "format id version language title minutes levels areas", nil},
	{"minutes", minutesKeys, "from to", nil},
	{"display", displayKeys, "", nil},
	{"overall", overallKeys, "", nil},
	{"level", levelKeys, "id name", exactlyOne("from", "above")},
	{"gate", gateKeys, "", append(exactlyOne("area", "everyArea", "question", "all"), field{"dependentRequired",
		fields{{"area", list{"least"}}, {"least", list{"area"}}, {"question", list{"ticks"}}, {"ticks", list{"question"}}}})},
	{"area", areaKeys, "id title questions", nil},
	{"stage", stageKeys, "id questions share", nil},
	{"choice", choiceKeys, "id text", nil},
	{"tick", tickKeys, "id text", nil},
	{"column", columnKeys, "id text", nil},
	{"row", rowKeys, "id text", nil},
	{"band", bandKeys, "from points", nil},
	{"reason", notApplicableKeys, "reason", nil},
	{"condition", conditionKeys, "", conditionRules()},
	{"index", indexKeys, "id name", exactlyOne("count", "sum", "mean", "difference")},
	{"term", termKeys, "question", nil},
	{"difference", differenceKeys, "of minus", nil},
	{"indexBand", indexBandKeys, "id name", exactlyOne("from", "above")},
	{"advice", adviceKeys, "rules", nil},
	{"rule", ruleKeys, "id when text", nil},
	{"ruleWhen", ruleWhenKeys, "", fields{{"minProperties", 1}}},
}, questionKinds()...)

// questionKinds are the types of questions, each with its own keys.
func questionKinds() []kind {
	needed := map[survey.QuestionType]string{
		survey.Single: " options", survey.Scale: " options", survey.Multiple: " options", survey.Matrix: " rows", survey.Number: " min max",
	}
	var all []kind
	for _, name := range strings.Fields(questionTypes) {
		t := survey.QuestionType(name)
		k := kind{name + "Question", questionKeys + " " + typeKeys[t], "id type text" + needed[t], nil}
		if t == survey.Matrix {
			k.rules = exactlyOne("scale", "columns")
		}
		all = append(all, k)
	}
	return all
}

// conditionRules want one operator, and a question beside a comparison.
func conditionRules() fields {
	operators := strings.Fields(conditionKeys)[2:]
	dependent := fields{{"row", list{"question"}}}
	for _, key := range operators {
		if op := conditionOps[key]; op != survey.OpAnd && op != survey.OpOr && op != survey.OpNot {
			dependent = append(dependent, field{key, list{"question"}})
		}
	}
	return append(exactlyOne(operators...), field{"dependentRequired", dependent})
}

func words(s string) list { return plainList(strings.Fields(s)) }
