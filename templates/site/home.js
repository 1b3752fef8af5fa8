// The search box of the home page: it opens the search page with the words in the fragment, which is never sent.
"use strict";
(() => {
  const form = document.querySelector("form.search");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = `${form.dataset.to}#q=${encodeURIComponent(form.elements.q.value.trim())}`;
  });
})();
