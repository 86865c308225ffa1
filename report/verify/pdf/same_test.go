package pdf_test

import (
	"testing"

	. "maturita/report/verify/pdf"
)

func TestSame(t *testing.T) {
	objects := map[Ref]Object{
		{Number: 1}: Dict{"A": Array{Int(1), String("è")}}, {Number: 2}: String("\xfe\xff\x00\xe8"), {Number: 3}: Int(3),
		// Two circles that never show a reference at the same depth.
		{Number: 4}: Dict{"K": Dict{"K": Ref{Number: 4}}}, {Number: 5}: Dict{"K": Dict{"K": Ref{Number: 5}}},
	}
	resolve := func(o Object) Object { return objects[o.(Ref)] }
	c := Comparison{Before: resolve, After: resolve}
	for _, one := range []struct {
		was, is Object
		want    bool
	}{
		{nil, nil, true}, {nil, Ref{Number: 1}, false}, {true, true, true}, {true, nil, false},
		{Name("A"), Name("A"), true}, {Name("A"), String("A"), false},
		{Int(3), Real("3.0"), true}, {Real("59.53"), Real("59.530"), true}, {Int(3), Int(4), false}, {Int(3), Real("x"), false},
		{String("\xe8"), String("\xfe\xff\x00\xe8"), true}, {String("\x85"), String("\xfe\xff\x20\x13"), true}, {String("\xef\xbb\xbfè"), String("\xe8"), true}, {String("a"), String("b"), false},
		{Array{Int(1)}, Array{Int(1)}, true}, {Array{Int(1)}, Array{Int(1), Int(1)}, false}, {Array{}, Dict{}, false}, {Int(1), Array{Int(1)}, false},
		{Dict{"A": Int(1)}, Dict{"B": Int(1)}, false}, {Dict{"A": nil}, Dict{"B": nil}, false},
		{Ref{Number: 3}, Ref{Number: 3}, true}, {Ref{Number: 3}, Ref{Number: 9}, false}, {Ref{Number: 3}, Int(3), true}, {Int(3), Ref{Number: 3}, true},
		{Dict{"A": Array{Ref{Number: 3}}}, Dict{"A": Array{Int(3)}}, true},
		{Ref{Number: 4}, Dict{"K": Ref{Number: 5}}, false},
	} {
		if got := c.Same(one.was, one.is); got != one.want {
			t.Errorf("%v and %v: %v", one.was, one.is, got)
		}
	}
}

func TestReadString(t *testing.T) {
	for written, want := range map[string]string{
		`(23456\0557A)x`: "23456-7A", "(a\\\nb)": "ab", `(\(\)(x))`: "()(x)", "<feff0041>": "A", "< 41 4>": "A@", "(\\r\\n\\t)": "\r\n\t", `(\53)`: "+", "(\\\r\nx)": "x",
	} {
		if got, ok := ReadString([]byte(written)); !ok || got.Text() != want {
			t.Errorf("%s is %q, %v, want %q", written, got.Text(), ok, want)
		}
	}
	for _, wrong := range []string{"", "(", "(()", "<41", "<4x>", "/A"} {
		if got, ok := ReadString([]byte(wrong)); ok {
			t.Errorf("%s is %q", wrong, got)
		}
	}
}
