//go:build !linux

package mongotest

import "os/exec"

// Spawn starts a process. Only Linux ends it with this one when that is killed.
func Spawn(c *exec.Cmd) error { return c.Start() }
