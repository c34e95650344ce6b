// The node peer: JSON.parse, template literals and marked, in one process.
//
//     node render.mjs OUT-FOLDER FILE...    Markdown and HTML, one of each a file
//     node render.mjs                       only loads marked: exit 1 where it is not installed

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

const require = createRequire(import.meta.url);

function load(...names) {
  for (const name of names) {
    try {
      return require(name);
    } catch {
      // The next place.
    }
  }
  console.error("render.mjs: marked is not installed (Debian: apt-get install node-marked)");
  process.exit(1);
}

const { marked } = load("marked", "/usr/share/nodejs/marked");

const escaped = (text) => (text ?? "").replace(/[\\`*_{}[\]<>&#!|~]/g, "\\$&");
const titled = (key) => (key.charAt(0).toUpperCase() + key.slice(1)).replaceAll("_", " ");

function line(value) {
  if (value === null || typeof value !== "object") return String(value ?? "");
  return Object.entries(value).map(([key, part]) => `**${titled(key)}:** ${line(part)}`).join("; ");
}

function turn(text) {
  const [, time, speaker, said] = /^(?:\[([^\]]*)\] )?([^:]*): ?(.*)$/.exec(text) ?? [null, null, "", text];
  return `**${escaped(speaker)}**${time ? ` (${time.slice(11, 19)})` : ""}: ${escaped(said)}\n`;
}

function notes(answer) {
  const { title, ...insights } = answer.insights ?? {};
  const sections = Object.entries(insights).map(([key, value]) => {
    const text = Array.isArray(value) ? value.map((item) => `- ${line(item)}`).join("\n") : line(value);
    return `## ${titled(key)}\n\n${text}\n`;
  });
  const pairs = (answer.qa_pairs ?? []).map(
    ({ question, answer }) => `**${escaped(question)}**\n\n${escaped(answer)}\n`,
  );
  return [
    `# ${escaped(title || "Meeting")}\n`,
    `${escaped(answer.started_at)}\n`,
    ...sections,
    ...(pairs.length > 0 ? ["## Questions\n", ...pairs] : []),
    "## Transcript\n",
    ...(answer.transcript ?? "").split("\n").filter(Boolean).map(turn),
  ].join("\n");
}

const [folder, ...paths] = process.argv.slice(2);
for (const path of paths) {
  const text = notes(JSON.parse(readFileSync(path, "utf8")));
  const output = join(folder, basename(path, ".json"));
  writeFileSync(`${output}.md`, text);
  writeFileSync(`${output}.html`, `<!doctype html>\n<meta charset="utf-8">\n<title>Meeting</title>\n${marked.parse(text)}`);
}
