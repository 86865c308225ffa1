// Command gen builds web/dist from the npm packages and our own sources: each
// file under a name with its digest, compressed beforehand, and a manifest.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/evanw/esbuild/pkg/api"
)

const (
	kit      = "node_modules/bootstrap-italia/dist/"
	titilium = kit + "fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-"
)

// fonts are copied as they are; the style sheet names them by logical name.
var fonts = map[string]string{
	"titillium-400.woff2": titilium + "regular.woff2",
	"titillium-600.woff2": titilium + "600.woff2",
	"titillium-700.woff2": titilium + "700.woff2",
}

// styles are joined into one sheet, in this order.
var styles = []string{kit + "css/bootstrap-italia.min.css", "src/fonts.css", "src/site.css", "src/journey.css", "src/version.css", "src/autosave.css", "src/explain.css", "src/simulate.css", "src/charts.css", "src/released.css"}

// scripts are what pages load, each with the modules that it imports in it.
var scripts = []string{"enhance.js", "autosave.js", "simulate.js", "charts.js"}

func main() {
	if err := build(); err != nil {
		fmt.Fprintln(os.Stderr, "web/gen:", err)
		os.Exit(1)
	}
}

func build() error {
	if err := clean(); err != nil {
		return err
	}
	names := map[string]string{}
	for name, source := range fonts {
		raw, err := os.ReadFile(source)
		if err != nil {
			return fmt.Errorf("%w (run npm ci in web)", err)
		}
		if names[name], err = put(name, raw); err != nil {
			return err
		}
	}
	sheet, err := join(names)
	if err != nil {
		return err
	}
	if names["site.css"], err = put("site.css", sheet); err != nil {
		return err
	}
	for _, name := range scripts {
		script, err := bundle("src/" + name)
		if err != nil {
			return err
		}
		if names[name], err = put(name, script); err != nil {
			return err
		}
	}
	icon, err := os.ReadFile("src/icon.svg")
	if err != nil {
		return err
	}
	if names["icon.svg"], err = put("icon.svg", icon); err != nil {
		return err
	}
	manifest, err := json.MarshalIndent(names, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile("dist/manifest.json", manifest, 0o644)
}

// clean removes what an earlier build left.
func clean() error {
	old, err := filepath.Glob("dist/*")
	if err != nil {
		return err
	}
	for _, file := range old {
		if filepath.Base(file) == "README" {
			continue
		}
		if err := os.RemoveAll(file); err != nil {
			return err
		}
	}
	return nil
}

// inlineFont is a font inside the kit's sheet: the icons of a video player,
// which no page has and the security policy refuses.
var inlineFont = regexp.MustCompile(`@font-face\{[^}]*url\(data:[^}]*\}`)

// join makes one minified sheet in which fonts stand under their final names.
func join(names map[string]string) ([]byte, error) {
	var all bytes.Buffer
	for _, file := range styles {
		raw, err := minify(file)
		if err != nil {
			return nil, err
		}
		all.Write(raw)
	}
	sheet := inlineFont.ReplaceAllString(all.String(), "")
	for logical := range fonts {
		sheet = strings.ReplaceAll(sheet, logical, names[logical])
	}
	return []byte(sheet), nil
}

// minify makes a style sheet small; what is small already stays as it is.
func minify(file string) ([]byte, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%w (run npm ci in web)", err)
	}
	if strings.HasSuffix(file, ".min.css") {
		return raw, nil
	}
	result := api.Transform(string(raw), api.TransformOptions{
		Loader: api.LoaderCSS, MinifyWhitespace: true, MinifySyntax: true, Sourcefile: file,
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("%s: %s", file, result.Errors[0].Text)
	}
	return result.Code, nil
}

// bundle makes one small script of a file and the modules that it imports, which
// leaves no name of its own on the page.
func bundle(file string) ([]byte, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{file}, Bundle: true, Format: api.FormatIIFE, Target: api.ES2020,
		MinifyWhitespace: true, MinifySyntax: true, MinifyIdentifiers: true,
	})
	switch {
	case len(result.Errors) > 0:
		return nil, fmt.Errorf("%s: %s", file, result.Errors[0].Text)
	case len(result.OutputFiles) != 1:
		return nil, fmt.Errorf("%s: the bundle has %d files", file, len(result.OutputFiles))
	}
	return result.OutputFiles[0].Contents, nil
}

// put writes a file under a name with its digest, plain and compressed, and
// returns that name.
func put(logical string, raw []byte) (string, error) {
	sum := sha256.Sum256(raw)
	ending := filepath.Ext(logical)
	name := strings.TrimSuffix(logical, ending) + "." + hex.EncodeToString(sum[:6]) + ending
	files := map[string][]byte{name: raw}
	if ending != ".woff2" { // compressed by its format
		var zipped, br bytes.Buffer
		z, err := gzip.NewWriterLevel(&zipped, gzip.BestCompression)
		if err != nil {
			return "", err
		}
		b := brotli.NewWriterLevel(&br, brotli.BestCompression)
		z.Write(raw) // to memory
		b.Write(raw)
		z.Close()
		b.Close()
		files[name+".gz"], files[name+".br"] = zipped.Bytes(), br.Bytes()
	}
	for file, content := range files {
		if err := os.WriteFile(filepath.Join("dist", file), content, 0o644); err != nil {
			return "", err
		}
	}
	return name, nil
}
