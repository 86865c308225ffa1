package scoring_test

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"
)

func cpuNow() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// ZZ: CPU time of each shape, min of N.
func TestZZCPU(t *testing.T) {
	if os.Getenv("ZZ") == "" {
		t.Skip()
	}
	re := regexp.MustCompile(os.Getenv("ZZ"))
	n, _ := strconv.Atoi(os.Getenv("ZZN"))
	n = max(n, 3)
	runtime.LockOSThread()
	for _, shape := range shapes {
		if !re.MatchString(shape.name) {
			continue
		}
		m, answers, err := shaped(t, shape.text())
		if err != nil {
			fmt.Println(shape.name, "refused", err)
			continue
		}
		best := time.Hour
		moves := 0
		for range n {
			start := cpuNow()
			next, _ := m.NextLevel(answers)
			best = min(best, cpuNow()-start)
			moves = len(next.Moves)
			if best > 3*time.Second {
				break
			}
		}
		tries, checks := m.Work(answers)
		mark := ""
		if best > 60*time.Millisecond {
			mark = " <<<"
		}
		fmt.Printf("%-32s %8.1f ms %d moves %d searches %d looks%s\n", shape.name, float64(best.Microseconds())/1000, moves, tries, checks, mark)
	}
}
