// Stands for string-width in the bundle: a table asks for the width of every line several times, and plain ASCII needs no pattern of all emoji.
const stringWidth = require('string-width');

module.exports = (text) => (typeof text === 'string' && /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text));
