package sqlite_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"maturita/sqlite"
)

// powerless takes the rights of root away from the test's thread, as root may
// write everywhere.
func powerless(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	const nobody = 65534
	runtime.LockOSThread() // and never unlocked: the thread ends with the test
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Setfsuid(0) })
}

func TestMissingRightsAreExplained(t *testing.T) {
	for name, c := range map[string]struct {
		folder, file os.FileMode // file 0 = none
		says         string
	}{
		"nothing may be made in the folder":    {0o555, 0, "permission denied"},
		"the folder may not be entered":        {0o000, 0, "permission denied"},
		"the file may only be read":            {0o777, 0o444, "permission denied"},
		"the file may be written, not besides": {0o555, 0o666, "beside it cannot be written"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "data")
			path := filepath.Join(folder, "maturita.sqlite")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			for _, above := range []string{filepath.Dir(folder), filepath.Dir(filepath.Dir(folder))} {
				if err := os.Chmod(above, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			if c.file != 0 {
				store, err := sqlite.Open(t.Context(), path)
				if err != nil {
					t.Fatal(err)
				}
				store.Close(t.Context())
				if err := os.Chmod(path, c.file); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Chmod(folder, c.folder); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(folder, 0o700) })
			powerless(t)
			mustSay(t, refused(t, path), path, c.says, "right", "MATURITA_DATA")
		})
	}
}
