// Command testreport reads what "go test -json" writes and prints a line per
// package, the output of what failed, and loudly what was left out and why.
// Exit code 1 when anything failed.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
)

// event is one line of go test -json.
type event struct {
	Action, Package, Test, Output, ImportPath string
	Elapsed                                   float64
}

type report struct {
	output                  map[string][]string // by package and test
	passed, failed, skipped int
	leftOut, broken         []string
}

func main() {
	r := report{output: map[string][]string{}}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Println(lines.Text())
			continue
		}
		r.take(e)
	}
	r.close()
	if r.failed > 0 || len(r.broken) > 0 || r.passed == 0 {
		os.Exit(1)
	}
}

func (r *report) take(e event) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "output":
		r.output[key] = append(r.output[key], e.Output)
	case "build-output":
		fmt.Print(e.Output)
	case "pass", "fail", "skip":
		r.finish(e, key)
	}
}

func (r *report) finish(e event, key string) {
	if e.Test == "" {
		r.finishPackage(e, key)
		return
	}
	switch e.Action {
	case "pass":
		r.passed++
	case "skip":
		r.skipped++
		r.leftOut = append(r.leftOut, fmt.Sprintf("%s %s: %s", short(e.Package), e.Test, reason(r.output[key])))
	case "fail":
		r.failed++
		fmt.Printf("--- FAIL %s %s\n%s", short(e.Package), e.Test, strings.Join(r.output[key], ""))
	}
	delete(r.output, key)
}

func (r *report) finishPackage(e event, key string) {
	switch e.Action {
	case "pass":
		fmt.Printf("ok    %-24s %6.1fs\n", short(e.Package), e.Elapsed)
	case "fail":
		r.broken = append(r.broken, e.Package)
		fmt.Printf("FAIL  %-24s %6.1fs\n%s", short(e.Package), e.Elapsed, strings.Join(r.output[key], ""))
	}
}

// reason is what a test said when it was skipped.
func reason(output []string) string {
	for _, line := range output {
		if _, text, ok := strings.Cut(strings.TrimSpace(line), ".go:"); ok {
			if _, said, ok := strings.Cut(text, ": "); ok {
				return said
			}
		}
	}
	return "no reason given"
}

func short(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, "maturita/"), "maturita")
}

func (r *report) close() {
	if len(r.leftOut) > 0 {
		sort.Strings(r.leftOut)
		fmt.Printf("\n!!! LEFT OUT on this machine (make ci leaves nothing out):\n")
		for _, line := range r.leftOut {
			fmt.Println("!!!   " + line)
		}
	}
	fmt.Printf("\n%d passed, %d failed, %d skipped\n", r.passed, r.failed, r.skipped)
}
