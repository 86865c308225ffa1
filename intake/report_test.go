package intake

import "testing"

// TestVerificationLinksStayAsPrinted pins how the link follows from number and
// codice fiscale: it is on paper, and only its hash is stored.
func TestVerificationLinksStayAsPrinted(t *testing.T) {
	const want = "B182caScIYBw-58sFMCKLiAbV1c"
	token := verificationToken("234567ABCDEFGHJ", "01704760097")
	if token != want || !token.plausible() {
		t.Errorf("%s, want %s", token, want)
	}
	for _, other := range []Token{verificationToken("234567ABCDEFGHK", "01704760097"), verificationToken("234567ABCDEFGHJ", "12345678903")} {
		if other == token || !other.plausible() {
			t.Errorf("%s is the link of another report too", other)
		}
	}
}
