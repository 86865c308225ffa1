package survey

// Technology is one of the technologies that voucher calls list (Bando voucher
// digitali I4.0, CCIAA Riviere di Liguria 2018, art. 2 c. 3). Its name is the
// message technology.<id>.
type Technology struct {
	ID   TechnologyID
	List int // Elenco 1 or 2
}

var technologies = []Technology{
	{"advanced-manufacturing", 1},
	{"additive-manufacturing", 1},
	{"augmented-virtual-reality", 1},
	{"simulation", 1},
	{"integration", 1},
	{"iot", 1},
	{"cloud", 1},
	{"cybersecurity", 1},
	{"big-data", 1},
	{"supply-chain", 1},
	{"logistics-software", 1},
	{"e-commerce", 2},
	{"electronic-payments", 2},
	{"edi", 2},
	{"geolocation", 2},
	{"in-store", 2},
	{"system-integration", 2},
}

// Technologies returns the known technologies in the order of the lists. Ids
// are stable: they are never reused with another meaning.
func Technologies() []Technology { return append([]Technology(nil), technologies...) }

// TechnologyKnown reports whether an id is one of Technologies.
func TechnologyKnown(id TechnologyID) bool {
	for _, t := range technologies {
		if t.ID == id {
			return true
		}
	}
	return false
}
