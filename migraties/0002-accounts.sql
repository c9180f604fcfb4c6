-- SPDX-License-Identifier: EUPL-1.2
-- Local accounts, what failed at login, and sessions.

CREATE TABLE account (
  account TEXT NOT NULL PRIMARY KEY,
  naam TEXT NOT NULL UNIQUE,
  weergavenaam TEXT NOT NULL,
  rol TEXT NOT NULL,
  kantoor TEXT NOT NULL,
  wachtwoord TEXT NOT NULL,
  geblokkeerd BIGINT NOT NULL,
  gemaakt_op TEXT NOT NULL
);

-- The dossiers that an account of the portal may see.
CREATE TABLE account_dossier (
  account TEXT NOT NULL REFERENCES account (account),
  dossier TEXT NOT NULL,
  PRIMARY KEY (account, dossier)
);

-- Failures by a fingerprint of the name or the address, never by the name or the address itself.
CREATE TABLE aanmeldpoging (
  sleutel TEXT NOT NULL PRIMARY KEY,
  mislukt BIGINT NOT NULL,
  laatste_op TEXT NOT NULL,
  wachten_tot TEXT NOT NULL
);

CREATE TABLE sessie (
  token TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (account),
  begonnen_op TEXT NOT NULL,
  gebruikt_op TEXT NOT NULL
);
CREATE INDEX sessie_per_account ON sessie (account);
