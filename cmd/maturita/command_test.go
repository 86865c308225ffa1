package main

import (
	"bytes"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"maturita/territory"
)

// command runs a command line in this process.
func command(t *testing.T, stdin string, args ...string) (code int, out, errors string) {
	t.Helper()
	var stdout, stderr strings.Builder
	code = run(process{t.Context(), strings.NewReader(stdin), &stdout, &stderr}, args)
	return code, stdout.String(), stderr.String()
}

const shippedYAML = "../../questionnaires/pre-assessment/1.0.0"

func TestVersion(t *testing.T) {
	code, out, _ := command(t, "", "version")
	if code != exitOK || !strings.Contains(out, "scoring engine 1.") {
		t.Fatal(code, out)
	}
}

func TestHelpAndUsage(t *testing.T) {
	if code, out, _ := command(t, "", "serve", "--help"); code != exitOK || !strings.Contains(out, "MONGODB_URI") {
		t.Fatal(code, out)
	}
	for _, args := range [][]string{{}, {"fly"}, {"score"}, {"serve", "--lisen", "x"}} {
		if code, _, said := command(t, "", args...); code != exitUsage || !strings.Contains(said, "Hint:") {
			t.Errorf("%q: exit code %d: %s", args, code, said)
		}
	}
}

func TestConfigurationProblemsComeAllAtOnce(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "missing")
	code, _, said := command(t, "", "serve", "--listen", "127.0.0.1:99999", "--data", "", "--base-url", "ftp://x", "--smtp-port", "posta", "--smtp-security", "maybe",
		"--mail-from", "nobody", "--log-level", "loud", "--trusted-proxies", "here", "--mongodb-uri-file", secret, "--instrument", "No!", "--provinces-map", secret)
	if code != exitUsage {
		t.Fatal(code, said)
	}
	for _, name := range []string{"MATURITA_LISTEN", "MATURITA_DATA", "MATURITA_BASE_URL", "MATURITA_SMTP_PORT", "MATURITA_SMTP_SECURITY", "MATURITA_MAIL_FROM",
		"MATURITA_LOG_LEVEL", "MATURITA_TRUSTED_PROXIES", "MONGODB_URI_FILE", "MATURITA_QUESTIONNAIRE", "MATURITA_PROVINCES_MAP"} {
		if !strings.Contains(said, name) {
			t.Errorf("%s is not reported:\n%s", name, said)
		}
	}
}

// An operator's mistake is told with its cause and a hint before anything is
// served.
func TestServeDoesNotStartOnAMistake(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	blocked := t.TempDir()
	if err := os.WriteFile(filepath.Join(blocked, "mail"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args []string
		want []string
	}{
		"unknown questionnaire":    {[]string{"--instrument", "zzz"}, []string{`"zzz"`, "questionnaire list"}},
		"address in use":           {[]string{"--listen", taken.Addr().String()}, []string{"already"}},
		"address of other machine": {[]string{"--listen", "192.0.2.1:8080"}, []string{"an address of this machine"}},
		"no folder for mails":      {[]string{"--data", blocked}, []string{"folder for mails", "MATURITA_SMTP_HOST"}},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"serve", "--listen", "127.0.0.1:0", "--data", t.TempDir()}, c.args...)
			code, out, said := command(t, "", args...)
			if code != exitFault || out != "" {
				t.Errorf("exit code %d, %s", code, out)
			}
			for _, want := range append(c.want, "Hint: ") {
				if !strings.Contains(said, want) {
					t.Errorf("%q is not said:\n%s", want, said)
				}
			}
		})
	}
}

