-- The store of an archive (docs/archive.md describes it). `PRAGMA user_version` is its version.

CREATE TABLE runs (          -- one row a `clauses archive scan`
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,     -- UTC, as 2026-11-25T15:04:05Z
  ended TEXT,                -- NULL where it was interrupted
  made_with TEXT NOT NULL,   -- sha256 of what decides a result: version, model, policies, options
  tool TEXT NOT NULL         -- JSON: what that sha256 is of
);

CREATE TABLE files (         -- one row a path
  path TEXT PRIMARY KEY,     -- relative to the folder scanned; a member as packet.zip!/a/b.pdf
  root TEXT NOT NULL,        -- the folder, archive or address it is relative to
  sha256 TEXT,               -- of its content; NULL where that could not be read
  size INTEGER,              -- bytes
  modified TEXT,             -- as last seen; decides with the size whether it is hashed again
  status TEXT NOT NULL,      -- found | vanished | unreadable | passed_over
  reason TEXT NOT NULL DEFAULT '',
  advice TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX files_by_content ON files (sha256);

CREATE TABLE contents (      -- one row a content, however many paths have it
  sha256 TEXT PRIMARY KEY,
  made_with TEXT NOT NULL,
  status TEXT NOT NULL,      -- ok | partial | unreadable | refused | lost
  reason TEXT NOT NULL,
  advice TEXT NOT NULL,
  pages INTEGER NOT NULL,
  pages_text INTEGER NOT NULL,
  pages_ocr INTEGER NOT NULL,
  pages_unreadable INTEGER NOT NULL,
  warnings TEXT NOT NULL,    -- JSON list
  seconds REAL NOT NULL,     -- what reading it took
  path TEXT                  -- the path its reports call it by: its smallest, once a run has ended
) WITHOUT ROWID;

CREATE TABLE unread_pages (
  sha256 TEXT NOT NULL REFERENCES contents ON DELETE CASCADE,
  page INTEGER NOT NULL,     -- from 1 in the file
  reason TEXT NOT NULL,
  PRIMARY KEY (sha256, page)
) WITHOUT ROWID;

CREATE TABLE deals (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES contents ON DELETE CASCADE,
  number INTEGER NOT NULL,   -- from 0 in the file
  title TEXT NOT NULL,
  vendor TEXT,
  customer TEXT,
  event TEXT NOT NULL,
  date TEXT,                 -- effective date, as 2021-06-30
  year INTEGER,
  data_class TEXT,
  value REAL,                -- dollars
  third_party_sharing TEXT NOT NULL,  -- the level of each verdict
  federal_access TEXT NOT NULL,
  retention TEXT NOT NULL,
  status TEXT NOT NULL,      -- ok | partial | unreadable
  UNIQUE (sha256, number)
);

CREATE TABLE facts (
  deal_id INTEGER NOT NULL REFERENCES deals ON DELETE CASCADE,
  number INTEGER NOT NULL,   -- from 0 in the deal
  name TEXT NOT NULL,        -- docs/policies.md explains each
  value TEXT NOT NULL,
  quote TEXT NOT NULL,
  page INTEGER NOT NULL,     -- from 1 in the file
  PRIMARY KEY (deal_id, number)
) WITHOUT ROWID;

CREATE TABLE deal_reports (  -- apart from the deals, so that asking for these reads no more
  deal_id INTEGER PRIMARY KEY REFERENCES deals ON DELETE CASCADE,
  report BLOB NOT NULL       -- zlib of JSON: the deal as in `clauses scan --format json`
);

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES contents ON DELETE CASCADE,
  number INTEGER NOT NULL,   -- from 0 in the file
  deal_id INTEGER REFERENCES deals ON DELETE CASCADE,
  kind TEXT NOT NULL,
  first_page INTEGER NOT NULL,
  last_page INTEGER NOT NULL,
  title TEXT,
  parties TEXT NOT NULL,     -- JSON list
  date TEXT,
  words INTEGER NOT NULL,
  signature BLOB,            -- 128 little-endian 32-bit MinHash values
  UNIQUE (sha256, number)
);
CREATE INDEX documents_by_deal ON documents (deal_id);

CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  finding TEXT NOT NULL,     -- its id in reports
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  deal_id INTEGER REFERENCES deals ON DELETE CASCADE,
  family TEXT NOT NULL,
  stance TEXT NOT NULL,
  probability REAL NOT NULL,
  review INTEGER NOT NULL,
  superseded INTEGER NOT NULL,
  quote TEXT NOT NULL,
  page INTEGER NOT NULL,           -- from 1 in the file
  document_page INTEGER NOT NULL,  -- from 1 in the document
  clause_number TEXT,
  clause_heading TEXT,
  data TEXT,
  sale INTEGER,
  period TEXT,
  counted_from TEXT
);
CREATE INDEX findings_by_document ON findings (document_id);
CREATE INDEX findings_by_deal ON findings (deal_id);
CREATE INDEX findings_by_label ON findings (family, stance);

CREATE TABLE recipients (
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  recipient TEXT NOT NULL,
  PRIMARY KEY (recipient, finding_id)
) WITHOUT ROWID;
CREATE INDEX recipients_by_finding ON recipients (finding_id);

CREATE TABLE risks (
  id INTEGER PRIMARY KEY,
  deal_id INTEGER NOT NULL REFERENCES deals ON DELETE CASCADE,
  rule TEXT NOT NULL,
  policy TEXT NOT NULL,
  outcome TEXT NOT NULL,     -- risk | missing | met | review | not_applicable | cannot_tell
  severity TEXT NOT NULL,
  family TEXT,
  title TEXT NOT NULL
);
CREATE INDEX risks_by_deal ON risks (deal_id);
CREATE INDEX risks_by_rule ON risks (rule, outcome);

CREATE TABLE risk_findings (
  risk_id INTEGER NOT NULL REFERENCES risks ON DELETE CASCADE,
  finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  PRIMARY KEY (risk_id, finding_id)
) WITHOUT ROWID;
CREATE INDEX risk_findings_by_finding ON risk_findings (finding_id);

CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  page INTEGER NOT NULL,
  document_page INTEGER NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX pages_by_document ON pages (document_id);

CREATE VIRTUAL TABLE pages_text USING fts5 (
  text, content = 'pages', content_rowid = 'id', tokenize = 'porter unicode61'
);
CREATE VIRTUAL TABLE findings_text USING fts5 (
  quote, content = 'findings', content_rowid = 'id', tokenize = 'porter unicode61'
);

-- Whatever changes a page or a finding changes what is searched, in the same transaction.
CREATE TRIGGER pages_added AFTER INSERT ON pages BEGIN
  INSERT INTO pages_text (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER pages_removed AFTER DELETE ON pages BEGIN
  INSERT INTO pages_text (pages_text, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER findings_added AFTER INSERT ON findings BEGIN
  INSERT INTO findings_text (rowid, quote) VALUES (new.id, new.quote);
END;
CREATE TRIGGER findings_removed AFTER DELETE ON findings BEGIN
  INSERT INTO findings_text (findings_text, rowid, quote) VALUES ('delete', old.id, old.quote);
END;
