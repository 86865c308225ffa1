-- Areas of a draft that its company sent to others.
ALTER TABLE responses ADD COLUMN delegations TEXT; -- JSON, see delegationRow; NULL = none
ALTER TABLE links ADD COLUMN delegation TEXT NOT NULL DEFAULT '';
