import { decodeBase64, isPrintable } from './base64-text.js';
import type { StructuredEntry } from './entry.js';
import { joinUser } from './login-lines.js';
import { childOf, fieldOf, readXml, type XmlElement, type XmlValue } from './read-xml.js';

const REVERSIBLE = 'generic-reversible-password';
const LABEL = ['name', 'key', 'id'];

/** Settings of XML files: elements by their name, attributes by theirs, `<add key=… value=…>`, plists' `<key>` and `<string>`; known forms of clients. */
export function readXmlSettings(text: string): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  visit(readXml(text), entries, new Set());
  return entries;
}

/** `taken`: where values begin that a known form has read already. */
function visit(element: XmlElement, entries: StructuredEntry[], taken: Set<number>): void {
  const known = knownForm(element);
  for (const entry of known ?? []) taken.add(entry.start);
  entries.push(...(known ?? plainForm(element).filter((entry) => !taken.has(entry.start))));
  for (const child of element.children) visit(child, entries, taken);
}

function plainForm(element: XmlElement): StructuredEntry[] {
  const entries: StructuredEntry[] = [];
  const label = labelOf(element);
  for (const [key, value] of element.attributes) {
    const isLabelled = label !== null && /^(?:value|connectionstring)$/i.test(key);
    entries.push(setting(isLabelled ? label : key, value, element));
  }
  if (element.text) entries.push(setting(nameOf(element, label), element.text, element.parent));
  return entries;
}

function labelOf(element: XmlElement): string | null {
  for (const label of LABEL) {
    const value = fieldAttribute(element, label);
    if (value !== undefined && /^[\w.:/ -]{1,100}$/.test(value)) return value;
  }
  return null;
}

function fieldAttribute(element: XmlElement, name: string): string | undefined {
  for (const [key, { value }] of element.attributes) if (key.toLowerCase() === name) return value;
  return undefined;
}

/** `<property name="x">v</property>`, `<name>x</name><value>v</value>`, `<key>x</key><string>v</string>`, `<x><value>v</value></x>`. */
function nameOf(element: XmlElement, label: string | null): string {
  if (label !== null) return label;
  const { name, parent } = element;
  if (!/^(?:value|string|text|data|val)$/i.test(name) || parent === null) return name;
  const siblings = parent.children;
  const before = siblings[siblings.indexOf(element) - 1];
  if (before?.text && /^(?:key|name|paramname|param-name|envname)$/i.test(before.name))
    return before.text.value.slice(0, 100);
  return labelOf(parent) ?? parent.name;
}

function setting(name: string, { value, start, end }: XmlValue, owner: XmlElement | null): StructuredEntry {
  const companion = /pass|pwd|secret/i.test(name) ? userIn(owner) : '';
  return { name, value, start, end, role: 'setting', companion };
}

function userIn(owner: XmlElement | null): string {
  const user =
    fieldOf(owner, 'username') ?? fieldOf(owner, 'user') ?? fieldOf(owner, 'login') ?? fieldOf(owner, 'userName');
  const host =
    fieldOf(owner, 'host') ?? fieldOf(owner, 'hostname') ?? fieldOf(owner, 'server') ?? fieldOf(owner, 'publishUrl');
  return joinUser(user?.value ?? '', host?.value ?? '');
}

type Known = (element: XmlElement) => StructuredEntry[] | null;

/** Forms where a general reading would miss the value or its meaning. Null where an element is none of them. */
const KNOWN: readonly Known[] = [
  fileZillaPassword,
  unattendedPassword,
  groupPolicyPassword,
  publishProfile,
  mRemotePassword,
  tomcatUser,
  mavenServer,
];

function knownForm(element: XmlElement): StructuredEntry[] | null {
  for (const known of KNOWN) {
    const entries = known(element);
    if (entries !== null) return entries;
  }
  return null;
}

