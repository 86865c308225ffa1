package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"maturita/scoring"
)

const preAssessment = "pre-assessment@1.2.0"

// Each line comes to what the golden results say, in its order.
func TestScoreLinesIsScoreOfEach(t *testing.T) {
	files, err := filepath.Glob("../../questionnaires/testdata/pre-assessment@1.2.0/*.result.json")
	if err != nil {
		t.Fatal(err)
	}
	code, out, said := command(t, string(goldenLines(t, 2)), "score", "--ndjson", "--questionnaire", preAssessment)
	results := strings.SplitAfter(strings.TrimSuffix(out, "\n"), "\n")
	if code != exitOK || said != "" || len(results) != 2*len(files) || len(files) == 0 {
		t.Fatal(code, said, len(results))
	}
	for i, result := range results {
		golden, err := os.ReadFile(files[i%len(files)])
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := json.Compact(&want, golden); err != nil {
			t.Fatal(err)
		}
		if strings.TrimSuffix(result, "\n") != want.String() {
			t.Errorf("%s: %s", files[i%len(files)], result)
		}
	}
}

func TestScoreLinesGoesOnAfterWhatCannotBeScored(t *testing.T) {
	good := strings.SplitAfter(string(goldenLines(t, 1)), "\n")[0]
	long := `{"altro":"` + strings.Repeat("a", maxLine) + `"}`
	exact := good[:len(good)-2] + strings.Repeat(" ", maxLine-len(good)+1) + "}\n"
	input := good + "\n \r\n" + "{\n" + long + "\n" + `{"inventata":1,"altro":5}` + "\n" + good[:len(good)-1] + "\r\n" + exact + exact[:len(exact)-2] + " }\n" + `{}` + "\n" + long
	code, out, said := command(t, input, "score", "--ndjson", "--questionnaire", preAssessment, "--answers", "-")
	if code != exitFault || !strings.Contains(said, "6 lines not scored, 3 scored") {
		t.Error(code, said)
	}
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	want := []struct {
		line int
		says string
	}{{0, ""}, {4, "JSON"}, {5, "longer than 1048576 bytes"}, {6, "inventata: "}, {0, ""}, {0, ""}, {9, "longer"}, {10, "copie: Manca la risposta"}, {11, "longer"}}
	if len(lines) != len(want) {
		t.Fatalf("%d lines of %d: %.2000s", len(lines), len(want), out)
	}
	for i, w := range want {
		var got struct {
			refusedLine
			scoring.Result
		}
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil {
			t.Fatal(err)
		}
		if got.Line != w.line || !strings.Contains(got.Error, w.says) || (w.line == 0) == (got.Engine == "") {
			t.Errorf("line %d: %s", i+1, lines[i])
		}
	}
	for _, reason := range []string{"line 6: inventata: ", "line 6: altro: ", "line 9: the line is longer"} {
		if !strings.Contains(said, reason) {
			t.Errorf("%q is not said:\n%.2000s", reason, said)
		}
	}
}

// An explanation stands beside the result, which is the same as without.
func TestScoreExplains(t *testing.T) {
	answers := strings.SplitAfter(string(goldenLines(t, 1)), "\n")[0]
	plain := func(args ...string) string {
		code, out, said := command(t, answers, append([]string{"score", "--questionnaire", preAssessment}, args...)...)
		if code != exitOK || said != "" {
			t.Fatal(code, said)
		}
		var whole bytes.Buffer
		if err := json.Compact(&whole, []byte(out)); err != nil {
			t.Fatal(err)
		}
		return whole.String()
	}
	want, got := plain("--answers", "-"), plain("--answers", "-", "--explain")
	if !strings.HasPrefix(got, `{"result":`+want+`,"explanation":{"questionnaire":"pre-assessment","version":"1.2.0",`) {
		t.Errorf("%.3000s", got)
	}
	var both explainedResult
	if err := json.Unmarshal([]byte(got), &both); err != nil || len(both.Explanation.Areas) != len(both.Result.Areas) || both.Explanation.Overall.Exact != both.Result.Overall.Exact {
		t.Error(err)
	}
	if lines := plain("--ndjson", "--explain"); lines != got {
		t.Errorf("by lines: %.1000s", lines)
	}
}

