package survey

import (
	"errors"
	"fmt"
	"strings"
)

// Kind is the closed set of error kinds. Whatever is not one of ours is
// Internal.
type Kind int

const (
	Internal    Kind = iota // a fault of ours; shown as one neutral sentence
	Invalid                 // input that must be changed by whoever sent it
	NotFound                // no such thing, or no right to know of it
	Conflict                // the thing changed meanwhile, or exists already
	WrongState              // the thing's state does not permit this
	TooMany                 // too often; try again later
	TooLarge                // more input than is permitted
	Denied                  // known, but not permitted
	Unavailable             // a part that we depend on does not answer
)

var kindNames = [...]string{"internal", "invalid", "not-found", "conflict", "wrong-state", "too-many", "too-large", "denied", "unavailable"}

func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return kindNames[Internal]
	}
	return kindNames[k]
}

// Args are the arguments of a message key.
type Args map[string]any

// Error is an error with a kind and a message key for people.
type Error struct {
	Kind  Kind
	Key   string // message key, translated at the edge
	Args  Args
	Cause error
}

func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s (%s): %v", e.Key, e.Kind, e.Cause)
	}
	return fmt.Sprintf("%s (%s)", e.Key, e.Kind)
}

func (e *Error) Unwrap() error { return e.Cause }

// Fail makes an Error.
func Fail(kind Kind, key string) *Error { return &Error{Kind: kind, Key: key} }

// FailWith makes an Error that wraps its cause.
func FailWith(kind Kind, key string, cause error) *Error {
	return &Error{Kind: kind, Key: key, Cause: cause}
}

// KindOf returns the kind of an error, Internal for an unknown one.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	var p Problems
	if errors.As(err, &p) {
		return Invalid
	}
	return Internal
}

// Problem is one thing wrong with one field of an input.
type Problem struct {
	Field string // the field or question concerned, "" for the whole
	Row   Text   // the row of a matrix concerned, nil for the whole question
	Key   string // message key
	Args  Args
}

// Problems is an error of kind Invalid that lists everything that is wrong.
type Problems []Problem

func (p Problems) Error() string {
	parts := make([]string, len(p))
	for i, one := range p {
		parts[i] = one.Field + ": " + one.Key
	}
	return strings.Join(parts, "; ")
}

// Err returns the list as an error, nil when it is empty.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}
