package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"maturita/scoring"
)

// version is set when a release is built (-ldflags "-X main.version=…").
var version = ""

type versionCommand struct{}

func (versionCommand) Run(p process) error {
	_, err := fmt.Fprintf(p.stdout, "maturita %s, scoring engine %s, %s %s/%s\n",
		serviceVersion(), scoring.EngineVersion, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

func serviceVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				return s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return "unreleased"
}
