package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxLine is the longest line of answers, in bytes without its end.
const maxLine = 1 << 20

// refusedLine stands in the place of a result.
type refusedLine struct {
	Line  int    `json:"line"` // from 1, empty ones counted
	Error string `json:"error"`
}

// lines scores one answers object a line. It holds one line at a time.
func (c scoreCommand) lines(p process, s *scorer) error {
	in, err := openAnswers(p, c.Answers)
	if err != nil {
		return err
	}
	defer in.Close()
	out := bufio.NewWriterSize(p.stdout, 64<<10)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	source := newLineReader(flushing{in, out})
	scored, refused := 0, 0
	for p.ctx.Err() == nil {
		line, err := source.next()
		if err == io.EOF {
			break
		}
		if err != nil && err != errLongLine {
			return errors.Join(fmt.Errorf("line %d cannot be read: %w", source.line, err), out.Flush())
		}
		result, reasons := any(nil), []string{fmt.Sprintf("the line is longer than %d bytes", maxLine)}
		if err == nil {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			if result, reasons, err = s.scoreLine(line); err != nil {
				return errors.Join(err, out.Flush())
			}
		}
		if len(reasons) > 0 {
			refused++
			for _, reason := range reasons {
				fmt.Fprintf(p.stderr, "line %d: %s\n", source.line, reason)
			}
			result = refusedLine{source.line, strings.Join(reasons, "; ")}
		} else {
			scored++
		}
		if err := encoder.Encode(result); err != nil {
			return err
		}
	}
	if err := errors.Join(out.Flush(), p.ctx.Err()); err != nil {
		return err
	}
	if refused > 0 {
		return &failure{exitFault, fmt.Errorf("%s not scored, %d scored", count(refused, "line"), scored),
			"each has {\"line\":N,\"error\":…} in the place of its result"}
	}
	return nil
}

// scoreLine is score with its problems in words.
func (s *scorer) scoreLine(line []byte) (result any, reasons []string, err error) {
	result, problems, err := s.score(line)
	for _, one := range problems {
		reasons = append(reasons, s.tell(one, ""))
	}
	return result, reasons, err
}

// flushing writes out what there is before it waits for input, so that whoever
// sends a line and reads its result is never kept waiting.
type flushing struct {
	io.Reader
	out *bufio.Writer
}

func (f flushing) Read(b []byte) (int, error) {
	if err := f.out.Flush(); err != nil {
		return 0, err
	}
	return f.Reader.Read(b)
}

var errLongLine = errors.New("the line is too long")

// lineReader reads lines of at most maxLine bytes.
type lineReader struct {
	in   *bufio.Reader
	line int // number of the line read last, from 1
}

func newLineReader(in io.Reader) *lineReader {
	return &lineReader{in: bufio.NewReaderSize(in, maxLine+1)}
}

// next returns the next line, valid until it is called again; io.EOF after the
// last. Of a line that is too long it keeps nothing: the error is errLongLine
// and the next call returns the line after it.
func (r *lineReader) next() ([]byte, error) {
	line, err := r.in.ReadSlice('\n')
	long := false
	for err == bufio.ErrBufferFull {
		long = true
		_, err = r.in.ReadSlice('\n')
	}
	switch {
	case err == io.EOF && len(line) == 0:
		return nil, io.EOF
	case err != nil && err != io.EOF:
		r.line++
		return nil, err
	}
	r.line++
	if long {
		return nil, errLongLine
	}
	return bytes.TrimSuffix(line, []byte("\n")), nil
}
