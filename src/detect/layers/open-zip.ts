import { layerName, stored, unpacked, type Content, type Opener } from './content.js';
import { inflateBounded } from './inflate-bounded.js';
import type { Budget } from './limits.js';
import { officeText } from './office-text.js';
import { isEmptyZip, listZip, type ZipMember } from './zip-directory.js';

const STORED = 0;
const DEFLATED = 8;
const AES = 99;

/** zip, jar, war, whl, nupkg, docx, xlsx, odt, ... */
export const openZip: Opener = (content, budget, inside) => {
  const members = listZip(content.bytes, budget.limits.members + 1);
  if (members.length === 0 && !isEmptyZip(content.bytes)) budget.gap('zip', 'no members that can be read');
  const office = officeText(members.map((member) => member.name));
  for (const member of members) {
    if (member.name.endsWith('/') || member.to <= member.from) continue;
    if (!budget.takeMember('zip')) return;
    const opened = openMember(content, member, budget);
    if (opened === null) continue;
    inside(opened);
    const text = office?.read(member.name, opened.bytes) ?? null;
    if (text !== null) inside(unpacked(content, layerName('zip', member.name), '', text));
  }
};

function openMember(content: Content, member: ZipMember, budget: Budget): Content | null {
  const layer = layerName('zip', member.name);
  if (member.encrypted || member.method === AES) {
    budget.gap('zip', 'an encrypted member');
    return null;
  }
  const { from, to } = member;
  if (member.method === STORED) return stored(content, layer, member.name, from, to);
  if (member.method !== DEFLATED) {
    budget.gap('zip', `a member packed by method ${member.method}`);
    return null;
  }
  const { bytes, problem } = inflateBounded(content.bytes.subarray(from, to), 'raw', budget.room(to - from));
  budget.spend(bytes.length);
  if (problem !== null) budget.gap('zip', `a member that is ${problem}`);
  return bytes.length === 0 ? null : unpacked(content, layer, member.name, bytes);
}
