// Package staff is what people of the chambers do: accounts, sessions, who may
// do what where, and the record of it. Authorising and recording are one step
// with an explicit actor and scope (DESIGN, decision 12).
package staff

import (
	"slices"
	"time"

	"maturita/territory"
)

// Role is what an account may do; most roles hold for one chamber or region.
type Role string

const (
	Advisor  Role = "advisor"  // follows the companies of a chamber
	Officer  Role = "officer"  // administers a chamber: its accounts, its record, and what advisors do
	Network  Role = "network"  // reads the snapshots of the whole network
	Regional Role = "regional" // reads the snapshots of a region
	System   Role = "system"   // runs the service: accounts and record of all; no company's data
)

// Roles are all of them, in the order in which they are offered.
var Roles = []Role{Advisor, Officer, Network, Regional, System}

// Grant is a role where it holds. Chamber is set for Advisor and Officer alone,
// Region for Regional alone.
type Grant struct {
	Role    Role
	Chamber territory.ChamberID
	Region  string
}

// valid reports whether a grant names the place that its role needs, and no
// other.
func (g Grant) valid() bool {
	switch g.Role {
	case Advisor, Officer:
		_, known := territory.Italy().Chamber(g.Chamber)
		return known && g.Region == ""
	case Regional:
		return g.Chamber == "" && slices.Contains(territory.Italy().Regions(), g.Region)
	case Network, System:
		return g == Grant{Role: g.Role}
	}
	return false
}

// AccountID names an account. It stands in the record for ever.
type AccountID string

// Account is somebody who can sign in.
type Account struct {
	ID         AccountID
	Email      string // normalised, unique
	Name       string
	Password   string // argon2id hash in PHC form, "" until the person has set one
	Grants     []Grant
	Revision   int64
	CreatedAt  time.Time // UTC in whole milliseconds, as all instants here
	DisabledAt time.Time // zero = may sign in

	HasPassword bool // of an account that is shown without the hash
}

// Active reports whether the account may sign in.
func (a Account) Active() bool { return a.DisabledAt.IsZero() && a.Password != "" }

// Has reports whether an account has a grant.
func (a Account) Has(g Grant) bool { return slices.Contains(a.Grants, g) }

// Chambers are those that an account is at work for, in order.
func (a Account) Chambers() []territory.ChamberID {
	var all []territory.ChamberID
	for _, g := range a.Grants {
		if g.Chamber != "" && !slices.Contains(all, g.Chamber) {
			all = append(all, g.Chamber)
		}
	}
	slices.Sort(all)
	return all
}