func TestScoreLinesIncomplete(t *testing.T) {
	code, out, said := command(t, "{}\n{}", "score", "--ndjson", "--incomplete", "--questionnaire", preAssessment)
	if code != exitOK || strings.Count(out, `"overall":null`) != 2 || said != "" {
		t.Error(code, out, said)
	}
	if code, _, said := command(t, "{}", "score", "--questionnaire", preAssessment); code != exitUsage || !strings.Contains(said, "--answers") {
		t.Error(code, said)
	}
	if code, out, _ := command(t, "", "score", "--ndjson", "--questionnaire", preAssessment); code != exitOK || out != "" {
		t.Error(code, out)
	}
	if code, _, said := command(t, "", "score", "--ndjson", "--questionnaire", preAssessment, "--answers", t.TempDir()+"/none"); code != exitFault || !strings.Contains(said, "Hint:") {
		t.Error(code, said)
	}
}

// Whoever sends a line may wait for its result before it sends the next.
func TestScoreLinesAnswersAtOnce(t *testing.T) {
	in, send := io.Pipe()
	receive, out := io.Pipe()
	done := make(chan int)
	go func() {
		code := run(process{t.Context(), in, out, io.Discard}, []string{"score", "--ndjson", "--incomplete", "--questionnaire", preAssessment})
		out.Close()
		done <- code
	}()
	results := bufio.NewReader(receive)
	for range 3 {
		if _, err := io.WriteString(send, "{}\n"); err != nil {
			t.Fatal(err)
		}
		if line, err := results.ReadString('\n'); err != nil || !strings.Contains(line, `"overall":null`) {
			t.Fatal(line, err)
		}
	}
	send.Close()
	if code := <-done; code != exitOK {
		t.Error(code)
	}
}

// repeated gives a text again and again, and looks at how much memory is in use
// meanwhile.
type repeated struct {
	text            string
	left            int // bytes
	at, calls, used int
}

func (r *repeated) Read(b []byte) (int, error) {
	if r.calls++; r.calls%16 == 0 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		r.used = max(r.used, int(m.HeapAlloc))
	}
	if r.left <= 0 {
		return 0, io.EOF
	}
	n := copy(b, r.text[r.at:])
	r.at, r.left = (r.at+n)%len(r.text), r.left-n
	return n, nil
}

func TestScoreLinesHoldsOneLine(t *testing.T) {
	for what, test := range map[string]struct {
		text string
		code int
	}{
		"many lines":       {"{}" + strings.Repeat(" ", 1<<15) + "\n", exitOK},
		"one endless line": {strings.Repeat("x", 1<<15), exitFault},
	} {
		runtime.GC()
		in := &repeated{text: test.text, left: 5000 * len(test.text)} // 160 MiB
		code := run(process{t.Context(), in, io.Discard, io.Discard}, []string{"score", "--ndjson", "--incomplete", "--questionnaire", preAssessment})
		if code != test.code || in.used == 0 || in.used > 80<<20 {
			t.Errorf("%s: exit code %d, %d MiB were in use", what, code, in.used>>20)
		}
	}
}

func TestScoreLinesStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if code := run(process{ctx, &repeated{text: "{}\n", left: 1 << 40}, io.Discard, io.Discard}, []string{"score", "--ndjson", "--questionnaire", preAssessment}); code != exitFault {
		t.Error(code)
	}
	full := errors.New("no space left")
	var said strings.Builder
	if code := run(process{t.Context(), &repeated{text: "{}\n", left: 1 << 40}, failing{full}, &said}, []string{"score", "--ndjson", "--incomplete", "--questionnaire", preAssessment}); code != exitFault || !strings.Contains(said.String(), full.Error()) {
		t.Error(code, said.String())
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
