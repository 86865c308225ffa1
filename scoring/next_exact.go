package scoring

import "math/big"

// exacts are the whole numbers behind the amounts of a huge ruler. Such an amount
// is told by the whole numbers that it is the sum of, and by their first bits: all
// comparing needs but where these are almost the same.
type exacts struct {
	numbers []*big.Int
	shift   uint // how many bits an amount leaves out
}

// terms are places, from 1 on, in a list of exact numbers; negative where one is
// taken off, 0 where there is none.
type terms [6]int32

// blurred is by how much the first bits of two amounts differ at least where the
// exact ones do so in the same way: every term of either may be less than one off.
const blurred uint64 = 12

// put adds a number.
func (x *exacts) put(n *big.Int) amount {
	x.numbers = append(x.numbers, n)
	a := narrow(new(big.Int).Rsh(n, x.shift))
	a.exacts, a.terms[0] = x, int32(len(x.numbers))
	return a
}

// sum is an amount of its own of what terms come to.
func (x *exacts) sum(terms []int32) *big.Int {
	n := new(big.Int)
	for _, place := range terms {
		switch {
		case place > 0:
			n.Add(n, x.numbers[place-1])
		case place < 0:
			n.Sub(n, x.numbers[-place-1])
		}
	}
	return n
}

// with adds to an amount, of which the first bits are added already, the terms of
// another one.
func (a amount) with(b amount, sign int32) amount {
	sum, free := a, 0
	sum.exacts = b.exacts
	for _, term := range b.terms {
		if term == 0 {
			break
		}
		for free < len(sum.terms) && sum.terms[free] != 0 {
			free++
		}
		if free == len(sum.terms) { // one number in place of all
			for i := range b.terms {
				b.terms[i] *= sign
			}
			x := b.exacts
			return x.put(new(big.Int).Add(x.sum(a.terms[:]), x.sum(b.terms[:])))
		}
		sum.terms[free] = sign * term
	}
	return sum
}

// exactly compares amounts by what their terms come to.
func (a amount) exactly(b amount) int {
	x := a.exacts
	if x == nil {
		x = b.exacts
	}
	return x.sum(a.terms[:]).Cmp(x.sum(b.terms[:]))
}
