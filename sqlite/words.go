package sqlite

import (
	"context"
	"fmt"
	"maps"
	"sync"

	"maturita/survey"
)

const (
	selectWord  query = "SELECT id FROM words WHERE word = ?"
	insertWord  query = "INSERT INTO words (word) VALUES (?) RETURNING id"
	selectWords query = "SELECT id, word FROM words"
)

// words are those that tallies hold as numbers. They are never changed, so those
// that are committed are kept.
type words struct {
	mu    sync.RWMutex
	codes map[string]int64
	named map[int64]string
}

func newWords() *words {
	return &words{codes: map[string]int64{"": 0}, named: map[int64]string{0: ""}}
}

func (k *words) code(word string) (int64, bool) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	code, ok := k.codes[word]
	return code, ok
}

func (k *words) word(code int64) (string, bool) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	word, ok := k.named[code]
	return word, ok
}

func (k *words) add(committed map[string]int64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	maps.Copy(k.codes, committed)
	for word, code := range committed {
		k.named[code] = word
	}
}

// readWords reads all, as another process may have added some.
func (s *Store) readWords(ctx context.Context) error {
	all := map[string]int64{}
	err := s.all(ctx, "reading words", selectWords, func(row row) error {
		var code int64
		var word string
		err := row.Scan(&code, &word)
		all[word] = code
		return err
	})
	if err == nil {
		s.words.add(all)
	}
	return err
}

// noWord is the code of a word that no tally has.
const noWord = -1

// codesOf are the codes of words of a selection.
func (s *Store) codesOf(ctx context.Context, list []string) ([]any, error) {
	codes := make([]any, len(list))
	read := false
	for i, one := range list {
		code, ok := s.words.code(one)
		if !ok && !read {
			if err := s.readWords(ctx); err != nil {
				return nil, err
			}
			read = true
			code, ok = s.words.code(one)
		}
		if !ok {
			code = noWord
		}
		codes[i] = code
	}
	return codes, nil
}

// wordOf is the word of a code that a tally has.
func (s *Store) wordOf(ctx context.Context, code int64) (string, error) {
	word, ok := s.words.word(code)
	if ok {
		return word, nil
	}
	if err := s.readWords(ctx); err != nil {
		return "", err
	}
	if word, ok = s.words.word(code); !ok {
		return "", survey.FailWith(survey.Internal, "error.internal", fmt.Errorf("no word has the code %d", code))
	}
	return word, nil
}

// vocabulary gives words their codes in a transaction. Fresh ones are known to
// others when it is committed.
type vocabulary struct {
	known *words
	fresh map[string]int64
}

// code returns the code of a word, which is given one if it has none.
func (w writer) code(ctx context.Context, word string) (int64, error) {
	if code, ok := w.vocabulary.known.code(word); ok {
		return code, nil
	}
	if code, ok := w.vocabulary.fresh[word]; ok {
		return code, nil
	}
	var code int64
	scan := func(row row) error { return row.Scan(&code) }
	err := w.one(ctx, "reading a word", selectWord, scan, word)
	if survey.KindOf(err) == survey.NotFound {
		err = w.one(ctx, "adding a word", insertWord, scan, word)
	}
	if err == nil {
		w.vocabulary.fresh[word] = code
	}
	return code, err
}

// codes returns those of several words.
func (w writer) codes(ctx context.Context, list ...string) ([]any, error) {
	codes := make([]any, len(list))
	for i, word := range list {
		code, err := w.code(ctx, word)
		if err != nil {
			return nil, err
		}
		codes[i] = code
	}
	return codes, nil
}
