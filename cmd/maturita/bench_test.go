package main

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// BenchmarkJourney completes journeys of several clients at once: every page of
// the way from the notice to the result, each with its own cookies. The clients
// share the machine with the service, so that journeys/s is less than the
// service alone would do; cpu-ms/journey is the service's own.
func BenchmarkJourney(b *testing.B) {
	for _, e := range engines {
		for _, clients := range []int{1, 8, 32} {
			b.Run(fmt.Sprintf("%s/clients=%d", e.name, clients), func(b *testing.B) { benchJourneys(b, e, clients) })
		}
	}
}

func benchJourneys(b *testing.B, e engine, clients int) {
	s := startService(b, append(e.env(b), "MATURITA_LOG_LEVEL=error")...)
	journey := recordJourney(b, s) // everything is compiled and warm
	var times timings
	var left atomic.Int64
	left.Store(int64(b.N))
	before := cpuTime(s.process.Process.Pid)
	b.ResetTimer()
	var working sync.WaitGroup
	for range clients {
		working.Go(func() {
			for n := left.Add(-1); n >= 0; n = left.Add(-1) {
				journey.replay(b, s, companyCode(int(n)), times.add)
			}
		})
	}
	working.Wait()
	b.StopTimer()
	n := float64(b.N)
	b.ReportMetric(n/b.Elapsed().Seconds(), "journeys/s")
	b.ReportMetric((cpuTime(s.process.Process.Pid)-before).Seconds()*1000/n, "cpu-ms/journey")
	b.ReportMetric(float64(peakMemory(s.process.Process.Pid))/(1<<20), "peak-MiB")
	for _, kind := range []string{"page", "save", "submit"} {
		for _, share := range []int{50, 95, 99} {
			b.ReportMetric(times.percentile(kind, share), fmt.Sprintf("%s-p%d-ms", kind, share))
		}
	}
}

// companyCode is the codice fiscale of one of many companies.
func companyCode(n int) string {
	digits := fmt.Sprintf("%010d", n+1)
	sum := 0
	for i, c := range digits {
		d := int(c - '0')
		if i%2 == 1 {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return digits + strconv.Itoa((10-sum%10)%10)
}

// timings are how long requests took, by kind: a page, a save with the page that
// it leads to, the submission with the result.
type timings struct {
	mu   sync.Mutex
	took map[string][]time.Duration
}

func (t *timings) add(method, path string, d time.Duration) {
	kind := "page"
	switch {
	case method == http.MethodPost && strings.HasSuffix(path, "/invia"):
		kind = "submit"
	case method == http.MethodPost:
		kind = "save"
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.took == nil {
		t.took = map[string][]time.Duration{}
	}
	t.took[kind] = append(t.took[kind], d)
}

// percentile is in milliseconds.
func (t *timings) percentile(kind string, share int) float64 {
	all := slices.Sorted(slices.Values(t.took[kind]))
	if len(all) == 0 {
		return 0
	}
	return float64(all[min(len(all)-1, len(all)*share/100)].Microseconds()) / 1000
}

var asset = regexp.MustCompile(`(?:href|src)="(/assets/[^"]+)"`)
var font = regexp.MustCompile(`url\("?(?:/assets/)?([^"()]+\.woff2)"?\)`)

// BenchmarkFirstView loads the first page as a browser that knows nothing of it:
// how many requests, how many bytes on the wire.
func BenchmarkFirstView(b *testing.B) {
	s := startService(b, engines[0].env(b)...)
	requests, wire := 0, 0
	for b.Loop() {
		requests, wire = 0, 0
		load := func(path, coding string) string {
			request, err := http.NewRequest(http.MethodGet, s.address+path, nil)
			if err != nil {
				b.Fatal(err)
			}
			request.Header.Set("Accept-Encoding", coding)
			body, size := fetch(b, request)
			requests, wire = requests+1, wire+size
			return body
		}
		for _, found := range asset.FindAllStringSubmatch(load("/", "br"), -1) {
			load(found[1], "br")
			if strings.HasSuffix(found[1], ".css") {
				fonts := font.FindAllStringSubmatch(plain(b, s.address+found[1]), -1)
				for _, f := range fonts {
					load("/assets/"+f[1], "br")
				}
			}
		}
	}
	b.ReportMetric(float64(requests), "requests")
	b.ReportMetric(float64(wire), "bytes")
}
