// The calculator inside the page of somebody else (<iframe>): tells that page how tall it is, and nothing else.
// Message: {type: "policypress:height", height: 812} in CSS pixels. No answer is ever in it.
"use strict";
(() => {
  let told = 0;
  function tell() {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told || window.parent === window) return;
    told = height;
    // Any page may frame this one, and a height is no secret: so to whoever it is.
    window.parent.postMessage({ type: "policypress:height", height }, "*");
  }
  new ResizeObserver(tell).observe(document.body);
  // Links within the page stay in it; all others open beside it (<base target>).
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("a[href^='#']");
    if (link) link.target = "_self";
  }, true);
  tell();
})();
