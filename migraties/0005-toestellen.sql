-- SPDX-License-Identifier: EUPL-1.2
-- Devices on which somebody logged in before: a fingerprint of a random token in a cookie. Such a device keeps its own
-- count of failures, so that others cannot keep an account locked (docs/adr/0044).

CREATE TABLE toestel (
  token TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (account),
  gebruikt_op TEXT NOT NULL
);
CREATE INDEX toestel_per_account ON toestel (account);
