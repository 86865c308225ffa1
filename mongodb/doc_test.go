package mongodb

import (
	"reflect"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"

	"maturita/intake"
	"maturita/intake/storetest"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// roundTrip writes a document as the database stores it and reads it back.
func roundTrip[D document[T], T any](t *testing.T, in D, want T) {
	t.Helper()
	raw, err := bson.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var out D
	if err := bson.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	got, err := out.domain()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\nstored %+v\nread   %+v\nas     %s", err, want, got, bson.Raw(raw))
	}
}

var instant = time.Date(2026, 3, 1, 9, 0, 0, 123e6, time.UTC)

func filled[T any]() T { return storetest.Filled[T](instant) }

func TestDocumentsKeepEveryField(t *testing.T) {
	response := filled[survey.Response]()
	roundTrip(t, newResponseDoc(response), response)
	roundTrip(t, newResponseDoc(survey.Response{}), survey.Response{})

	fact := filled[stats.Fact]()
	roundTrip(t, newFactDoc(fact), fact)
	roundTrip(t, newFactDoc(stats.Fact{}), stats.Fact{})
	notAssessable := stats.Fact{Areas: []stats.AreaScore{{Area: "a", State: scoring.NotAssessable}}, InUse: []survey.TechnologyID{}}
	roundTrip(t, newFactDoc(notAssessable), notAssessable)

	result := filled[scoring.Result]()
	roundTrip(t, newResultDoc("r", result), result)
	empty := scoring.Result{FailedGates: []scoring.FailedGate{}, Areas: []scoring.Area{{ID: "a"}}}
	roundTrip(t, newResultDoc("r", empty), empty)

	roundTrip(t, linkDoc(filled[intake.Link]()), filled[intake.Link]())
	roundTrip(t, linkDoc{}, intake.Link{})
	roundTrip(t, companyDoc(filled[survey.Company]()), filled[survey.Company]())
	roundTrip(t, mailDoc(filled[intake.Mail]()), filled[intake.Mail]())
	roundTrip(t, reportDoc(filled[intake.Report]()), filled[intake.Report]())
	roundTrip(t, reportFileDoc(filled[intake.ReportFile]()), filled[intake.ReportFile]())
}

func TestAnswersOfEveryKind(t *testing.T) {
	r := survey.Response{Answers: storetest.AnswersOfEveryKind()}
	roundTrip(t, newResponseDoc(r), r)
}

func TestUnknownKindOfAnswerIsRefused(t *testing.T) {
	if _, err := (answerDoc{Kind: "hologram"}).domain(); err == nil {
		t.Fatal("an answer of a kind that only a newer version knows was read as another")
	}
}

// TestNativeTypes looks at the types by which later aggregations count.
func TestNativeTypes(t *testing.T) {
	small := stats.MicroPoints(7)
	raw, err := bson.Marshal(newFactDoc(stats.Fact{Overall: &small, SubmittedAt: instant, Areas: []stats.AreaScore{{Score: &small}}}))
	if err != nil {
		t.Fatal(err)
	}
	document := bson.Raw(raw)
	for path, want := range map[string]bson.Type{"overall": bson.TypeInt64, "submittedAt": bson.TypeDateTime} {
		if got := document.Lookup(path).Type; got != want {
			t.Errorf("%s is stored as %s", path, got)
		}
	}
	if got := document.Lookup("areas", "0", "score").Type; got != bson.TypeInt64 {
		t.Errorf("the score of an area is stored as %s", got)
	}
	for _, absent := range []string{"supersededAt", "withdrawnAt", "level"} {
		if document.Lookup(absent).Type != bson.Type(0) {
			t.Errorf("%s is stored although the fact has none", absent)
		}
	}
}
