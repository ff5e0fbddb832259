/** What a fixture is: how to build it and what must be found in it. */
import { expandTemplate } from '../src/detect/examples/expand-template.js';

export interface Expectation {
  /** Name of the canary. */
  canary: string;
  /** Fields an occurrence of it must have, as `key=value` says them: place, path, reach, atHead, layers, ... */
  fields: Record<string, string>;
}

export interface Recipe {
  name: string;
  canaries: Map<string, string>;
  expectations: Expectation[];
}

/** A value made from a template, the same for the same fixture and canary. */
export function canary(fixture: string, name: string, template: string): string {
  return expandTemplate(template, `${fixture} ${name}`).text;
}

/** Reads a stream's canaries and expectations and puts the values in. */
export function readStream(name: string, source: string): Recipe & { stream: string } {
  const canaries = new Map<string, string>();
  const expectations: Expectation[] = [];
  for (const line of source.split('\n')) {
    const [, kind, canaryName, rest] = /^# (canary|expect) (\S+) (.*)$/.exec(line) ?? [];
    if (kind === 'canary') canaries.set(canaryName!, canary(name, canaryName!, rest!));
    if (kind === 'expect') expectations.push({ canary: canaryName!, fields: fieldsOf(rest!) });
  }
  const stream = source.replace(/@@(\S+?)@@/g, (_, canaryName: string) => {
    const value = canaries.get(canaryName);
    if (value === undefined) throw new Error(`${name}.fi: no canary ${canaryName}`);
    return value;
  });
  return { name, canaries, expectations, stream };
}

function fieldsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)=("[^"]*"|\S+)/g)].map(([, key, value]) => [key!, value!.replace(/^"|"$/g, '')]),
  );
}
