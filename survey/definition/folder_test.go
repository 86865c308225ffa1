package definition_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"testing"
	"testing/fstest"

	"maturita/survey/definition"
)

func folders(t *testing.T, names ...string) fs.FS {
	t.Helper()
	files := fstest.MapFS{"empty/1.0.0/readme.txt": {}}
	for _, name := range names {
		files[path.Join(name, definition.FileName)] = &fstest.MapFile{Data: file(t, "testdata/working_smallest.yaml")}
	}
	return files
}

func TestReadFolder(t *testing.T) {
	for _, folder := range []string{"prova/1.0.0", "some/where/prova/1.0.0", "draft", "."} {
		q, canonical, err := definition.ReadFolder(folders(t, folder), folder)
		if err != nil {
			t.Errorf("%s: %v", folder, err)
			continue
		}
		if q.Ref.String() != "prova@1.0.0" || !bytes.Equal(canonical, definition.Canonical(q)) {
			t.Errorf("%s: %s, canonical form\n%s", folder, q.Ref, canonical)
		}
	}
}

func TestReadFolderReadsShipped(t *testing.T) {
	q, _, err := definition.ReadFolder(os.DirFS("../../questionnaires"), "pre-assessment/1.0.0")
	if err != nil {
		t.Fatal(err)
	}
	if q.Ref.String() != "pre-assessment@1.0.0" {
		t.Errorf("read %s", q.Ref)
	}
}

func TestReadFolderWantsIDAndVersion(t *testing.T) {
	for _, folder := range []string{"prova/1.0.1", "altra/1.0.0"} {
		_, _, err := definition.ReadFolder(folders(t, folder), folder)
		want := folder + "/questionnaire.yaml:2:5: folder: this is prova/1.0.0, but the folder is " + folder + ": a version stands in the folder id/version (id)"
		if err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}

func TestReadFolderWithoutFile(t *testing.T) {
	for _, folder := range []string{"empty/1.0.0", "nowhere/1.0.0", "../outside"} {
		q, canonical, err := definition.ReadFolder(folders(t), folder)
		if err == nil || q != nil || canonical != nil {
			t.Errorf("%s: accepted", folder)
		}
		if folder != "../outside" && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", folder, err)
		}
	}
}

func TestReadFolderRefusesLargeFile(t *testing.T) {
	files := fstest.MapFS{"prova/1.0.0/questionnaire.yaml": {Data: bytes.Repeat([]byte("#\n"), 1<<20)}}
	_, _, err := definition.ReadFolder(files, "prova/1.0.0")
	var problems definition.Problems
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Code != "too-large" {
		t.Errorf("%v", err)
	}
}
