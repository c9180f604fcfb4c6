-- SPDX-License-Identifier: EUPL-1.2
-- Applications that a parent has begun and not yet sent: one for each account, encrypted with a key of its own. Sending
-- or throwing away removes the row and with it the key.

CREATE TABLE concept_aanvraag (
  account TEXT NOT NULL PRIMARY KEY REFERENCES account (account),
  sleutel BYTEA NOT NULL,
  inhoud BYTEA NOT NULL,
  bewaard_op TEXT NOT NULL
);
