import { placeholderReason } from '../placeholders.js';
import { INVALID, UNKNOWN, type Check } from './check.js';

/** Where base64 holds a user and a password, or a password alone, the text inside is what counts. */
export const decodedText: Check = {
  name: 'decoded-text',
  about: 'base64 of readable text that is a stand-in (the password after a colon, if there is one) is dropped',
  check: (value) => {
    const text = Buffer.from(value, 'base64').toString('latin1');
    if (!/^[\x20-\x7e]+$/.test(text)) return UNKNOWN;
    return placeholderReason(text.slice(text.indexOf(':') + 1)) === null ? UNKNOWN : INVALID;
  },
};
