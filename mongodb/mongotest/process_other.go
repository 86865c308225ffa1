//go:build !linux

package mongotest

import "os/exec"

// start starts a process. Only Linux ends it with this one when that is killed.
func start(c *exec.Cmd) error { return c.Start() }
