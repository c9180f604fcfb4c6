-- SPDX-License-Identifier: EUPL-1.2
-- The work list by pages, its counts, search by keyed marks, and what was computed of a case. All of it can be made
-- again from the events; none of it holds a name or anything else about a person that can be read. Runs on SQLite and
-- PostgreSQL alike. See docs/adr/0047 and 0048.

-- staat: open, afgerond. beurt: the role that must act, "ander" when somebody outside the office must, empty when nobody.
-- stil_tot: the last day on which the clock can stand still, empty when it runs. vorm: how the line was made.
ALTER TABLE werkvoorraad ADD COLUMN staat TEXT NOT NULL DEFAULT 'open';
ALTER TABLE werkvoorraad ADD COLUMN beurt TEXT NOT NULL DEFAULT '';
ALTER TABLE werkvoorraad ADD COLUMN stil_tot TEXT NOT NULL DEFAULT '';
ALTER TABLE werkvoorraad ADD COLUMN soort TEXT NOT NULL DEFAULT '';
ALTER TABLE werkvoorraad ADD COLUMN vorm BIGINT NOT NULL DEFAULT 0;
UPDATE werkvoorraad SET uiterlijk = '9999-12-31' WHERE uiterlijk IS NULL;
UPDATE werkvoorraad SET staat = 'afgerond' WHERE status = 'brief verzonden';

DROP INDEX werkvoorraad_per_kantoor;
CREATE INDEX werkvoorraad_op_termijn ON werkvoorraad (kantoor, staat, uiterlijk, zaaknummer, stil_tot);
CREATE INDEX werkvoorraad_op_beurt ON werkvoorraad (kantoor, staat, beurt, uiterlijk, zaaknummer, stil_tot);
CREATE INDEX werkvoorraad_op_vorm ON werkvoorraad (vorm);

-- How many lines there are, so that no page has to count them. Of finished cases only the total of the office.
CREATE TABLE werktelling (
  kantoor TEXT NOT NULL,
  staat TEXT NOT NULL,
  beurt TEXT NOT NULL,
  uiterlijk TEXT NOT NULL,
  stil_tot TEXT NOT NULL,
  aantal BIGINT NOT NULL,
  PRIMARY KEY (kantoor, staat, beurt, uiterlijk, stil_tot)
);
INSERT INTO werktelling (kantoor, staat, beurt, uiterlijk, stil_tot, aantal)
  SELECT kantoor, 'open', beurt, uiterlijk, stil_tot, COUNT(*) FROM werkvoorraad WHERE staat = 'open'
  GROUP BY kantoor, beurt, uiterlijk, stil_tot;
INSERT INTO werktelling (kantoor, staat, beurt, uiterlijk, stil_tot, aantal)
  SELECT kantoor, 'afgerond', '', '', '', COUNT(*) FROM werkvoorraad WHERE staat = 'afgerond' GROUP BY kantoor;

-- By which words a case can be found: a keyed hash of each, never the word.
CREATE TABLE zoekmerk (
  merk BIGINT NOT NULL,
  zaaknummer TEXT NOT NULL,
  PRIMARY KEY (merk, zaaknummer)
);
CREATE INDEX zoekmerk_per_zaak ON zoekmerk (zaaknummer);

-- What was computed of a case, encrypted with the key of its dossier.
CREATE TABLE beeld (
  dossier TEXT NOT NULL PRIMARY KEY,
  inhoud BYTEA NOT NULL
);

-- The events up to a number together, encrypted with the key of the dossier and bound to the hash they end with.
CREATE TABLE momentopname (
  dossier TEXT NOT NULL PRIMARY KEY,
  nummer BIGINT NOT NULL,
  hash TEXT NOT NULL,
  inhoud BYTEA NOT NULL
);
