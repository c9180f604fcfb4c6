-- SPDX-License-Identifier: EUPL-1.2
-- What the database says of itself, the signed checkpoints of all chains, and restores. See
-- docs/formaten/controlepunt.md.

-- kantoorsleutel: the name of the office key that seals this database; database: a random id of it.
CREATE TABLE databasekenmerk (
  naam TEXT NOT NULL PRIMARY KEY,
  waarde TEXT NOT NULL
);

-- One row for each time that a backup was put back. Numbers of series begin anew at ronde * 1000000 + 1.
CREATE TABLE herstel (
  ronde BIGINT NOT NULL PRIMARY KEY CHECK (ronde > 0),
  hersteld_op TEXT NOT NULL
);

-- Signed, numbered 1, 2, 3 …, each naming the hash of the one before.
CREATE TABLE controlepunt (
  nummer BIGINT NOT NULL PRIMARY KEY CHECK (nummer > 0),
  inhoud TEXT NOT NULL,
  hash TEXT NOT NULL,
  sleutel TEXT NOT NULL,
  handtekening TEXT NOT NULL
);

-- The heads that a checkpoint adds: those that changed since the one before.
CREATE TABLE controlepunt_kop (
  dossier TEXT NOT NULL,
  nummer BIGINT NOT NULL CHECK (nummer > 0),
  hash TEXT NOT NULL,
  controlepunt BIGINT NOT NULL REFERENCES controlepunt (nummer),
  PRIMARY KEY (dossier, nummer)
);
CREATE INDEX controlepunt_kop_per_punt ON controlepunt_kop (controlepunt, dossier, nummer);
