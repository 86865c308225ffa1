// Package mongodb keeps what companies do in MongoDB: a replica set of version
// 6.0 or newer, through the official driver. It implements intake.Store.
//
// What is acknowledged is on the disks of a majority. What one instance of the
// service has written or seen it sees again, also after another member has
// become primary.
package mongodb

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readconcern"
	"go.mongodb.org/mongo-driver/v2/mongo/readpref"
	"go.mongodb.org/mongo-driver/v2/mongo/writeconcern"
)

// Limits that hold unless the address sets others. Electing another primary
// takes the servers ten to twelve seconds, so waiting a little longer turns a
// failover into a slow answer instead of an error.
const (
	operationTimeout = 20 * time.Second // of one operation with its retries
	selectionTimeout = 15 * time.Second // without a primary
	connectTimeout   = 5 * time.Second
	poolSize         = 100
	idleTimeout      = 5 * time.Minute

	openTimeout = 8 * time.Second // until the server must have answered at start
)

// CheckAddress reports an address that cannot be used whatever runs there.
func CheckAddress(uri string) error {
	if err := settings(uri).Validate(); err != nil {
		return unreadable(uri, err)
	}
	return nil
}

// Open connects to the replica set at an address and brings the database up to
// date. It refuses a standalone server, one older than 6.0, and a database that
// a newer version of the service has migrated. Errors are for the operator:
// they say what to do and hold no credentials.
func Open(ctx context.Context, uri, database string) (*Store, error) {
	settings := settings(uri)
	if err := settings.Validate(); err != nil {
		return nil, unreadable(uri, err)
	}
	client, err := mongo.Connect(settings)
	if err != nil {
		return nil, unreadable(uri, err)
	}
	s := newStore(client, database)
	if err := s.prepare(ctx, settings); err != nil {
		return nil, errors.Join(err, disconnect(ctx, client))
	}
	return s, nil
}

// settings reads an address. It may set limits, but not how safe writes are.
func settings(uri string) *options.ClientOptions {
	journal := true
	return options.Client().
		SetAppName("maturita").
		SetTimeout(operationTimeout).
		SetServerSelectionTimeout(selectionTimeout).
		SetConnectTimeout(connectTimeout).
		SetMaxPoolSize(poolSize).
		SetMaxConnIdleTime(idleTimeout).
		ApplyURI(uri).
		SetWriteConcern(&writeconcern.WriteConcern{W: writeconcern.WCMajority, Journal: &journal}).
		SetReadConcern(readconcern.Majority()).
		SetReadPreference(readpref.Primary()).
		SetRetryWrites(true).
		SetRetryReads(true)
}

// unreadable is the error for an address that cannot be used. What the driver
// says about it may quote parts of the password, so it is shown only where
// there is none.
func unreadable(uri string, err error) error {
	const hint = "it has the form mongodb://host:27017,…/?replicaSet=rs0"
	var lookup *net.DNSError
	if strings.Contains(uri, "@") && !errors.As(err, &lookup) {
		return errors.New("the address of MongoDB cannot be read; " + hint +
			", and in a user's name or password the characters : / ? # [ ] @ % must be percent-encoded")
	}
	return fmt.Errorf("the address of MongoDB cannot be read: %w; %s", err, hint)
}

// prepare checks the server and migrates the database.
func (s *Store) prepare(ctx context.Context, settings *options.ClientOptions) error {
	check, cancel := context.WithTimeout(ctx, openTimeout)
	defer cancel()
	if err := s.checkServer(check, settings); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return explain(settings, err)
	}
	return s.migrate(ctx)
}
