package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	. "maturita/report"
	"maturita/report/verify/verifytest"
)

// Settings of the tests that ask other tools.
const (
	toolsDemanded = "MATURITA_PDF_TOOLS" // "required": a missing tool is a failure
	reportsFolder = "MATURITA_REPORTS"   // where the reports are written, for further judges
)

// needTools leaves a test out, loudly, where tools are missing that are not
// demanded.
func needTools(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			if os.Getenv(toolsDemanded) == "required" {
				t.Fatal(err)
			}
			t.Skipf("%s IS NOT HERE, SO NO REPORT IS SHOWN TO OTHER TOOLS: make ci installs it", name)
		}
	}
}

// certified is the seal of the tests, made once.
var certified = sync.OnceValue(func() *verifytest.Person { return verifytest.NewPerson("Camera di prova – sigillo", true) })

// Every report, in every language, plain and sealed, stands before tools that
// are not ours.
func TestReportsBeforeOtherTools(t *testing.T) {
	needTools(t, "qpdf", "pdfinfo", "pdffonts", "pdftotext", "pdfdetach", "pdfsig")
	folder := os.Getenv(reportsFolder)
	if folder == "" {
		folder = t.TempDir()
	}
	for name, source := range sources(t) {
		for _, language := range []string{"it", "en", "de"} {
			for _, sealed := range []bool{false, true} {
				title := strings.ReplaceAll(name, " ", "-") + "." + language
				var seal Sealer
				if sealed {
					title, seal = title+".sealed", certified()
				}
				t.Run(title, func(t *testing.T) {
					t.Parallel()
					pdf, err := PDF(printer(t, language), source, seal)
					if err != nil {
						t.Fatal(err)
					}
					file := shownFile{t, filepath.Join(folder, title+".pdf")}
					if err := os.WriteFile(file.path, pdf, 0o600); err != nil {
						t.Fatal(err)
					}
					file.structure()
					file.text(language, source)
					file.attachment(source)
					if sealed {
						file.seal(pdf)
					}
				})
			}
		}
	}
}

// shownFile is one report as a file.
type shownFile struct {
	t    *testing.T
	path string
}

func (f shownFile) tool(name string, arguments ...string) string {
	f.t.Helper()
	out, err := exec.CommandContext(f.t.Context(), name, arguments...).CombinedOutput()
	if err != nil {
		f.t.Errorf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// notEmbedded is a line of pdffonts of a font that is not embedded or has no
// Unicode map.
var notEmbedded = regexp.MustCompile(`(?m)^.* (no +\S+ +\S+|yes +\S+ +no) +\d+ +\d+$`)

func (f shownFile) structure() {
	f.t.Helper()
	if out := f.tool("qpdf", "--check", f.path); strings.Contains(out, "WARNING") {
		f.t.Error(out)
	}
	info := f.tool("pdfinfo", f.path)
	if !regexp.MustCompile(`(?s)Title: +\S.*Tagged: +yes`).MatchString(info) {
		f.t.Error(info)
	}
	fonts := f.tool("pdffonts", f.path)
	if strings.Count(fonts, "\n") < 4 || notEmbedded.MatchString(fonts) {
		f.t.Error(fonts)
	}
}

// text compares what a reader gets with what was written: the company with all
// its accents, and the chapters in their order.
func (f shownFile) text(language string, source Source) {
	f.t.Helper()
	out := f.tool("pdftotext", f.path, "-")
	p := printer(f.t, language)
	chapters := []string{"report.result"}
	if source.Before != nil {
		chapters = append(chapters, "report.before-after")
	}
	chapters = append(chapters, "report.verify", "report.signature", "report.method", "report.answers")
	at := 0
	lines := strings.FieldsFunc(out, func(r rune) bool { return r == '\n' || r == '\f' })
	for _, key := range chapters {
		next := slices.Index(lines[at:], p.T(key))
		if next < 0 {
			f.t.Errorf("%q is not there, or out of order", p.T(key))
			break
		}
		at += next + 1
	}
	whole := strings.Join(strings.Fields(out), "")
	name := source.Response.Profile.CompanyName
	if strings.Contains(name, "株") { // characters that no font of ours has are drawn as a sign
		name = "Čevljarna Žižek"
	}
	for _, want := range []string{name, source.Response.Profile.LegalRepresentative, source.Number.Printed(), p.T("report.title")} {
		if want = strings.Join(strings.Fields(want), ""); !strings.Contains(whole, want) {
			f.t.Errorf("%q does not come out", want)
		}
	}
}

func (f shownFile) attachment(source Source) {
	f.t.Helper()
	out := filepath.Join(f.t.TempDir(), "risultato.json")
	f.tool("pdfdetach", "-save", "1", "-o", out, f.path)
	raw, err := os.ReadFile(out)
	if err != nil {
		f.t.Fatal(err)
	}
	var data struct {
		Number  string         `json:"number"`
		Result  map[string]any `json:"result"`
		Answers map[string]any `json:"answers"`
	}
	if err := json.Unmarshal(raw, &data); err != nil || data.Number != source.Number.Printed() || len(data.Result) == 0 || len(data.Answers) != len(source.Answers) {
		f.t.Errorf("%v: %.300s", err, raw)
	}
}

// seal: valid for a judge, who finds a changed byte too.
func (f shownFile) seal(pdf []byte) {
	f.t.Helper()
	if out := f.tool("pdfsig", "-nocert", f.path); !strings.Contains(out, "Signature is Valid") || !strings.Contains(out, "Total document signed") || !strings.Contains(out, "ETSI.CAdES.detached") {
		f.t.Error(out)
	}
	changed := bytes.Clone(pdf)
	changed[bytes.Index(changed, []byte("stream"))+40] ^= 1
	path := filepath.Join(f.t.TempDir(), "changed.pdf")
	if err := os.WriteFile(path, changed, 0o600); err != nil {
		f.t.Fatal(err)
	}
	if out, _ := exec.CommandContext(f.t.Context(), "pdfsig", "-nocert", path).CombinedOutput(); strings.Contains(string(out), "Signature is Valid") {
		f.t.Error("a changed byte is not found:", string(out))
	}
}

// Two processes make the same bytes, of each report.
func TestReportsInTwoProcesses(t *testing.T) {
	const asked = "MATURITA_TEST_SUMS"
	if os.Getenv(asked) != "" {
		for _, name := range []string{"bakery", "longest texts", "before and after"} {
			pdf, err := PDF(printer(t, "de"), sources(t)[name], nil)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Printf("sum %s %x\n", name, pdf)
		}
		return
	}
	var outs [2][]byte
	for i := range outs {
		again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestReportsInTwoProcesses$")
		again.Env = append(os.Environ(), asked+"=1")
		var err error
		if outs[i], err = again.Output(); err != nil {
			t.Fatal(err)
		}
	}
	sums := regexp.MustCompile(`(?m)^sum .*$`)
	one, two := sums.FindAll(outs[0], -1), sums.FindAll(outs[1], -1)
	if len(one) != 3 || !slices.EqualFunc(one, two, bytes.Equal) {
		t.Errorf("%d reports, not the same twice", len(one))
	}
}
