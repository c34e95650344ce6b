"use strict";
// Searches the site. The index lies beside this page in files that are scripts, each of which hands its
// data to debriefSearch, since a page that is opened from a disk can load nothing else.
(() => {
  const form = document.getElementById("search");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const label = form.dataset;
  const pageSize = 5;
  const loads = new Map();
  const arrivals = new Map();

  // Files

  const unpacked = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  window.debriefSearch = (key, text) => {
    arrivals.get(key)?.(unpacked(text));
    arrivals.delete(key);
  };

  const load = (key) => {
    if (!loads.has(key)) {
      loads.set(key, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        arrivals.set(key, resolve);
        const fail = () => {
          loads.delete(key);
          reject(new Error(key));
        };
        script.onerror = fail;
        // A server may answer with something else; what has arrived by then is not lost.
        script.onload = () => {
          if (arrivals.has(key)) fail();
        };
        script.src = "search-" + key + ".js";
        document.head.append(script);
      }));
    }
    return loads.get(key);
  };

  const text = async (key) => new TextDecoder().decode(await load(key));
  const json = async (key) => JSON.parse(await text(key));

  let opened;
  const open = () => opened ??= json(label.index).then((index) => {
    const encoder = new TextEncoder();
    index.firsts = index.words.map((word) => encoder.encode(word));
    index.meetingOf = index.segments.flatMap((count, meeting) => Array(count).fill(meeting));
    return index;
  }).catch((error) => {
    opened = undefined;
    throw error;
  });

  // Words, folded as in the index

  const dense = new RegExp("[\\u0E00-\\u0EFF\\u1000-\\u109F\\u1100-\\u11FF\\u1780-\\u17FF\\u3040-\\u30FF"
    + "\\u31F0-\\u31FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uAC00-\\uD7AF\\uF900-\\uFAFF\\uFF66-\\uFF9F"
    + "\\u{20000}-\\u{3FFFF}]", "u");
  const letter = /[\p{L}\p{M}\p{N}]/u;
  const marks = /\p{Mn}/gu;

  const fold = (index, scalar) => {
    const code = scalar.codePointAt(0);
    if (code >= 0xFF01 && code <= 0xFF5E) scalar = String.fromCodePoint(code - 0xFEE0);
    const known = Object.hasOwn(index.letters, scalar) ? index.letters[scalar] : undefined;
    if (known !== undefined) return known;
    if (code < 0x3000) scalar = scalar.normalize("NFD");
    return scalar.toLowerCase().replace(marks, "");
  };

  // The words of a text with their places: { letters, start, end, isDense }.
  const words = (index, text) => {
    const found = [];
    let word;
    let place = 0;
    for (const scalar of text) {
      const start = place;
      place += scalar.length;
      const full = scalar.codePointAt(0);
      const isFull = full >= 0xFF01 && full <= 0xFF5E;
      if (!letter.test(isFull ? String.fromCodePoint(full - 0xFEE0) : scalar)) {
        word = undefined;
        continue;
      }
      const letters = fold(index, scalar);
      if (letters === "") {
        if (word) word.end = place;
        continue;
      }
      const isDense = !isFull && dense.test(scalar);
      if (!word || word.isDense !== isDense) {
        word = { scalars: [], places: [], isDense, start };
        found.push(word);
      }
      if (isDense || word.scalars.length < 40) {
        word.scalars.push(letters);
        word.places.push(start);
      }
      word.end = place;
    }
    return found;
  };

  // What a query asks for: { letters, isPrefix }, and the runs that are marked in texts.
  const asked = (index, query) => {
    const runs = words(index, query.normalize("NFC"));
    const terms = [];
    runs.forEach((run, number) => {
      if (!run.isDense) {
        const isLast = number === runs.length - 1 && /[\p{L}\p{M}\p{N}]$/u.test(query);
        terms.push({ letters: run.scalars.join(""), isPrefix: isLast });
      } else if (run.scalars.length === 1) {
        terms.push({ letters: run.scalars[0], isPrefix: true });
      } else {
        for (let place = 1; place < run.scalars.length; place += 1) {
          terms.push({ letters: run.scalars[place - 1] + run.scalars[place], isPrefix: false });
        }
      }
    });
    return { terms, runs };
  };

  // The index

  const compare = (one, other) => {
    const length = Math.min(one.length, other.length);
    for (let place = 0; place < length; place += 1) {
      if (one[place] !== other[place]) return one[place] - other[place];
    }
    return one.length - other.length;
  };

  const startsWith = (bytes, prefix) =>
    bytes.length >= prefix.length && prefix.every((byte, place) => bytes[place] === byte);

  const integer = (reader) => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = reader.bytes[reader.place];
      reader.place += 1;
      value += (byte & 0x7F) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  };

  // The segments with a term and the weight of the term in each, Map(segment, weight), and whether there
  // may be more: a prefix is followed through a few files.
  const find = async (index, term) => {
    let isCut = false;
    const wanted = new TextEncoder().encode(term.letters);
    const segments = new Map();
    let file = index.firsts.findLastIndex((first) => compare(first, wanted) <= 0);
    file = Math.max(file, 0);
    const last = term.isPrefix ? Math.min(file + 3, index.files.length) : file + 1;
    for (; file <= last && file < index.files.length; file += 1) {
      if (compare(index.firsts[file], wanted) > 0 && !startsWith(index.firsts[file], wanted)) break;
      if (file === last) {
        isCut = term.isPrefix;
        break;
      }
      const reader = { bytes: await load(index.files[file]), place: 0 };
      while (reader.place < reader.bytes.length) {
        const length = reader.bytes[reader.place];
        const letters = reader.bytes.subarray(reader.place + 1, reader.place + 1 + length);
        reader.place += 1 + length;
        const size = integer(reader);
        const end = reader.place + size;
        const isWhole = compare(letters, wanted) === 0;
        if (isWhole || (term.isPrefix && startsWith(letters, wanted))) {
          let segment = -1;
          while (reader.place < end) {
            const value = integer(reader);
            segment += Math.floor(value / 4) + 1;
            // A whole word counts more than the beginning of any other.
            const weight = (1 + value % 4) * (isWhole ? 1 : 0.2);
            segments.set(segment, Math.max(segments.get(segment) ?? 0, weight));
          }
        }
        reader.place = end;
      }
    }
    return { segments, isCut };
  };

  // The meetings that have all terms, best first, { meeting, score, segment }, and whether there may be
  // more.
  const search = async (index, query) => {
    const { terms } = asked(index, query.words);
    // The words of a name stand next to each other, in pairs: those of two people are no name.
    const names = asked(index, query.person).terms.map((term) => term.letters);
    const people = (names.length < 2 ? names : names.slice(1).map((name, place) => names[place] + " " + name))
      .map((name) => ({ letters: "@" + name, isPrefix: true }));
    let results;
    let isCut = false;
    for (const term of terms.concat(people)) {
      const { segments, isCut: isTermCut } = await find(index, term);
      isCut ||= isTermCut;
      const rarity = Math.log(1 + index.meetingOf.length / Math.max(segments.size, 1));
      const found = new Map();
      for (const [segment, weight] of segments) {
        const meeting = index.meetingOf[segment];
        if (results && !results.has(meeting)) continue;
        const entry = found.get(meeting) ?? { best: 0, scores: new Map() };
        const score = term.letters.startsWith("@") ? 0 : rarity * weight;
        entry.best = Math.max(entry.best, score);
        entry.scores.set(segment, score);
        found.set(meeting, entry);
      }
      for (const [meeting, entry] of found) {
        const before = results?.get(meeting);
        if (!before) continue;
        entry.best += before.best;
        for (const [segment, score] of before.scores) {
          entry.scores.set(segment, (entry.scores.get(segment) ?? 0) + score);
        }
      }
      results = found;
    }
    if (!results) {
      // Dates alone choose among all meetings.
      if (query.from === undefined && query.to === undefined) return { chosen: [], isCut };
      let segment = 0;
      results = new Map(index.segments.map((count, meeting) => {
        segment += count;
        return [meeting, { best: 0, scores: new Map([[segment - count, 0]]) }];
      }));
    }
    const chosen = [];
    for (const [meeting, entry] of results) {
      const day = index.days[meeting];
      if (query.from !== undefined && !(day !== null && day >= query.from)) continue;
      if (query.to !== undefined && !(day !== null && day <= query.to)) continue;
      let segment;
      let highest = -1;
      for (const [candidate, score] of entry.scores) {
        if (score > highest) [segment, highest] = [candidate, score];
      }
      chosen.push({ meeting, score: entry.best, segment });
    }
    const dayOf = (result) => index.days[result.meeting] ?? -Infinity;
    chosen.sort((one, other) => other.score - one.score || dayOf(other) - dayOf(one)
      || one.meeting - other.meeting);
    return { chosen, isCut };
  };

  // Results

  const element = (name, content, attributes = {}) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...content);
    return made;
  };

  // The places of a query's words in a text: [start, end, number of the run].
  const hits = (index, text, runs) => {
    const found = [];
    for (const word of words(index, text)) {
      const letters = word.scalars.join("");
      runs.forEach((run, number) => {
        if (run.isDense !== word.isDense) return;
        if (!run.isDense) {
          const isLast = number === runs.length - 1;
          if (isLast ? letters.startsWith(run.letters) : letters === run.letters) {
            found.push([word.start, word.end, number]);
          }
          return;
        }
        const count = run.scalars.length;
        for (let place = 0; place + count <= word.scalars.length; place += 1) {
          if (run.scalars.every((scalar, offset) => word.scalars[place + offset] === scalar)) {
            found.push([word.places[place], word.places[place + count] ?? word.end, number]);
          }
        }
      });
    }
    return found.sort((one, other) => one[0] - other[0]);
  };

  // A part of a text around its first hit, with the hits marked.
  const excerpt = (text, found) => {
    const isSurrogate = (place) => (text.charCodeAt(place) & 0xFC00) === 0xDC00;
    let start = Math.max(found[0][0] - 60, 0);
    if (start > 0) {
      const space = text.indexOf(" ", start);
      if (space >= 0 && space < found[0][0]) start = space + 1;
      if (isSurrogate(start)) start += 1;
    }
    let end = Math.min(start + 200, text.length);
    end = Math.max(end, found[0][1]);
    if (isSurrogate(end)) end += 1;
    const parts = start > 0 ? ["… "] : [];
    let place = start;
    for (const [from, to] of found) {
      if (from < place || to > end) continue;
      parts.push(text.slice(place, from), element("mark", [text.slice(from, to)]));
      place = to;
    }
    parts.push(text.slice(place, end));
    if (end < text.length) parts.push(" …");
    return parts;
  };

  const item = async (index, result, runs) => {
    const first = index.segments.slice(0, result.meeting).reduce((sum, count) => sum + count, 0);
    const file = await json(index.meetings[Math.floor(result.meeting / 64)]);
    const [page, title, date, people, texts] = file[result.meeting % 64];
    const address = encodeURIComponent(page);
    const made = element("li", [
      element("h2", [element("a", [title], { href: address, dir: "auto" })]),
      element("p", [date, date && people ? " · " : "", element("bdi", [people])], { class: "about" }),
    ], { class: "site-entry" });
    if (runs.length === 0) return made;
    const passages = (await text(texts[result.segment - first])).split("\n").slice(0, -1)
      .map((line, number) => {
        const tab = line.indexOf("\t");
        const passage = { anchor: line.slice(0, tab), text: line.slice(tab + 1), number };
        passage.hits = hits(index, passage.text, runs);
        passage.count = new Set(passage.hits.map((hit) => hit[2])).size;
        return passage;
      })
      .filter((passage) => passage.count > 0 && passage.anchor !== "")
      .sort((one, other) => other.count - one.count || one.number - other.number)
      .slice(0, 3).sort((one, other) => one.number - other.number);
    for (const passage of passages) {
      made.append(element("p", [
        element("a", excerpt(passage.text, passage.hits), {
          href: address + "#" + encodeURIComponent(passage.anchor), dir: "auto",
        }),
      ], { class: "lines" }));
    }
    return made;
  };

  // The form

  const day = (value) => value ? Math.floor(Date.parse(value + "T00:00:00Z") / 864e5) : undefined;
  const fields = ["q", "person", "from", "to"];
  let run = 0;
  let timer;

  const show = async () => {
    const number = run += 1;
    const value = (name) => form.elements[name].value.trim();
    const query = {
      words: form.elements.q.value, person: value("person"), from: day(value("from")), to: day(value("to")),
    };
    const address = new URLSearchParams();
    for (const name of fields) if (value(name)) address.set(name, value(name));
    const fragment = address.toString();
    history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
    more.hidden = true;
    if (!fragment) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    try {
      const index = await open();
      const { chosen: results, isCut } = await search(index, query);
      const runs = asked(index, query.words).runs;
      for (const asked of runs) asked.letters = asked.scalars.join("");
      const items = async (from) => Promise.all(
        results.slice(from, from + pageSize).map((result) => item(index, result, runs)));
      let shown = await items(0);
      if (number !== run) return;
      list.replaceChildren(...shown);
      let count = shown.length;
      const tell = () => {
        status.textContent = results.length === 0 ? label.none
          : results.length === 1 && !isCut ? label.one
            : label.many.replace("#", results.length + (isCut ? "+" : ""));
        more.hidden = count >= results.length;
      };
      tell();
      more.onclick = async () => {
        more.disabled = true;
        try {
          shown = await items(count);
          if (number !== run) return;
          list.append(...shown);
          count += shown.length;
          tell();
          shown[0]?.querySelector("a").focus();
        } catch {
          status.textContent = label.failed;
        } finally {
          more.disabled = false;
        }
      };
    } catch {
      if (number === run) status.textContent = label.failed;
    }
  };

  const read = () => {
    const address = new URLSearchParams(location.hash.slice(1));
    for (const name of fields) form.elements[name].value = address.get(name) ?? "";
  };

  form.hidden = false;
  document.getElementById("search-without").hidden = true;
  read();
  show();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
  });
  addEventListener("hashchange", () => {
    read();
    show();
  });
})();
