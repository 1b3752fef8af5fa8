// The search page: words in the box or in the fragment (#q=…), results as they are typed. Nothing is sent.
"use strict";
(async () => {
  const MOST = 120; // characters of the query that are repeated on the page
  const form = document.getElementById("search");
  const box = form.elements.q;
  const found = document.getElementById("found");
  const list = document.getElementById("results");
  const browse = document.getElementById("browse");
  const nothing = document.getElementById("nothing");
  let search = null; // until the index is read: what is typed meanwhile is searched then
  form.hidden = false;
  if (!location.hash) box.focus();

  function element(tag, words, attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = words;
    Object.assign(made, attributes);
    return made;
  }

  // One line of a hit: its heading as a link to the place, then the sentence with what was found in it.
  function hitLine(hit, page) {
    const words = document.createElement("p");
    if (hit.heading && hit.anchor) {
      const [address] = page.address.split("#");
      words.append(element("a", hit.heading, { href: `${address}#${encodeURIComponent(hit.anchor)}`, className: "place" }), "　");
    } else if (hit.heading) {
      words.append(element("span", hit.heading, { className: "hint" }), "　"); // 计算器会问: it stands on no page
    }
    for (const [piece, isHit] of hit.sentence) words.append(isHit ? element("mark", piece) : piece);
    return words;
  }

  // The lines of an answer, the first few at once and the others on demand; then where to read on.
  function answerLines({ lines, links }) {
    const FIRST = 4;
    const made = lines.slice(0, FIRST).map((line, at) => element("p", line, { className: at ? "" : "answer" }));
    if (lines.length > FIRST) {
      const more = document.createElement("details");
      more.append(element("summary", `其余 ${lines.length - FIRST} 项`));
      more.append(...lines.slice(FIRST).map((line) => element("p", line)));
      made.push(more);
    }
    if (links.length) {
      const line = element("p", "另见：", { className: "hint" });
      links.forEach(([name, href], at) => line.append(at ? "、" : "", element("a", name, { href })));
      made.push(line);
    }
    return made;
  }

  function item(result) {
    const { page, hits, lines, left, more } = result;
    const line = document.createElement("li");
    const title = document.createElement("h2");
    title.append(element("a", page.title, { href: page.address }), " ", element("span", page.kind, { className: "tag" }));
    line.append(title, ...hits.map((hit) => hitLine(hit, page)));
    if (lines.length) line.append(...answerLines(result));
    const notes = [];
    if (left) notes.push(`本页另有 ${left} 处`);
    if (more) notes.push(`另有 ${more} 页有相同文字`);
    if (notes.length) line.append(element("p", notes.join("，"), { className: "hint" }));
    return line;
  }

  // What is said above the results.
  function summary(query, { exact, total, results, mended }) {
    const asked = query.length > MOST ? `${query.slice(0, MOST)}…` : query;
    const long = query.length > MOST ? `只按前 ${MOST} 个字查找。` : "";
    if (!total) return `${long}没有找到“${asked}”。可以换一个说法，或者从下面找。`;
    const instead = mended ? `没有“${asked}”，按“${mended}”查找。` : "";
    const first = total > results.length ? `，列出前 ${results.length} 项` : "";
    if (results[0].isUnmentioned) {
      const others = total > 1 ? `以下另有 ${total - 1} 项含有个别字词。` : "可以换一个说法，或者从下面找。";
      return `${long}没有找到“${asked}”。${others}`;
    }
    if (results[0].isMissing) return `${long}${results[0].page.title}。${total > 1 ? `以下另有 ${total - 1} 项含有其中的字词。` : ""}`;
    if (exact) return `${long}${instead}找到 ${total} 项${first}。`;
    return `${long}${instead}没有完全相同的“${asked}”，以下 ${results.length} 项含有其中的字词。`;
  }

  function show() {
    if (!search) return;
    const query = box.value.trim();
    const result = query ? search.find(query) : { total: 0, results: [] };
    list.replaceChildren(...result.results.map(item));
    const isLost = result.total === 0;
    const isTold = Boolean(result.results[0]?.isMissing);
    browse.hidden = !isLost && !result.isGuess && !isTold;
    nothing.hidden = !query || isTold || browse.hidden;
    found.textContent = query ? summary(query, result) : "";
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

  // What stands in the page, and of very many policies beside it.
  async function wholeIndex() {
    const index = await window.pageData("index");
    for (const part of await Promise.all((index.parts || []).map(window.partData))) {
      for (const [name, rows] of Object.entries(part)) index[name] = index[name].concat(rows);
    }
    return index;
  }

  const index = await wholeIndex().catch((error) => {
    found.textContent = `没有打开 ${error.message}，不能搜索。请把网站的文件放在一起再打开，或者从下面找。`;
  });
  if (!index) return;
  search = new window.policySearch.Search(index);
  show();
})();
