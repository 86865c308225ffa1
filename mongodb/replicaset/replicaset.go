// Package replicaset turns running mongod processes into a replica set and
// waits for it. Tests and the trial server need it; the service itself never
// changes the set-up of a database.
package replicaset

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// Set describes a replica set. All members must have been started with
// --replSet Name.
type Set struct {
	Name    string
	Members []string // host:port
	// Election is how long the others wait for a silent primary until they
	// elect another; zero leaves the server's default of ten seconds.
	Election time.Duration
}

// poll is the pause between two looks at a condition.
const poll = 10 * time.Millisecond

// codeAlreadyInitialized is what replSetInitiate answers on a set.
const codeAlreadyInitialized = 23

// Initiate makes the set unless it is one, and waits until it is ready.
func (s Set) Initiate(ctx context.Context) error {
	err := Direct(ctx, s.Members[0], func(admin *mongo.Database) error {
		return admin.RunCommand(ctx, bson.D{{Key: "replSetInitiate", Value: s.config()}}).Err()
	})
	var refused mongo.CommandError
	if errors.As(err, &refused) && refused.HasErrorCode(codeAlreadyInitialized) {
		err = nil
	}
	if err != nil {
		return fmt.Errorf("initiating the replica set: %w", err)
	}
	return s.WaitReady(ctx)
}

func (s Set) config() bson.D {
	var members bson.A
	for i, address := range s.Members {
		members = append(members, bson.D{{Key: "_id", Value: i}, {Key: "host", Value: address}})
	}
	config := bson.D{{Key: "_id", Value: s.Name}, {Key: "members", Value: members}}
	if s.Election > 0 {
		config = append(config, bson.E{Key: "settings", Value: bson.D{
			{Key: "electionTimeoutMillis", Value: s.Election.Milliseconds()},
			{Key: "heartbeatIntervalMillis", Value: s.Election.Milliseconds() / 4},
		}})
	}
	return config
}

// hello is what a member says about itself.
type hello struct {
	Primary   bool `bson:"isWritablePrimary"`
	Secondary bool `bson:"secondary"`
}

func ask(ctx context.Context, member string) (hello, error) {
	var h hello
	err := Direct(ctx, member, func(admin *mongo.Database) error {
		return admin.RunCommand(ctx, bson.D{{Key: "hello", Value: 1}}).Decode(&h)
	})
	return h, err
}

// WaitReady waits until one member is a writable primary and all others are
// secondaries.
func (s Set) WaitReady(ctx context.Context) error {
	return Wait(ctx, "all members of the replica set", func() (bool, error) {
		var primaries, secondaries int
		for _, member := range s.Members {
			h, err := ask(ctx, member)
			switch {
			case err != nil:
				return false, err
			case h.Primary:
				primaries++
			case h.Secondary:
				secondaries++
			}
		}
		return primaries == 1 && secondaries == len(s.Members)-1, nil
	})
}

// Primary waits for a writable primary and returns which member it is.
// Members that do not answer are passed over.
func (s Set) Primary(ctx context.Context) (int, error) {
	found := -1
	err := Wait(ctx, "a primary", func() (bool, error) {
		var last error
		found = slices.IndexFunc(s.Members, func(member string) bool {
			if !listening(member) {
				return false
			}
			h, err := ask(ctx, member)
			last = errors.Join(last, err)
			return err == nil && h.Primary
		})
		return found >= 0, last
	})
	return found, err
}

func listening(member string) bool {
	connection, err := net.DialTimeout("tcp", member, time.Second)
	if err != nil {
		return false
	}
	connection.Close()
	return true
}

// Direct runs f on the admin database of one member, whatever its state.
func Direct(ctx context.Context, member string, f func(admin *mongo.Database) error) error {
	client, err := mongo.Connect(options.Client().SetHosts([]string{member}).SetDirect(true).
		SetServerSelectionTimeout(2 * time.Second).SetTimeout(time.Minute))
	if err != nil {
		return err
	}
	defer client.Disconnect(context.WithoutCancel(ctx))
	return f(client.Database("admin"))
}

// Wait looks at a condition until it holds or ctx ends; the error then tells
// what was waited for and the last failure to look.
func Wait(ctx context.Context, what string, holds func() (bool, error)) error {
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		ok, err := holds()
		if ok {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting for %s: %w", what, errors.Join(context.Cause(ctx), err))
		case <-tick.C:
		}
	}
}
