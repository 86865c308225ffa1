// Command initiate makes a running mongod a replica set of one, unless
// it is one already, and waits until it can be written.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"maturita/mongodb/replicaset"
)

const patience = 30 * time.Second

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: initiate SET HOST:PORT")
		os.Exit(2)
	}
	if err := initiate(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "initiate:", err)
		os.Exit(1)
	}
}

func initiate(name, member string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return replicaset.Set{Name: name, Members: []string{member}}.Initiate(ctx)
}
