package web

import (
	"runtime/metrics"
	"sync"
	"testing"
	"time"
)

// BenchmarkReportsAtOnce issues the report of 32 companies at once and says how
// much memory the process took at most.
func BenchmarkReportsAtOnce(b *testing.B) {
	const companies = 32
	d := newDesk(b, shippedQuestionnaire(b))
	d.answerShipped("mechatronics")
	company, err := d.service.Open(b.Context(), d.token)
	if err != nil {
		b.Fatal(err)
	}
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		var peak uint64
		for {
			metrics.Read(sample)
			peak = max(peak, sample[1].Value.Uint64()-sample[2].Value.Uint64())
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	for b.Loop() {
		var all sync.WaitGroup
		for range companies {
			all.Go(func() {
				if _, _, err := d.service.IssueReport(b.Context(), company, d.server.press.In("it")); err != nil {
					b.Error(err)
				}
			})
		}
		all.Wait()
	}
	close(stop)
	b.ReportMetric(float64(<-most)/(1<<20), "peak-MiB")
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*companies), "ms/report")
}