// A map that does not fit is refused with what is missing in it.
func TestWrongMapIsRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "map.geojson")
	if err := os.WriteFile(file, []byte(`{"type":"FeatureCollection","features":[]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, said := command(t, "", "serve", "--listen", "127.0.0.1:0", "--data", t.TempDir(), "--provinces-map", file)
	if code != exitUsage || !strings.Contains(said, "it lacks AG, AL") || !strings.Contains(said, "sigla as id") {
		t.Error(code, said)
	}
	if err := os.WriteFile(file, territory.ProvincesMap(), 0o600); err != nil {
		t.Fatal(err)
	}
	c := serveConfig{ProvincesMap: file}
	if problem := c.readMap(); problem != "" || !bytes.Equal(c.provincesMap, territory.ProvincesMap()) {
		t.Error(problem)
	}
}

func TestSecretsAreMasked(t *testing.T) {
	c := serveConfig{SMTPUser: "anna", SMTPPassword: "segreta", SMTPHost: "mail.example.it"}
	c.MongoDBURI = "mongodb://anna:segr@eta@db1,db2/?authSource=admin&tlsCertificateKeyFilePassword=segreta"
	for _, v := range c.dump() {
		if text, ok := v.(string); ok && (strings.Contains(text, "segr") || strings.Contains(text, "anna")) {
			t.Errorf("the dump tells %q", text)
		}
	}
	if got := maskURI(c.MongoDBURI); got != "mongodb://(credentials)@db1,db2" {
		t.Error(got)
	}
}

func TestSecretFromFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "uri")
	if err := os.WriteFile(file, []byte("mongodb://db/\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := storeConfig{MongoDBURIFile: file, Data: "data"}
	if problems := c.resolve(); len(problems) > 0 || c.MongoDBURI != "mongodb://db/" {
		t.Fatal(problems, c.MongoDBURI)
	}
	if problems := c.resolve(); len(problems) != 1 {
		t.Fatal("both the secret and its file are set, and nobody says so")
	}
}

func TestPublishListAndRefuse(t *testing.T) {
	data := t.TempDir()
	publish := func(folder string) (int, string, string) {
		return command(t, "", "questionnaire", "publish", "--data", data, folder)
	}
	for _, look := range [][]string{
		{"questionnaire", "list"}, {"questionnaire", "retire", "pre-assessment@1.0.0"}, {"rescore", "--dry-run", "--questionnaire", "pre-assessment@1.0.0"},
	} { // where there is no database none is made
		code, out, said := command(t, "", append(look, "--data", data)...)
		made, err := os.ReadDir(data)
		if code != exitFault || out != "" || !strings.Contains(said, "there is no database at "+data) || !strings.Contains(said, "Hint: ") || err != nil || len(made) > 0 {
			t.Fatal(look, code, out, said, made, err)
		}
	}
	for _, want := range []string{"published", "published before"} {
		if code, out, said := publish(shippedYAML); code != exitOK || !strings.Contains(out, want) {
			t.Fatal(code, out, said)
		}
	}
	if code, out, _ := command(t, "", "questionnaire", "list", "--data", data); code != exitOK || !strings.Contains(out, "pre-assessment@1.0.0") {
		t.Fatal(code, out)
	}
	raw, err := os.ReadFile(filepath.Join(shippedYAML, "questionnaire.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	changed := t.TempDir()
	other := strings.Replace(string(raw), "minutes: {from: 10, to: 12}", "minutes: {from: 10, to: 15}", 1)
	if err := os.WriteFile(filepath.Join(changed, "questionnaire.yaml"), []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, said := publish(changed)
	if code != exitFault || !strings.Contains(said, "12") || !strings.Contains(said, "15") || !strings.Contains(said, "minutes") {
		t.Fatalf("exit code %d, and the difference is not shown: %s", code, said)
	}
}

func TestValidate(t *testing.T) {
	if code, out, said := command(t, "", "questionnaire", "validate", shippedYAML); code != exitOK || !strings.Contains(out, "8 areas") {
		t.Fatal(code, out, said)
	}
	bad := t.TempDir()
	if err := os.WriteFile(filepath.Join(bad, "questionnaire.yaml"), []byte("format: 1\nareass: []\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, said := command(t, "", "questionnaire", "validate", bad)
	if code != exitFault || !strings.Contains(said, "questionnaire.yaml:2:1") || !strings.Contains(said, "areas") {
		t.Fatal(code, said)
	}
	if code, _, said := command(t, "", "questionnaire", "validate", filepath.Join(bad, "none")); code != exitFault || !strings.Contains(said, "none") {
		t.Fatal(code, said)
	}
}

func TestScore(t *testing.T) {
	answers, err := filepath.Glob("../../questionnaires/testdata/pre-assessment@1.0.0/*.answers.json")
	if err != nil || len(answers) == 0 {
		t.Fatal("no answer sets", err)
	}
	for _, questionnaire := range []string{"pre-assessment@1.0.0", shippedYAML} {
		code, out, said := command(t, "", "score", "--questionnaire", questionnaire, "--answers", answers[0])
		var result struct {
			Questionnaire, Version, Engine string
			Overall                        *struct{ Exact, Display string }
			Areas                          []struct{ ID, State string }
		}
		if err := json.Unmarshal([]byte(out), &result); code != exitOK || err != nil {
			t.Fatal(code, err, said)
		}
		if result.Questionnaire != "pre-assessment" || result.Version != "1.0.0" || len(result.Areas) != 8 {
			t.Fatalf("%+v", result)
		}
	}
}

func TestScoreReportsEveryProblem(t *testing.T) {
	answers := `{"inventata": "si", "spese-digitali": ["nessuna", "corsi"], "piano-digitale": "forse", "guida-digitale": {"na": true}}`
	code, out, said := command(t, answers, "score", "--questionnaire", "pre-assessment@1.0.0", "--answers", "-")
	if code != exitFault || out != "" {
		t.Fatal(code, out)
	}
	for _, id := range []string{"inventata: ", "spese-digitali: ", "piano-digitale: ", "guida-digitale: ", "copie: Manca la risposta"} {
		if !strings.Contains(said, id) {
			t.Errorf("%s is not reported:\n%s", id, said)
		}
	}
	if strings.Contains(said, "[") {
		t.Error("a text is missing:\n" + said)
	}
	code, _, said = command(t, `{}`, "score", "--questionnaire", "pre-assessment@1.0.0", "--answers", "-")
	if code != exitFault || !strings.Contains(said, "--incomplete") {
		t.Fatal(code, said)
	}
	code, out, said = command(t, `{}`, "score", "--incomplete", "--questionnaire", "pre-assessment@1.0.0", "--answers", "-")
	if code != exitOK || !strings.Contains(out, `"overall": null`) {
		t.Fatal(code, out, said)
	}
	for _, broken := range []string{`[]`, `{`, `{"altro": "a"} {}`, "{\"altro\": \"\xff\"}", `{"altro":"a","altro":"b"}`} {
		if code, _, said := command(t, broken, "score", "--questionnaire", "pre-assessment@1.0.0", "--answers", "-"); code != exitFault || said == "" {
			t.Errorf("%q: exit code %d %s", broken, code, said)
		}
	}
}
