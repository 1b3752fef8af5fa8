// The guide's link to the calculator takes along the answers that the calculator's link brought here, in its fragment.
"use strict";
(() => {
  const answers = new URLSearchParams(location.hash.slice(1));
  if (!location.hash.includes("=")) return;
  for (const link of document.querySelectorAll('a[href*="calculator.html#only-measure="]')) {
    const [page, own] = link.getAttribute("href").split("#");
    answers.set("only-measure", new URLSearchParams(own).get("only-measure"));
    link.href = `${page}#${answers}`;
  }
})();
