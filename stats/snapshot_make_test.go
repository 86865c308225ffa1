package stats_test

import (
	"testing"
	"fmt"
)

func TestTry(t *testing.T) {
	m := population(1, 3000)
	s, err := maker(m).Make(t.Context(), series(half))
	if err != nil { t.Fatal(err) }
	fmt.Println(len(s.Canonical()))
	for _, tb := range s.Tables { 
		n, sup := 0,0
		for _, r := range append(tb.RowValues,"") { for _, c := range append(tb.ColumnValues,"") { n++; if tb.Cell(r,c).Suppressed() {sup++}}}
		fmt.Println(tb.ID, n, sup)
	}
	fmt.Println(string(s.Canonical())[:3000])
	fmt.Println(s.Benchmark())
}
