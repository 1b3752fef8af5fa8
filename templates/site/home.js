// The home page: the search box opens the search page with the words in the fragment, which is never sent; what takes
// applications now stands first, what closes soonest before the rest.
"use strict";
(() => {
  const form = document.querySelector("form.search");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = `${form.dataset.to}#q=${encodeURIComponent(form.elements.q.value.trim())}`;
  });

  const list = document.getElementById("windows");
  const dates = window.policyDates;
  if (!list || !dates) return;
  const order = ["open", "until", "month", "always", "future", "past", undefined];
  const rows = [...list.children].map((row, at) => {
    const state = dates.states.get(row.querySelector("[data-window]")) || {};
    return { row, at, rank: order.indexOf(state.kind), next: state.next || "" };
  });
  rows.sort((a, b) => a.rank - b.rank || a.next.localeCompare(b.next) || a.at - b.at);
  list.append(...rows.map(({ row }) => row));
  const isOpen = rows.some(({ rank }) => rank === 0);
  const heading = document.getElementById("now");
  if (isOpen && !("draft" in document.body.dataset)) heading.textContent = "现在受理和即将受理";
})();
