package mongodb

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/x/mongo/driver/topology"

	"maturita/survey"
)

const secret = "RSSMRA80A01H501U"

func TestKindsOfErrors(t *testing.T) {
	quoted := `E11000 duplicate key error collection: m.companies index: codiceFiscale_1 dup key: { codiceFiscale: "` + secret + `" }`
	for name, c := range map[string]struct {
		err  error
		kind survey.Kind
	}{
		"nothing found":       {mongo.ErrNoDocuments, survey.NotFound},
		"duplicate on insert": {mongo.WriteException{WriteErrors: mongo.WriteErrors{{Code: 11000, Message: quoted}}}, survey.Conflict},
		"duplicate elsewhere": {mongo.CommandError{Code: 11000, Name: "DuplicateKey", Message: quoted}, survey.Conflict},
		"write conflict":      {mongo.CommandError{Code: 112, Name: "WriteConflict", Labels: []string{transient}}, survey.Conflict},
		"transaction gone":    {mongo.CommandError{Code: 251, Name: "NoSuchTransaction", Labels: []string{transient}}, survey.Conflict},
		"no primary":          {topology.ServerSelectionError{Wrapped: errors.New("no suitable server")}, survey.Unavailable},
		"not primary":         {mongo.CommandError{Code: 10107, Name: "NotWritablePrimary", Labels: []string{"RetryableWriteError"}}, survey.Unavailable},
		"connection lost":     {mongo.CommandError{Labels: []string{"NetworkError", transient}, Message: "EOF"}, survey.Unavailable},
		"no majority":         {mongo.WriteException{WriteConcernError: &mongo.WriteConcernError{Code: 64}}, survey.Unavailable},
		"too slow":            {mongo.CommandError{Code: 50, Name: "MaxTimeMSExpired"}, survey.Unavailable},
		"own deadline":        {context.DeadlineExceeded, survey.Unavailable},
		"closed":              {mongo.ErrClientDisconnected, survey.Unavailable},
		"a fault":             {mongo.WriteException{WriteErrors: mongo.WriteErrors{{Code: 2, Message: "bad value " + secret}}}, survey.Internal},
		"undecodable":         {errors.New("cannot decode"), survey.Internal},
		"ours":                {fmt.Errorf("wrapped: %w", survey.Fail(survey.WrongState, "k")), survey.WrongState},
		"problems":            {survey.Problems{{Key: "k"}}, survey.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			got := kinded(t.Context(), "working", c.err)
			if survey.KindOf(got) != c.kind {
				t.Errorf("%v became %v", c.err, got)
			}
			if strings.Contains(got.Error(), secret) {
				t.Errorf("personal data is quoted: %v", got)
			}
		})
	}
	if kinded(t.Context(), "working", nil) != nil {
		t.Error("success became an error")
	}
}

func TestEndOfContextPassesThrough(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	lost := mongo.CommandError{Labels: []string{"NetworkError"}, Wrapped: context.Canceled}
	if err := kinded(ctx, "working", lost); err != context.Canceled {
		t.Fatal(err)
	}
}

func TestErrorsInTransactionsKeepTheirLabels(t *testing.T) {
	lost := mongo.CommandError{Code: 112, Name: "WriteConflict", Labels: []string{transient}}
	if !labelled(kinded(t.Context(), "working", lost), transient) {
		t.Fatal("the driver cannot see that it may repeat the transaction")
	}
}

func TestServersThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		says hello
		want string // "" = accepted
	}{
		{"member of a set", hello{SetName: "rs0"}, ""},
		{"router of a sharded cluster", hello{Message: "isdbgrid"}, ""},
		{"not initiated", hello{ReplSet: true}, "rs.initiate()"},
		{"standalone", hello{Primary: true}, "mongod --replSet"},
	} {
		err := c.says.problem()
		if (err == nil) != (c.want == "") || (err != nil && !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for numbers, accepted := range map[[2]int]bool{{4, 4}: false, {5, 0}: false, {6, 0}: true, {8, 2}: true} {
		if err := tooOld(fmt.Sprint(numbers), numbers[:]); (err == nil) != accepted {
			t.Error(numbers, err)
		}
	}
	if tooOld("", nil) == nil {
		t.Error("a server that does not tell its version is accepted")
	}
}
