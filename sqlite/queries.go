package sqlite

// query is one statement. All stand here, so that a test can show that each is
// served by an index.
type query string

const (
	responseColumns   = "id, instrument, major, minor, patch, state, revision, notice_version, notice_at, language, profile, unfinished, contact_key, answers, began, saved, expires, submitted, withdrawn, company, assurance, confirmation, updates, delegations, rectifies, position"
	reportColumns     = "number, response, engine, assurance, before, before_engine, replaces, link, issued"
	reportFileColumns = "hash, length, number, renderer, language, seal, issued"
	linkColumns       = "hash, response, scope, created, expires, revoked, delegation"
	factColumns       = "response, company, instrument, major, minor, patch, engine, submitted, province, size, staff, ateco, ateco_version, reason, assurance, level, overall, areas, in_use, planned, superseded, withdrawn"
	mailColumns       = "id, kind, response, contact_key, created, due, attempts, sent"

	selectResponse     query = "SELECT " + responseColumns + " FROM responses WHERE id = ?"
	selectByContact    query = "SELECT " + responseColumns + " FROM responses WHERE contact_key = ? AND contact_key <> '' AND state IN ('draft', 'submitted') AND id > ? ORDER BY id LIMIT ?"
	selectFrozen       query = "SELECT id FROM responses WHERE instrument = ? AND major = ? AND minor = ? AND patch = ? AND state IN ('submitted', 'withdrawn') AND id > ? ORDER BY id LIMIT ?"
	insertResponse     query = "INSERT INTO responses (" + responseColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	replaceResponse    query = "UPDATE responses SET (" + responseColumns + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ? AND revision = ?"
	selectExpired      query = "SELECT id FROM responses WHERE state = 'draft' AND expires < ? ORDER BY expires LIMIT ?"
	deleteResponse     query = "DELETE FROM responses WHERE id = ?"
	deleteLinks        query = "DELETE FROM links WHERE response = ?"
	selectResult       query = "SELECT engine, result FROM results WHERE response = ? AND official = 1"
	selectResultBy     query = "SELECT engine, result FROM results WHERE response = ? AND engine = ?"
	demoteResults      query = "UPDATE results SET official = 0 WHERE response = ?"
	upsertResult       query = "INSERT INTO results (response, engine, official, result) VALUES (?, ?, 1, ?) ON CONFLICT DO UPDATE SET official = 1, result = excluded.result"
	selectLink         query = "SELECT " + linkColumns + " FROM links WHERE hash = ?"
	selectOpened       query = "SELECT " + linkColumns + ", COALESCE((SELECT revision FROM responses WHERE id = links.response), 0) FROM links WHERE hash = ?"
	selectLinks        query = "SELECT " + linkColumns + " FROM links WHERE response = ? ORDER BY created, hash"
	insertLink         query = "INSERT INTO links (" + linkColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?)"
	revokeLinks        query = "UPDATE links SET revoked = ? WHERE response = ? AND revoked IS NULL"
	revokeLink         query = "UPDATE links SET revoked = ? WHERE hash = ? AND response = ? AND revoked IS NULL"
	selectCompany      query = "SELECT id, codice_fiscale, name, revision, first_seen FROM companies WHERE codice_fiscale = ?"
	insertCompany      query = "INSERT INTO companies (id, codice_fiscale, name, revision, first_seen) VALUES (?, ?, ?, 1, ?)"
	replaceCompany     query = "UPDATE companies SET codice_fiscale = ?, name = ?, first_seen = ?, revision = revision + 1 WHERE id = ? AND revision = ?"
	selectFacts        query = "SELECT " + factColumns + " FROM facts WHERE company = ? AND instrument = ? ORDER BY submitted, response"
	upsertFact         query = "INSERT OR REPLACE INTO facts (" + factColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	selectReport       query = "SELECT " + reportColumns + " FROM reports WHERE number = ?"
	selectReportOf     query = "SELECT " + reportColumns + " FROM reports WHERE response = ?"
	selectReportByLink query = "SELECT " + reportColumns + " FROM reports WHERE link = ?"
	insertReport       query = "INSERT INTO reports (" + reportColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
	selectReportFile   query = "SELECT " + reportFileColumns + " FROM report_files WHERE hash = ?"
	insertReportFile   query = "INSERT INTO report_files (" + reportFileColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?)"
	insertMail         query = "INSERT INTO outbox (" + mailColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
	claimMail          query = "UPDATE outbox SET due = ?, attempts = attempts + 1 WHERE id = (SELECT id FROM outbox WHERE due <= ? ORDER BY due, id LIMIT 1) RETURNING " + mailColumns
	rescheduleMail     query = "UPDATE outbox SET due = ?, sent = ? WHERE id = ?"
	deleteMail         query = "DELETE FROM outbox WHERE id = ?"
	selectBuilding     query = "SELECT generation FROM building WHERE what = 'facts'"
	upsertBuilding     query = "INSERT OR REPLACE INTO building (what, generation) VALUES ('facts', ?)"
	deleteBuilding     query = "DELETE FROM building WHERE what = 'facts' AND generation = ?"
	insertMark         query = "INSERT OR IGNORE INTO marks (name) VALUES (?)"
	selectMark         query = "SELECT count(*) FROM marks WHERE name = ?"
	insertPublished    query = "INSERT INTO publications (id, major, minor, patch, digest, canonical, published, retired) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
	retirePublished    query = "UPDATE publications SET retired = ? WHERE id = ? AND major = ? AND minor = ? AND patch = ? AND retired IS NULL"
	selectPublished    query = "SELECT id, major, minor, patch, digest, canonical, published, retired FROM publications WHERE id = ? AND major = ? AND minor = ? AND patch = ?"
	selectAllPublished query = "SELECT id, major, minor, patch, digest, NULL, published, retired FROM publications ORDER BY id, major, minor, patch"
)

var queries = []query{
	selectResponse, selectByContact, selectFrozen, insertResponse, replaceResponse, selectExpired, deleteResponse, deleteLinks,
	selectResult, selectResultBy, demoteResults, upsertResult, selectLink, selectOpened, selectLinks, insertLink, revokeLinks, revokeLink,
	selectReport, selectReportOf, selectReportByLink, insertReport, selectReportFile, insertReportFile,
	selectCompany, insertCompany, replaceCompany, selectFacts, upsertFact,
	selectBuilding, upsertBuilding, deleteBuilding, insertMark, selectMark, insertMail, claimMail, rescheduleMail, deleteMail, insertPublished, retirePublished, selectPublished, selectAllPublished,
}
