// SPDX-License-Identifier: EUPL-1.2
//
// Enhancement only: every page works without this file.
'use strict';

// After a form came back with mistakes, or something was saved, the reader starts at that message.
document.querySelector('[data-focus]')?.focus();

// The work list: arrows move by row, Enter opens (the link of the row has the focus).
document.querySelectorAll('[data-rows]').forEach((table) => {
  const links = () => [...table.querySelectorAll('[data-row-link]')];
  table.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = links().indexOf(document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    links()[at + step]?.focus();
  });
  table.addEventListener('click', (event) => {
    if (event.target.closest('a, button, input, summary')) return;
    event.target.closest('tr')?.querySelector('[data-row-link]')?.click();
  });
});

// Ctrl+Enter saves the row or the form that one is writing in.
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.ctrlKey && event.target.form) event.target.form.requestSubmit();
});
