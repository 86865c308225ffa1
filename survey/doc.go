// Package survey holds the words of the domain: a questionnaire and its
// version, answers and the path through them, a response and its states, the
// company and its profile, and the kinds of error that the whole service uses.
//
// It knows no database, no page and no language: messages for people leave it
// as keys with arguments.
package survey
