-- SPDX-License-Identifier: EUPL-1.2
-- Dossiers, their events and keys, the work list, and the two logs. Runs on SQLite and PostgreSQL alike:
-- dates and moments are ISO text, encrypted content is bytes. See docs/formaten/gebeurtenis.md.

CREATE TABLE dossier (
  dossier TEXT NOT NULL PRIMARY KEY,
  kantoor TEXT NOT NULL,
  laatste_nummer BIGINT NOT NULL,
  laatste_hash TEXT NOT NULL
);
CREATE INDEX dossier_per_kantoor ON dossier (kantoor);

-- The key of a dossier, wrapped by the office key. Erasing sets sleutel to NULL.
CREATE TABLE dossiersleutel (
  dossier TEXT NOT NULL PRIMARY KEY REFERENCES dossier (dossier),
  kantoorsleutel TEXT NOT NULL,
  sleutel BYTEA
);

CREATE TABLE gebeurtenis (
  dossier TEXT NOT NULL REFERENCES dossier (dossier),
  nummer BIGINT NOT NULL CHECK (nummer > 0),
  soort TEXT NOT NULL,
  account TEXT NOT NULL,
  rol TEXT NOT NULL,
  kantoor TEXT NOT NULL,
  geldig_op TEXT NOT NULL,
  vastgelegd_op TEXT NOT NULL,
  inhoud BYTEA NOT NULL,
  inhoud_sha256 TEXT NOT NULL,
  vorige TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (dossier, nummer)
);

-- A read model: can be thrown away and made again from the events.
CREATE TABLE werkvoorraad (
  zaaknummer TEXT NOT NULL PRIMARY KEY,
  dossier TEXT NOT NULL REFERENCES dossier (dossier),
  kantoor TEXT NOT NULL,
  status TEXT NOT NULL,
  uiterlijk TEXT,
  velden TEXT NOT NULL,
  persoonlijk BYTEA NOT NULL
);
CREATE INDEX werkvoorraad_per_kantoor ON werkvoorraad (kantoor, uiterlijk);
CREATE INDEX werkvoorraad_per_dossier ON werkvoorraad (dossier);

-- Numbers that are given once: reeks "MZ-2026".
CREATE TABLE teller (
  reeks TEXT NOT NULL PRIMARY KEY,
  laatste BIGINT NOT NULL
);

-- Who saw or did what.
CREATE TABLE auditlog (
  regel TEXT NOT NULL PRIMARY KEY,
  verwerking TEXT NOT NULL,
  tijdstip TEXT NOT NULL,
  account TEXT NOT NULL,
  rol TEXT NOT NULL,
  kantoor TEXT NOT NULL,
  dossier TEXT NOT NULL,
  handeling TEXT NOT NULL,
  doel TEXT NOT NULL,
  afloop TEXT NOT NULL
);
CREATE INDEX auditlog_per_dossier ON auditlog (dossier, tijdstip);
CREATE INDEX auditlog_per_account ON auditlog (account, tijdstip);

-- Which processing ran, without any user; tied to the audit log by verwerking.
CREATE TABLE verwerkingenlog (
  regel TEXT NOT NULL PRIMARY KEY,
  verwerking TEXT NOT NULL,
  activiteit TEXT NOT NULL,
  dossier TEXT NOT NULL,
  spoor TEXT NOT NULL,
  afloop TEXT NOT NULL,
  begin TEXT NOT NULL,
  einde TEXT NOT NULL
);
CREATE INDEX verwerkingenlog_per_dossier ON verwerkingenlog (dossier, begin);
