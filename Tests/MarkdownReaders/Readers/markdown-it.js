// Markdown to HTML by markdown-it, with the preset that the argument names and HTML allowed: "default"
// is what is known as gfm-like. Reads documents from standard input and writes their HTML, each
// ended by a NUL but for the last.
//
// With a second argument, links are looked for in text: this version does so after escapes are read.
const [preset, linkify] = process.argv.slice(2);
const reader = require('markdown-it')(preset, { html: true, linkify: linkify === 'linkify' });
const documents = require('fs').readFileSync(0, 'utf8').split('\0');
process.stdout.write(documents.map((document) => reader.render(document)).join('\0'));
