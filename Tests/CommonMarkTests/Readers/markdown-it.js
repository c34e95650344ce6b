// Markdown on standard input to HTML: markdown-it itself. Links in text are looked for with the
// argument `linkify` only: this version of it does so after escapes are read.
const linkify = process.argv[2] === 'linkify';
const reader = require('markdown-it')({ html: true, linkify });
process.stdout.write(reader.render(require('fs').readFileSync(0, 'utf8')));
