package definition_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"maturita/survey/definition"
)

const schemaDocument = "../../docs/questionnaire.schema.json"

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(definition.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("urn:maturita:schema:questionnaire:1", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("urn:maturita:schema:questionnaire:1")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestSchemaDocumentIsCurrent(t *testing.T) {
	if *update {
		if err := os.WriteFile(schemaDocument, definition.Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(file(t, schemaDocument), definition.Schema()) {
		t.Errorf("%s is not what maturita questionnaire schema prints", schemaDocument)
	}
}

func document(t *testing.T, source []byte) *yaml.Node {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(source, &n); err != nil {
		t.Fatal(err)
	}
	return n.Content[0]
}

// instance is what an editor sees of a YAML file.
func instance(n *yaml.Node) any {
	switch {
	case n.Kind == yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = instance(n.Content[i+1])
		}
		return m
	case n.Kind == yaml.SequenceNode:
		l := []any{}
		for _, c := range n.Content {
			l = append(l, instance(c))
		}
		return l
	case n.Tag == "!!int" || n.Tag == "!!float":
		return json.Number(n.Value)
	case n.Tag == "!!bool":
		return n.Value == "true"
	case n.Tag == "!!null":
		return nil
	}
	return n.Value
}

func TestSchemaAcceptsWhatReads(t *testing.T) {
	schema := compiled(t)
	for name, source := range accepted(t) {
		if err := schema.Validate(instance(document(t, source))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := schema.Validate(instance(document(t, definition.Canonical(read(t, name, source))))); err != nil {
			t.Errorf("the canonical form of %s: %v", name, err)
		}
	}
}

// An unknown key is refused in every map, that of languages included.
func TestSchemaRefusesUnknownKeys(t *testing.T) {
	schema := compiled(t)
	for name, source := range accepted(t) {
		if name == "shipped" { // large, and with no other maps
			continue
		}
		root := document(t, source)
		everyMap(root, func(n *yaml.Node) {
			whole := n.Content
			n.Content = append(whole[:len(whole):len(whole)], &yaml.Node{Kind: yaml.ScalarNode, Value: "unknownKey"}, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "x"})
			if err := schema.Validate(instance(root)); err == nil {
				t.Errorf("%s:%d:%d: accepted with an unknown key", name, n.Line, n.Column)
			}
			n.Content = whole
		})
	}
}

func everyMap(n *yaml.Node, visit func(*yaml.Node)) {
	if n.Kind == yaml.MappingNode {
		visit(n)
	}
	for _, c := range n.Content {
		everyMap(c, visit)
	}
}

// What a schema can tell, it tells: these rules of the reader are its too.
func TestSchemaRefusesBustedFixtures(t *testing.T) {
	schema := compiled(t)
	for _, rule := range []string{
		"busted_decimal-range", "busted_empty-list", "busted_empty-value", "busted_format", "busted_from-or-above", "busted_gate", "busted_index", "busted_invalid-id", "busted_missing-file-keys",
		"busted_missing-key", "busted_out-of-range", "busted_reserved-id", "busted_scale-or-columns", "busted_unknown-key", "busted_unknown-word", "busted_version", "busted_wrong-type",
	} {
		source := file(t, "testdata/"+rule+".yaml")
		if err := schema.Validate(instance(document(t, source))); err == nil {
			t.Errorf("%s is accepted", rule)
		}
	}
	if strings.Contains(string(definition.Schema()), "null") {
		t.Error("the schema holds a null")
	}
}
