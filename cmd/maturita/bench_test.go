package main

import (
	"sync/atomic"
	"testing"
)

// BenchmarkJourney completes journeys of eight clients at once: every page of
// the way from the notice to the result, each with its own cookies.
func BenchmarkJourney(b *testing.B) {
	const clients = 8
	for _, e := range engines {
		b.Run(e.name, func(b *testing.B) {
			s := startService(b, append(e.env(b), "MATURITA_LOG_LEVEL=error")...)
			newCompany(b, s).complete() // everything is compiled and warm
			var left atomic.Int64
			left.Store(int64(b.N))
			b.ResetTimer()
			done := make(chan struct{}, clients)
			for range clients {
				go func() {
					defer func() { done <- struct{}{} }()
					for left.Add(-1) >= 0 {
						newCompany(b, s).complete()
					}
				}()
			}
			for range clients {
				<-done
			}
			b.StopTimer()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "journeys/s")
		})
	}
}
