-- One record. Open it with sqlite3 or Datasette: tables hold what was read, views answer the common questions.
-- Every start and "end" counts Unicode code points of documents.text, end exclusive, as substr() does:
--   substr(text, start + 1, "end" - start) is the words beside it.
-- Days are ISO texts (YYYY-MM-DD) or null where not known; reasons stand beside them.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
  n INTEGER PRIMARY KEY,                  -- keeps the full-text index in step; means nothing else
  id TEXT NOT NULL UNIQUE,                -- first 16 hex digits of the SHA-256 of the bytes read
  title TEXT NOT NULL, url TEXT NOT NULL, site TEXT NOT NULL,
  lang TEXT NOT NULL,
  covered INTEGER NOT NULL,               -- 1 where a language pack reads this language
  published_earliest TEXT, published_latest TEXT,
  published_how TEXT NOT NULL,            -- given page inferred unknown
  published_why TEXT NOT NULL,
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,              -- of text in UTF-8: shows a text that was changed afterwards
  marks BLOB NOT NULL,                    -- MessagePack, zlib: the document's marks, so that linking needs no second reading
  review TEXT NOT NULL DEFAULT ''
);

CREATE INDEX documents_day ON documents(published_latest, published_earliest, lang);

CREATE TABLE sources (
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  source TEXT NOT NULL,                   -- path or address; the same bytes under two names are one document
  url TEXT NOT NULL, site TEXT NOT NULL, title TEXT NOT NULL,
  given TEXT,                             -- the publication day that the user or the feed gave
  "read" BLOB NOT NULL,                   -- MessagePack, zlib: all that was read beside the text
  PRIMARY KEY (document, source)
);

CREATE TABLE kept (                       -- spares the next build what it need not work out again; lost, it is made again
  what TEXT NOT NULL, line TEXT NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (what, line)
) WITHOUT ROWID;

