package staff

import (
	"cmp"
	"errors"

	"maturita/survey"
	"maturita/territory"
)

// Scope is where something is done. The zero value is nowhere and refused.
type Scope struct {
	kind    scopeKind
	chamber territory.ChamberID
	region  string
}

type scopeKind string

const (
	inChamber scopeKind = "chamber"
	inRegion  scopeKind = "region"
	inNetwork scopeKind = "network"
	inService scopeKind = "service"
)

// InChamber is the scope of one chamber's companies, accounts and record.
func InChamber(id territory.ChamberID) Scope { return Scope{kind: inChamber, chamber: id} }

// InRegion is the scope of a region's snapshots.
func InRegion(name string) Scope { return Scope{kind: inRegion, region: name} }

// InNetwork is the scope of the whole network's snapshots.
func InNetwork() Scope { return Scope{kind: inNetwork} }

// InService is the scope of what belongs to no chamber: accounts of all, the
// record of all.
func InService() Scope { return Scope{kind: inService} }

// String is the scope as it stands in the record.
func (s Scope) String() string {
	if place := cmp.Or(string(s.chamber), s.region); place != "" {
		return string(s.kind) + ":" + place
	}
	return string(s.kind)
}

// Chamber is the chamber of a scope, "" for another kind of scope.
func (s Scope) Chamber() territory.ChamberID { return s.chamber }

// Region is the region of a scope, "" for another kind of scope.
func (s Scope) Region() string { return s.region }

// errNoScope is a scope that somebody forgot: a fault of ours.
var errNoScope = survey.FailWith(survey.Internal, "error.internal", errors.New("staff: an action without a scope"))

// Action is what somebody does.
type Action string

const (
	SignInAction      Action = "sign-in"
	SignOutAction     Action = "sign-out"
	SetPasswordAction Action = "set-password"
	ReadAccounts      Action = "read-accounts"
	AddAccount        Action = "add-account"
	ChangeAccount     Action = "change-account"
	InviteAccount     Action = "invite-account" // a new link to set a password
	ReadRecord        Action = "read-record"
)

// permitted are the roles that may do something in a scope.
var permitted = map[Action]map[scopeKind][]Role{
	ReadAccounts:  {inChamber: {Officer, System}, inService: {System}},
	AddAccount:    {inChamber: {Officer, System}, inService: {System}},
	ChangeAccount: {inChamber: {Officer, System}, inService: {System}},
	InviteAccount: {inChamber: {Officer, System}, inService: {System}},
	ReadRecord:    {inChamber: {Officer, System}, inService: {System}},

	ReadFigures:      {inChamber: {Advisor, Officer}},
	ReadCompanies:    {inChamber: {Advisor, Officer}},
	ReadCompany:      {inChamber: {Advisor, Officer}},
	ConfirmResponse:  {inChamber: {Advisor, Officer}},
	ReissueLink:      {inChamber: {Advisor, Officer}},
	WithdrawResponse: {inChamber: {Advisor, Officer}},
	IssueReport:      {inChamber: {Advisor, Officer}},
	AddNote:          {inChamber: {Advisor, Officer}},

	ReadNetwork: {inNetwork: {Network, Advisor, Officer}},
	ReadRegion:  {inRegion: {Network, Regional}},
}

// may reports whether an account's grants permit something somewhere. What is in
// the scope of the network belongs to no chamber and no region: whoever has the
// role in one of them may do it.
func (a Account) may(action Action, where Scope) bool {
	for _, role := range permitted[action][where.kind] {
		for _, g := range a.Grants {
			switch {
			case g.Role != role:
			case role == System, role == Network, where.kind == inNetwork, g.Chamber == where.chamber && g.Region == where.region:
				return true
			}
		}
	}
	return false
}
