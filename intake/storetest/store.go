package storetest

import "testing"

// RunStore holds a store against the contract of intake.Store.
func RunStore(t *testing.T, place Place) {
	for _, c := range []struct {
		name string
		run  func(*shelf)
	}{
		{"every field comes back, instants rounded", fieldsComeBack},
		{"instants given to a change are rounded", changesAreRounded},
		{"answers of every kind come back", answersComeBack},
		{"any text comes back", textsComeBack},
		{"no list differs from an empty one", emptyDiffersFromNone},
		{"what is not there is not found", notThere},
		{"what is unique is not stored twice", uniqueOnce},
		{"facts and results are replaced", factsAndResultsReplaced},
		{"facts come by submission", factsOrdered},
		{"a replacement needs the revision that was read", revisionsGuard},
		{"one of many replaces a revision of a response", oneReplacesResponse},
		{"one of many puts a company", onePutsCompany},
		{"reads in a transaction see its writes", readsSeeWrites},
		{"a transaction that fails leaves nothing", failureLeavesNothing},
		{"a transaction that panics leaves nothing", panicLeavesNothing},
		{"a write that failed cannot be made a success", swallowedFailure},
		{"errors of the caller pass through", callersErrors},
		{"no increment is lost", incrementsKept},
		{"a transaction sees all of another or nothing", wholeTransactions},
		{"nothing is done for a cancelled context", cancelledBefore},
		{"a transaction cancelled under way leaves nothing", cancelledWithin},
		{"a store outlives many cancelled operations", cancelledStorm},
		{"responses of a contact come in pages", contactPages},
		{"pages stay in step while responses come and go", contactPagesMove},
		{"submitted and withdrawn responses to a version come in pages", frozenPages},
		{"a generation of facts takes the place of another at once", factsSwitch},
		{"a generation that was not finished leaves nothing", factsUnfinished},
		{"of generations begun one after the other the last is made", factsSuperseded},
		{"facts put while a generation is begun and switched are in both", factsPutMeanwhile},
		{"a result by each engine stays, one is official", resultsByEngine},
		{"reports are registered once and found by each key", reportsRegistered},
		{"one of many registers the report of a response", oneRegisters},
		{"links come oldest first", linksOrdered},
		{"a link comes with the revision of its response", openedLinks},
		{"revoking takes the named links, or all", revokeSemantics},
		{"mails are claimed in turn, rescheduled, deleted", outboxTurns},
		{"each mail is claimed once by many workers", claimedOnce},
		{"a mail whose worker died is claimed again", claimedAgain},
		{"drafts expire within the limit, nothing else does", expiredWithinLimit},
		{"expiring at once deletes each draft once", expiredOnce},
		{"a draft saved while it expires is saved or gone", savedWhileExpiring},
		{"publications come by id and number of version", publicationsOrdered},
		{"one of many publishes a version", onePublishes},
		{"a version is retired once and stays readable", retiredOnce},
		{"one of many retires a version", oneRetires},
		{"a mark stays", marksStay},
		{"data outlive closing and opening", dataOutliveClosing},
		{"instances see one another's writes", instancesAgree},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(newShelf(t, place)) })
	}
}
