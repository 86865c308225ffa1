package stats_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
)

// someFacts draws facts of one company, several of them often at one instant.
func someFacts(random *rand.Rand) []stats.Fact {
	all := make([]stats.Fact, random.IntN(9))
	for i := range all {
		f := &all[i]
		f.Response = survey.ResponseID(fmt.Sprintf("%08x-%d", random.Uint32(), i))
		f.SubmittedAt = monday.Add(time.Duration(random.IntN(6)) * time.Millisecond)
		f.Assurance = survey.Claimed
		if random.IntN(2) == 0 {
			f.Assurance = survey.Confirmed
		}
		if random.IntN(3) == 0 {
			f.WithdrawnAt = f.SubmittedAt.Add(time.Duration(random.IntN(6)) * time.Millisecond)
		}
		if random.IntN(4) == 0 {
			f.SupersededAt = f.SubmittedAt.Add(time.Hour) // left over from before
		}
	}
	return all
}

func everyTime(t *testing.T, property func(t *testing.T, random *rand.Rand, all []stats.Fact)) {
	t.Helper()
	for seed := range uint64(5000) {
		random := rand.New(rand.NewPCG(seed, 0))
		all := someFacts(random)
		property(t, random, all)
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, all)
		}
	}
}

// expected is the fact that should count before an instant: of those not
// withdrawn the last confirmed one, or without one the last claimed one.
func expected(all []stats.Fact, end time.Time) survey.ResponseID {
	var best *stats.Fact
	for i := range all {
		f := &all[i]
		if !f.WithdrawnAt.IsZero() || !f.SubmittedAt.Before(end) {
			continue
		}
		switch {
		case best == nil:
			best = f
		case f.Assurance != best.Assurance:
			if f.Assurance == survey.Confirmed {
				best = f
			}
		case f.SubmittedAt.After(best.SubmittedAt) || f.SubmittedAt.Equal(best.SubmittedAt) && f.Response > best.Response:
			best = f
		}
	}
	if best == nil {
		return ""
	}
	return best.Response
}

func TestOneFactCountsAtAnyInstant(t *testing.T) {
	everyTime(t, func(t *testing.T, _ *rand.Rand, all []stats.Fact) {
		facts := stats.Succession(all)
		for at := -1; at < 15; at++ {
			end := monday.Add(time.Duration(at) * time.Millisecond / 2)
			var counting []survey.ResponseID
			for _, f := range facts {
				if f.CountsAt(end) {
					counting = append(counting, f.Response)
				}
			}
			want := expected(all, end)
			if len(counting) > 1 || (len(counting) == 1) != (want != "") || len(counting) == 1 && counting[0] != want {
				t.Errorf("%v count before %s, want %q", counting, end, want)
			}
		}
	})
}

func TestOneFactIsCurrent(t *testing.T) {
	everyTime(t, func(t *testing.T, _ *rand.Rand, all []stats.Fact) {
		want := expected(all, after(365))
		for _, f := range stats.Succession(all) {
			if f.Current() != (f.Response == want) {
				t.Errorf("%s is current: %t, want %q", f.Response, f.Current(), want)
			}
		}
	})
}

func same(a, b []stats.Fact) bool {
	return len(a) == len(b) && (len(a) == 0 || reflect.DeepEqual(a, b))
}

func TestWithdrawingIsAsIfItHadNeverBeen(t *testing.T) {
	everyTime(t, func(t *testing.T, random *rand.Rand, all []stats.Fact) {
		if len(all) == 0 {
			return
		}
		facts := stats.Succession(all)
		i := random.IntN(len(facts))
		id, without := facts[i].Response, slices.Delete(slices.Clone(facts), i, i+1)
		facts[i].WithdrawnAt = after(1)
		others := slices.DeleteFunc(stats.Succession(facts), func(f stats.Fact) bool {
			if f.Response == id && (f.CountsAt(after(365)) || !f.SupersededAt.IsZero()) {
				t.Errorf("the withdrawn one: %+v", f)
			}
			return f.Response == id
		})
		if want := stats.Succession(without); !same(others, want) {
			t.Errorf("withdrawn: %+v, never there: %+v", others, want)
		}
	})
}

func TestSuccessionIsTheSameInAnyOrderAndTwice(t *testing.T) {
	everyTime(t, func(t *testing.T, random *rand.Rand, all []stats.Fact) {
		facts := stats.Succession(all)
		shuffled := slices.Clone(all)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := stats.Succession(shuffled); !same(got, facts) {
			t.Errorf("in another order: %+v", got)
		}
		if got := stats.Succession(facts); !same(got, facts) {
			t.Errorf("twice: %+v", got)
		}
		if len(facts) != len(all) {
			t.Errorf("%d facts of %d", len(facts), len(all))
		}
	})
}