CREATE TABLE failures (source TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE credits (
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  n INTEGER NOT NULL, credit TEXT NOT NULL,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;

CREATE TABLE headlines (
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (document, start, "end")
) WITHOUT ROWID;

CREATE TABLE junk (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  kind TEXT NOT NULL                      -- spam link byline caption tags share notice repeat furniture
) WITHOUT ROWID;
CREATE INDEX junk_document ON junk(document);

CREATE TABLE dates (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  earliest TEXT, latest TEXT, why TEXT NOT NULL,
  review TEXT NOT NULL DEFAULT ''         -- accepted or amended by hand
) WITHOUT ROWID;
CREATE INDEX dates_document ON dates(document);

CREATE TABLE unread (
  id TEXT PRIMARY KEY,                    -- a sentence that carried a cue and gave no line
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  cue TEXT NOT NULL, reason TEXT NOT NULL,
  review TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX unread_document ON unread(document);

CREATE TABLE people (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, party TEXT NOT NULL,
  review TEXT NOT NULL DEFAULT ''         -- accepted or amended by hand
) WITHOUT ROWID;

CREATE TABLE aliases (
  person TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE ON UPDATE CASCADE,
  alias TEXT NOT NULL,
  PRIMARY KEY (person, alias)
) WITHOUT ROWID;

CREATE TABLE appearances (                -- one person within one document, as that document names them
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  name TEXT NOT NULL, party TEXT NOT NULL, gender TEXT NOT NULL,
  PRIMARY KEY (document, key)
) WITHOUT ROWID;
CREATE INDEX appearances_person ON appearances(person);

CREATE TABLE suggestions (                -- two people that may be one: a typo, another spelling; never merged by itself
  one TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  other TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  why TEXT NOT NULL, score REAL NOT NULL, -- 0 to 1
  PRIMARY KEY (one, other)
) WITHOUT ROWID;

CREATE TABLE roles (
  person TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, party TEXT NOT NULL,
  PRIMARY KEY (person, document, start, "end")
) WITHOUT ROWID;

CREATE TABLE mentions (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  kind TEXT NOT NULL,                     -- person role party office unnamed pronoun
  person TEXT REFERENCES people(id) ON DELETE SET NULL,
  party TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX mentions_document ON mentions(document);
CREATE INDEX mentions_person ON mentions(person);

CREATE TABLE statements (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
  kind TEXT NOT NULL,                     -- direct indirect mixed
  speaker TEXT NOT NULL,
  speaker_id TEXT REFERENCES people(id) ON DELETE SET NULL,
  speaker_text TEXT NOT NULL, speaker_party TEXT NOT NULL,
  relay TEXT NOT NULL,
  cue TEXT NOT NULL, cue_start INTEGER, cue_end INTEGER,
  act TEXT NOT NULL, target_party TEXT NOT NULL,
  condition_start INTEGER, condition_end INTEGER,
  date_earliest TEXT, date_latest TEXT, date_why TEXT NOT NULL,
  confidence REAL NOT NULL,
  flags TEXT NOT NULL,                    -- JSON list
  why TEXT NOT NULL,                      -- JSON object: field -> reason
  rule TEXT NOT NULL,                     -- the construction that read it
  review TEXT NOT NULL DEFAULT '',
  voice TEXT NOT NULL DEFAULT '',         -- party body expert unnamed outlet person
  origin TEXT NOT NULL DEFAULT '',        -- the agency or outlet that the line rests on, else the id of its story
  origin_why TEXT NOT NULL DEFAULT '',
  origin_at TEXT NOT NULL DEFAULT '[]'    -- JSON list of [document, start, end]: the words that show it
);
CREATE INDEX statements_document ON statements(document, start);
CREATE INDEX statements_speaker ON statements(speaker_id);
CREATE INDEX statements_party ON statements(speaker_party, act);

CREATE TABLE statement_issues (
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  issue TEXT NOT NULL,
  PRIMARY KEY (statement, issue)
) WITHOUT ROWID;
CREATE INDEX statement_issues_issue ON statement_issues(issue);

CREATE TABLE acts (
  id TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  act TEXT NOT NULL, by_party TEXT NOT NULL, to_party TEXT NOT NULL,
  statement TEXT REFERENCES statements(id) ON DELETE CASCADE,  -- null where the report tells the act
  plover_event TEXT, plover_mode TEXT,
  date_earliest TEXT, date_latest TEXT, date_why TEXT NOT NULL,
  cue TEXT NOT NULL,
  review TEXT NOT NULL DEFAULT '',
  by_start INTEGER, by_end INTEGER, by_text TEXT,  -- the words that name who acts, also where no party is meant
  to_start INTEGER, to_end INTEGER, to_text TEXT,
  voice TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT '', origin_why TEXT NOT NULL DEFAULT '', origin_at TEXT NOT NULL DEFAULT '[]',
  lent INTEGER NOT NULL DEFAULT 0  -- 1: its issues are those of what stands around it, its own words name none
) WITHOUT ROWID;
CREATE INDEX acts_document ON acts(document, start);
CREATE INDEX acts_statement ON acts(statement);
CREATE INDEX acts_party ON acts(by_party, act);
CREATE INDEX acts_act ON acts(act, by_party, to_party, document);
CREATE INDEX acts_day ON acts(date_earliest, date_latest, document);

CREATE TABLE act_issues (
  act TEXT NOT NULL REFERENCES acts(id) ON DELETE CASCADE,
  issue TEXT NOT NULL,
  PRIMARY KEY (act, issue)
) WITHOUT ROWID;
CREATE INDEX act_issues_issue ON act_issues(issue);

CREATE TABLE stories (
  id TEXT PRIMARY KEY, origin TEXT NOT NULL,
  review TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE TABLE story_documents (
  document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
  story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX story_documents_story ON story_documents(story);

CREATE TABLE edges (
  id TEXT PRIMARY KEY,
  story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE,
  source TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,   -- the report that target copies
  target TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,                     -- copy excerpt rewording translation
  share REAL NOT NULL,
  direction TEXT NOT NULL DEFAULT ''      -- what tells that target copies source and not the other way: day credit spam
) WITHOUT ROWID;
CREATE INDEX edges_story ON edges(story);
CREATE INDEX edges_target ON edges(target);

CREATE TABLE edge_spans (                 -- the passages that both reports share, each in both
  edge TEXT NOT NULL REFERENCES edges(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (edge, n)
) WITHOUT ROWID;

CREATE TABLE claims (
  id TEXT PRIMARY KEY, speaker TEXT NOT NULL,
  stories INTEGER NOT NULL,               -- independent origins: the support
  documents INTEGER NOT NULL,
  review TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE TABLE claim_statements (
  claim TEXT NOT NULL REFERENCES claims(id) ON DELETE CASCADE,
  statement TEXT NOT NULL REFERENCES statements(id) ON DELETE CASCADE,
  PRIMARY KEY (claim, statement)
) WITHOUT ROWID;
CREATE INDEX claim_statements_statement ON claim_statements(statement);

CREATE TABLE meetings (
  id TEXT PRIMARY KEY, what TEXT NOT NULL, forum TEXT NOT NULL, place TEXT NOT NULL,
  date_earliest TEXT, date_latest TEXT, date_why TEXT NOT NULL,
  status TEXT NOT NULL,                   -- planned held cancelled ongoing
  review TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE TABLE meeting_parties (
  meeting TEXT NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
  party TEXT NOT NULL,
  PRIMARY KEY (meeting, party)
) WITHOUT ROWID;

CREATE TABLE meeting_people (
  meeting TEXT NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
  person TEXT NOT NULL REFERENCES people(id) ON DELETE CASCADE,
  PRIMARY KEY (meeting, person)
) WITHOUT ROWID;

CREATE TABLE meeting_evidence (
  meeting TEXT NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  status TEXT NOT NULL,                   -- the status that this report gives
  origin TEXT NOT NULL DEFAULT '', origin_why TEXT NOT NULL DEFAULT '', origin_at TEXT NOT NULL DEFAULT '[]',
  level TEXT NOT NULL DEFAULT '',         -- summit ministers envoys experts, as this report tells it
  length_start INTEGER, length_end INTEGER, length_text TEXT,  -- its words for how long it took
  date_earliest TEXT, date_latest TEXT, date_why TEXT NOT NULL DEFAULT '',  -- the day that it gives
  was_earliest TEXT, was_latest TEXT,     -- the day from which it was moved
  PRIMARY KEY (meeting, document, start, "end")
) WITHOUT ROWID;
CREATE INDEX meeting_evidence_document ON meeting_evidence(document);

CREATE TABLE conflicts (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                     -- number date polarity attribution status claim_denial
  what TEXT NOT NULL,
  review TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT ''            -- what makes the spans contradict one another
) WITHOUT ROWID;

CREATE TABLE conflict_spans (
  conflict TEXT NOT NULL REFERENCES conflicts(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  origin TEXT NOT NULL DEFAULT '',         -- what the words rest on: an agency or outlet, or the id of a story
  PRIMARY KEY (conflict, n)
) WITHOUT ROWID;
CREATE INDEX conflict_spans_document ON conflict_spans(document);

-- Corrections by hand. They are applied again after every build; no build takes them away.
CREATE TABLE amendments (
  n INTEGER PRIMARY KEY,
  action TEXT NOT NULL,                   -- accept reject set span rename merge split party
  line TEXT NOT NULL,                     -- id of the line, or the party or words meant
  field TEXT NOT NULL, value TEXT NOT NULL,
  anchor TEXT NOT NULL,                   -- "kind document start end": the line is found by it when its id changes
  was TEXT NOT NULL,                      -- what stood there before
  who TEXT NOT NULL, made TEXT NOT NULL,  -- by whom and when (UTC)
  undone TEXT NOT NULL DEFAULT '',        -- when it was taken back
  rests TEXT NOT NULL DEFAULT ''          -- why it changes nothing now: its line is gone
);

CREATE VIRTUAL TABLE documents_fts USING fts5(title, text, content='documents', content_rowid='n');
CREATE TRIGGER documents_in AFTER INSERT ON documents BEGIN
  INSERT INTO documents_fts(rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER documents_out AFTER DELETE ON documents BEGIN
  INSERT INTO documents_fts(documents_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;
CREATE TRIGGER documents_change AFTER UPDATE OF title, text ON documents BEGIN
  INSERT INTO documents_fts(documents_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
  INSERT INTO documents_fts(rowid, title, text) VALUES (new.n, new.title, new.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5(speaker, quote, content='statements', content_rowid='n');
CREATE TRIGGER statements_in AFTER INSERT ON statements BEGIN
  INSERT INTO statements_fts(rowid, speaker, quote) VALUES (new.n, new.speaker, new.quote);
END;
CREATE TRIGGER statements_out AFTER DELETE ON statements BEGIN
  INSERT INTO statements_fts(statements_fts, rowid, speaker, quote) VALUES ('delete', old.n, old.speaker, old.quote);
END;
CREATE TRIGGER statements_change AFTER UPDATE OF speaker, quote ON statements BEGIN
  INSERT INTO statements_fts(statements_fts, rowid, speaker, quote) VALUES ('delete', old.n, old.speaker, old.quote);
  INSERT INTO statements_fts(rowid, speaker, quote) VALUES (new.n, new.speaker, new.quote);
END;

-- Who said what, newest report first.
CREATE VIEW who_said_what AS
SELECT d.published_latest AS published, s.speaker, s.speaker_party AS party, s.act, s.target_party AS target,
       s.quote, s.kind, s.confidence, d.title, d.site, s.id AS statement, s.document
FROM statements s JOIN documents d ON d.id = s.document
ORDER BY d.published_latest DESC, s.document, s.start;

-- Demands, spoken or told, with the words.
CREATE VIEW demands AS
SELECT a.by_party AS party, a.to_party AS target, a.text, group_concat(i.issue, ', ') AS issues,
       coalesce(s.speaker, '') AS speaker, a.id AS act, a.document
FROM acts a LEFT JOIN act_issues i ON i.act = a.id LEFT JOIN statements s ON s.id = a.statement
WHERE a.act = 'demand' GROUP BY a.id ORDER BY a.by_party, a.document, a.start;

-- Each issue and party with how often each act occurs.
CREATE VIEW acts_by_issue AS
SELECT i.issue, a.by_party AS party, a.act, count(*) AS acts, count(DISTINCT sd.story) AS stories
FROM act_issues i JOIN acts a ON a.id = i.act JOIN story_documents sd ON sd.document = a.document
WHERE a.by_party <> '' GROUP BY i.issue, a.by_party, a.act;

-- Meetings by day, with parties and the number of independent origins.
CREATE VIEW meeting_calendar AS
SELECT m.date_earliest AS earliest, m.date_latest AS latest, m.status, m.what, m.place, m.forum,
       (SELECT group_concat(party, ' ') FROM meeting_parties p WHERE p.meeting = m.id) AS parties,
       (SELECT count(DISTINCT sd.story) FROM meeting_evidence e JOIN story_documents sd ON sd.document = e.document
        WHERE e.meeting = m.id) AS stories, m.id AS meeting
FROM meetings m ORDER BY m.date_earliest IS NULL, m.date_earliest, m.id;

-- Which reports are copies of which.
CREATE VIEW copies AS
SELECT e.kind, e.share, a.title AS title, e.source, b.title AS copy_title, e.target AS copy
FROM edges e JOIN documents a ON a.id = e.source JOIN documents b ON b.id = e.target;

-- Reports that no language pack reads, and reports that could not be read at all.
CREATE VIEW not_covered AS
SELECT s.source AS source, 'language ' || coalesce(nullif(d.lang, ''), 'unknown') || ' is not covered' AS reason
FROM documents d JOIN sources s ON s.document = d.id WHERE d.covered = 0
UNION ALL SELECT source, reason FROM failures;
