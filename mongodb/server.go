package mongodb

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// oldest is the oldest server supported.
const oldest = 6

// hello is what a server says about itself.
type hello struct {
	SetName string `bson:"setName"`
	ReplSet bool   `bson:"isreplicaset"` // started with --replSet, not initiated
	Message string `bson:"msg"`
	Primary bool   `bson:"isWritablePrimary"`
}

func sayHello(ctx context.Context, client *mongo.Client) (hello, error) {
	var h hello
	err := client.Database("admin").RunCommand(ctx, bson.D{{Key: "hello", Value: 1}}).Decode(&h)
	return h, err
}

// problem returns what keeps a server from being used, nil when nothing does.
func (h hello) problem() error {
	switch {
	case h.SetName != "" || h.Message == "isdbgrid":
		return nil
	case h.ReplSet:
		return errors.New("MongoDB was started as a member of a replica set that does not exist yet. Initiate it, once:\n" +
			"  mongosh --eval 'rs.initiate()'")
	}
	return errors.New("MongoDB runs as a standalone server, and without a replica set there are no transactions. " +
		"Two commands turn it into a replica set of one; the data stays:\n" +
		"  mongod --replSet rs0 …            (restart it with this option, or with replication.replSetName: rs0 in mongod.conf)\n" +
		"  mongosh --eval 'rs.initiate()'    (once)")
}

// checkServer refuses a server that the service cannot keep its promises on.
func (s *Store) checkServer(ctx context.Context, settings *options.ClientOptions) error {
	if err := askEach(ctx, settings); err != nil {
		return err
	}
	h, err := sayHello(ctx, s.client)
	if err != nil {
		return err
	}
	if err := h.problem(); err != nil {
		return refusal{err}
	}
	var build struct {
		Version string `bson:"version"`
		Numbers []int  `bson:"versionArray"`
	}
	if err := s.client.Database("admin").RunCommand(ctx, bson.D{{Key: "buildInfo", Value: 1}}).Decode(&build); err != nil {
		return err
	}
	if err := tooOld(build.Version, build.Numbers); err != nil {
		return refusal{err}
	}
	return nil
}

func tooOld(version string, numbers []int) error {
	if len(numbers) == 0 || numbers[0] < oldest {
		return fmt.Errorf("MongoDB %s is too old: the service needs %d.0 or newer", version, oldest)
	}
	return nil
}

// refusal is an error that says all that there is to say.
type refusal struct{ error }

// explain makes the error of a server that could not be used one that says what
// to do.
func explain(settings *options.ClientOptions, err error) error {
	var clear refusal
	if errors.As(err, &clear) {
		return clear.error
	}
	return fmt.Errorf("MongoDB at %s cannot be used: %w\nIs it running and reachable from here, and are the name of its replica set, user and password right?",
		strings.Join(settings.Hosts, ", "), err)
}

// askEach refuses servers of which none is a member of a replica set. One that
// was asked for as a member and is none would not be selected at all, and never
// tell why; asked directly it does. Servers that do not answer are left to the
// selection.
func askEach(ctx context.Context, settings *options.ClientOptions) error {
	if strings.HasPrefix(settings.GetURI(), "mongodb+srv:") {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	answers := make(chan error, len(settings.Hosts))
	for _, host := range settings.Hosts {
		go func() {
			h, err := askDirectly(ctx, settings, host)
			if problem := h.problem(); err == nil && problem != nil {
				answers <- refusal{fmt.Errorf("%s: %w", host, problem)}
				return
			}
			answers <- err
		}()
	}
	var refused error
	for range settings.Hosts {
		err := <-answers
		if err == nil {
			return nil
		}
		if errors.As(err, new(refusal)) {
			refused = err
		}
	}
	return refused
}

// patience is how long a server that is asked directly may take.
const patience = 2 * time.Second

func askDirectly(ctx context.Context, settings *options.ClientOptions, host string) (hello, error) {
	direct := *settings
	direct.ReplicaSet = nil
	direct.Hosts = []string{host}
	direct.SetDirect(true).SetServerSelectionTimeout(patience)
	client, err := mongo.Connect(&direct)
	if err != nil {
		return hello{}, err
	}
	defer disconnect(ctx, client)
	return sayHello(ctx, client)
}

// disconnect closes a client; one that is still busy connecting is given up.
func disconnect(ctx context.Context, client *mongo.Client) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	return client.Disconnect(ctx)
}
