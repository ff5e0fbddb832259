/** The form in which a value was given. */
export type Syntax =
  | 'assignment' // name = value, name: value
  | 'comparison' // name == "value"
  | 'call' // setName("value")
  | 'argument' // f("name", "value")
  | 'label' // name: NAME … value: VALUE
  | 'element' // <name>value</name>
  | 'option' // --name value, -p value
  | 'words' // NAME 'value', password is value
  | 'url' // scheme://user:value@host
  | 'header'; // Basic value, Bearer value

/** How the value stands in its expression. */
export type Wrapping = 'none' | 'call' | 'fallback';

/** A value that may be a secret, with everything that is known of its surroundings. Texts are latin1. */
export interface Candidate {
  readonly syntax: Syntax;
  readonly name: string;
  /** As it stands in the bytes, without quotes. */
  readonly raw: string;
  /** Byte offsets of `raw` in the object. */
  readonly start: number;
  readonly end: number;
  readonly quote: '' | '"' | "'" | '`';
  readonly operator: string;
  /** A blank stands before the operator, as in code. */
  readonly spaced: boolean;
  readonly wrapping: Wrapping;
  /** The function around the literal, if `wrapping` is 'call'. */
  readonly callee: string;
  /** The line before the name and after the value (clipped). */
  readonly before: string;
  readonly after: string;
  /** User that belongs with a password (URLs, curl -u, decoded Basic values). */
  readonly user: string;
  /** Host of a URL. */
  readonly host: string;
}
