package web

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/chromedp"
)

const (
	axeFile        = "../tools/judges/node_modules/axe-core/axe.min.js"
	browserNeeded  = "MATURITA_BROWSER" // "required": a missing browser is a failure
	browserTimeout = 15 * time.Minute
)

// tab opens a tab of a real browser and returns what the page's security policy
// refused so far. Without a browser the test is left out, loudly.
func tab(t *testing.T) (ctx context.Context, refused func() []string) {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(t.TempDir()))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(ctx)
	t.Cleanup(closeTab)
	ctx, cancel := context.WithTimeout(ctx, browserTimeout)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	texts := make(chan string, 100)
	entries := chromedp.Events(ctx, log.EntryAdded)
	go func() {
		for entry, err := range entries {
			if err != nil {
				return
			}
			if entry.Entry.Source == log.EntrySourceSecurity {
				texts <- entry.Entry.Text
			}
		}
	}()
	return ctx, func() (all []string) {
		for len(texts) > 0 {
			all = append(all, <-texts)
		}
		return all
	}
}

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROME_BIN"), "chromium", "google-chrome", "chromium-browser"} {
		if path, err := exec.LookPath(name); err == nil && name != "" {
			return path
		}
	}
	leaveOut(t, "NO CHROMIUM, SO NO PAGE IS SEEN IN A BROWSER: name one in CHROME_BIN or put it on the PATH")
	return ""
}

// axe is the source of the accessibility checker.
func axe(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.FromSlash(axeFile))
	if err != nil {
		leaveOut(t, "NO AXE, SO ACCESSIBILITY IS NOT TESTED: npm ci in tools/judges fetches it")
	}
	return string(raw)
}

func leaveOut(t testing.TB, what string) {
	t.Helper()
	if os.Getenv(browserNeeded) == "required" {
		t.Fatal(what)
	}
	t.Skip(what)
}
