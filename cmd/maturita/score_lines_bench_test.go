package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// goldenLines are the golden answer sets of the pre-assessment, one a line, so
// many times over.
func goldenLines(t testing.TB, times int) []byte {
	t.Helper()
	files, err := filepath.Glob("../../questionnaires/testdata/pre-assessment@1.0.0/*.answers.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no answer sets", err)
	}
	var lines bytes.Buffer
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Compact(&lines, source); err != nil {
			t.Fatal(err)
		}
		lines.WriteByte('\n')
	}
	return bytes.Repeat(lines.Bytes(), times)
}

// BenchmarkNDJSON scores responses to the pre-assessment from standard input to
// standard output: GOMAXPROCS=1 tells what one core does.
func BenchmarkNDJSON(b *testing.B) {
	const times = 2000
	lines := goldenLines(b, times)
	n := bytes.Count(lines, []byte("\n"))
	b.SetBytes(int64(len(lines)))
	before := cpuTime(os.Getpid())
	b.ReportAllocs()
	for b.Loop() {
		p := process{b.Context(), bytes.NewReader(lines), io.Discard, io.Discard}
		if code := run(p, []string{"score", "--ndjson", "--questionnaire", "pre-assessment@1.2.0"}); code != exitOK {
			b.Fatal(code)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "responses/s")
	b.ReportMetric(float64(n*b.N)/(cpuTime(os.Getpid())-before).Seconds(), "responses/cpu-s")
}
