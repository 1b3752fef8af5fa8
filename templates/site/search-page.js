// The search page: words in the box or in the fragment (#q=…), results as they are typed.
"use strict";
(async () => {
  const search = new window.policySearch.Search(await window.pageData("index"));
  const form = document.getElementById("search");
  const box = form.elements.q;
  const found = document.getElementById("found");
  const list = document.getElementById("results");

  function element(tag, words, attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = words;
    Object.assign(made, attributes);
    return made;
  }

  function item(result) {
    const line = document.createElement("li");
    const title = document.createElement("h2");
    title.append(element("a", result.page.title, { href: result.page.address }), " ", element("span", result.page.kind, { className: "tag" }));
    line.append(title);
    for (const hit of result.hits) {
      const words = document.createElement("p");
      if (hit.heading) {
        const to = hit.anchor ? `${result.page.address.split("#")[0]}#${encodeURIComponent(hit.anchor)}` : result.page.address;
        words.append(element("a", hit.heading, { href: to, className: "place" }), "　");
      }
      for (const [piece, isHit] of hit.sentence) words.append(isHit ? element("mark", piece) : piece);
      line.append(words);
    }
    const notes = [];
    if (result.left) notes.push(`本页另有 ${result.left} 处`);
    if (result.more) notes.push(`另有 ${result.more} 页有相同文字`);
    if (notes.length) line.append(element("p", notes.join("，"), { className: "hint" }));
    return line;
  }

  function show() {
    const query = box.value.trim();
    list.replaceChildren();
    if (!query) {
      found.textContent = "";
      return;
    }
    const { exact, total, results } = search.find(query);
    if (!total) found.textContent = `没有找到“${query}”。可以换一个说法，或者少写几个字。`;
    else if (exact) found.textContent = `找到 ${total} 项${total > results.length ? `，列出前 ${results.length} 项` : ""}。`;
    else found.textContent = `没有完全相同的“${query}”，以下 ${results.length} 项含有其中的字词。`;
    list.append(...results.map(item));
  }

  function fromFragment() {
    const words = /^#q=(.*)$/.exec(location.hash);
    if (!words) return;
    try {
      box.value = decodeURIComponent(words[1]);
    } catch {
      box.value = "";
    }
    show();
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `#q=${encodeURIComponent(box.value.trim())}`);
    show();
  });
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  window.addEventListener("hashchange", fromFragment);
  fromFragment();
  if (!location.hash) box.focus();
})();