/** FileZilla: `<Pass encoding="base64">` beside `<User>` and `<Host>`. */
function fileZillaPassword(element: XmlElement): StructuredEntry[] | null {
  if (element.name !== 'Pass' || !element.text) return null;
  const isEncoded = fieldAttribute(element, 'encoding') === 'base64';
  const decoded = isEncoded ? decodeBase64(element.text.value) : element.text.value;
  if (decoded === null) return [];
  return [
    login('Pass', { ...element.text, value: decoded }, userIn(element.parent), isEncoded ? ['base64'] : undefined),
  ];
}

/** Windows answer files: base64 of UTF-16 of the password and the name of the element, unless PlainText is true. */
function unattendedPassword(element: XmlElement): StructuredEntry[] | null {
  const value = childOf(element, 'Value')?.text;
  if (!/^(?:AdministratorPassword|Password)$/.test(element.name) || !value) return null;
  const isPlain = childOf(element, 'PlainText')?.text?.value.toLowerCase() !== 'false';
  if (isPlain) return [login(element.name, value, userIn(element.parent))];
  const decoded = Buffer.from(value.value, 'base64').toString('utf16le');
  if (!decoded.endsWith(element.name)) return [];
  const password = Buffer.from(decoded.slice(0, -element.name.length), 'utf8').toString('latin1');
  return [login(element.name, { ...value, value: password }, userIn(element.parent), ['base64', 'utf-16le'])];
}

/** Group Policy Preferences: encrypted with a key that its maker published (MS14-025). */
function groupPolicyPassword(element: XmlElement): StructuredEntry[] | null {
  const password = element.attributes.get('cpassword');
  if (password === undefined) return null;
  const user = fieldOf(element, 'userName') ?? fieldOf(element, 'accountName') ?? fieldOf(element, 'runAs');
  return [reversible('cpassword', password, user?.value ?? '', 'encrypted with a published key: as good as clear')];
}

/** Azure and Visual Studio: `<publishProfile userName userPWD>`. */
function publishProfile(element: XmlElement): StructuredEntry[] | null {
  const password = element.attributes.get('userPWD');
  return password === undefined ? null : [login('userPWD', password, userIn(element)), ...connectionStrings(element)];
}

function connectionStrings(element: XmlElement): StructuredEntry[] {
  return [...element.attributes]
    .filter(([key]) => /connectionstring/i.test(key))
    .map(([key, value]) => setting(key, value, element));
}

/** mRemoteNG: AES with a password that is part of its source, unless somebody set another one. */
function mRemotePassword(element: XmlElement): StructuredEntry[] | null {
  const password = element.attributes.get('Password');
  if (element.name !== 'Node' || password === undefined || !element.attributes.has('Hostname')) return null;
  if (!/^[A-Za-z0-9+/]{24,}={0,2}$/.test(password.value)) return null;
  return [
    reversible('Password', password, userIn(element), 'encrypted with a key that is known unless it was changed'),
  ];
}

/** Tomcat: `<user username password roles>`; JBoss and others alike. */
function tomcatUser(element: XmlElement): StructuredEntry[] | null {
  const password = element.attributes.get('password');
  if (element.name !== 'user' || password === undefined) return null;
  return [login('password', password, userIn(element))];
}

/** Maven: `<server>` with `<password>` or `<passphrase>`; `{…}` is encrypted. */
function mavenServer(element: XmlElement): StructuredEntry[] | null {
  if (element.name !== 'server' || !childOf(element, 'id')) return null;
  return ['password', 'passphrase'].flatMap((name) => {
    const value = childOf(element, name)?.text;
    return value && !/^\{.*\}$/.test(value.value)
      ? [login(name, value, joinUser(userIn(element), childOf(element, 'id')?.text?.value ?? ''))]
      : [];
  });
}

function login(
  name: string,
  { value, start, end }: XmlValue,
  companion: string,
  layers?: readonly string[],
): StructuredEntry {
  const isText = isPrintable(value);
  return {
    name,
    value: isText ? value : '',
    start,
    end,
    role: 'credential',
    rule: 'generic-login',
    companion,
    ...(layers ? { layers } : {}),
  };
}

function reversible(name: string, { value, start, end }: XmlValue, companion: string, reason: string): StructuredEntry {
  return { name, value, start, end, role: 'credential', rule: REVERSIBLE, companion, reason };
}
