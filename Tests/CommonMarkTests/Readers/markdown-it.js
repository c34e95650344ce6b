// Markdown on standard input to HTML: markdown-it itself. Links in text are not looked for: this
// version of it does so after escapes are read.
const reader = require('markdown-it')({ html: true, linkify: false });
process.stdout.write(reader.render(require('fs').readFileSync(0, 'utf8')));
