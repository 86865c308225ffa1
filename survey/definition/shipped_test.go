package definition

import (
	"os"
	"reflect"
	"testing"
)

func TestTry(t *testing.T) {
	b, _ := os.ReadFile("../../questionnaires/pre-assessment/1.0.0/questionnaire.yaml")
	q, err := Read("q", b)
	if err != nil {
		t.Fatal(err)
	}
	c := Canonical(q)
	q2, err := Read("c", c)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(q, q2) {
		t.Fatal("differ", Difference(c, Canonical(q2)))
	}
}
