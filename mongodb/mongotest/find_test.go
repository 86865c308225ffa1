package mongotest

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWhereAServerIsLookedFor(t *testing.T) {
	root := t.TempDir()
	file := func(name string, mode os.FileMode) string {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	file("go.mod", 0o644)
	onPath := file("bin/mongod", 0o755)
	inside := filepath.Join(root, "some/package")
	if err := os.MkdirAll(inside, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(inside)
	t.Setenv(binaryVariable, "")
	t.Setenv("PATH", "")
	if found := binary(); found != "" {
		t.Error("found", found, "where there is none")
	}
	inCache := file(fetched, 0o755)
	if found := binary(); found != inCache {
		t.Error("found", found, "not the fetched one")
	}
	t.Setenv("PATH", filepath.Dir(onPath))
	if found := binary(); found != onPath {
		t.Error("found", found, "not the one on the path")
	}
	t.Setenv(binaryVariable, "/named/mongod")
	if found := binary(); found != "/named/mongod" {
		t.Error("found", found, "not the named one")
	}
}
