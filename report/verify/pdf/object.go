// Package pdf reads as much of PDF files as it takes to say what was added to
// one: objects, cross-reference tables and streams, revisions. It trusts nothing
// but the bytes that it is told are the original: what is unusual is refused, and
// work and memory are bounded whatever a file holds.
package pdf

import "errors"

// Object is a value: nil (null), bool, Int, Real, Name, String, Array, Dict or
// Ref.
type Object any

type (
	Int    int64
	Real   string // as written
	Name   string // decoded, without its slash
	String string // decoded bytes
	Array  []Object
	Dict   map[Name]Object
)

// Ref refers to an indirect object.
type Ref struct{ Number, Generation int }

// Span is a place in the file, [Begin, End) in bytes.
type Span struct{ Begin, End int }

// Indirect is an object with a number. Only a stream has Data, as it is stored.
type Indirect struct {
	Ref
	Value  Object
	Stream bool
	Data   []byte
	Span                 // of the whole object; of one in an object stream, that of the stream
	Packed bool          // in an object stream
	Spans  map[Name]Span // of the values of its dictionary, unless packed
}

// Dict is the object's dictionary, empty when it has none.
func (o *Indirect) Dict() Dict {
	d, _ := o.Value.(Dict)
	return d
}

// Errors of files that are not read.
var (
	ErrSyntax    = errors.New("the file is not written as a PDF is")
	ErrComplex   = errors.New("the file is too complex")
	ErrEncrypted = errors.New("the file is encrypted")
)

// Limits, which a signed report is far below.
const (
	maxDepth     = 40        // of arrays and dictionaries
	maxTokens    = 2_000_000 // in all
	maxObjects   = 50_000    // in all
	maxInflated  = 16 << 20  // bytes of decoded streams in all
	maxRevisions = 32
)

// budget is what may still be spent on one file.
type budget struct{ tokens, objects, inflated int }

func newBudget() *budget { return &budget{maxTokens, maxObjects, maxInflated} }
