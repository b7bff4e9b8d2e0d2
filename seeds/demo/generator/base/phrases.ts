import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.ts';

/** Phrase templates by section key: `leaf`, or `leaf@domain` where a section names product domains. */
export type Phrases = ReadonlyMap<string, readonly string[]>;
export type Slots = Readonly<Record<string, string>>;

function sectionKeys(header: string): string[] {
  const [name = '', domains = '*'] = header.split(' ');
  return domains.split(',').map((domain) => (/^[a-z]+$/.test(domain) ? `${name}@${domain}` : name));
}

/** Reads sections `== name domain,domain` of one clause a line; `#` opens a remark. */
export function parsePhrases(text: string, into = new Map<string, string[]>()): Map<string, string[]> {
  let keys: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('== ')) keys = sectionKeys(line.slice(3).trim());
    else if (line !== '' && !line.startsWith('#')) {
      for (const key of keys) into.set(key, [...(into.get(key) ?? []), line]);
    }
  }
  return into;
}

/** All phrase files of a folder, in the order of their names. */
export function readPhrases(folder: string): Phrases {
  const phrases = new Map<string, string[]>();
  for (const name of readdirSync(folder).sort()) {
    if (name !== 'catalog.txt') parsePhrases(readFileSync(join(folder, name), 'utf8'), phrases);
  }
  return phrases;
}

/** Templates of a section for a domain; a section without a domain serves all. */
export function sectionOf(phrases: Phrases, name: string, domain: string): readonly string[] {
  const found = phrases.get(`${name}@${domain}`) ?? phrases.get(name);
  if (found === undefined) throw new Error(`no phrases for ${name} (${domain})`);
  return found;
}

function closingBrace(template: string, open: number): number {
  let depth = 0;
  for (let i = open; i < template.length; i += 1) {
    if (template[i] === '{') depth += 1;
    if (template[i] === '}') depth -= 1;
    if (depth === 0) return i;
  }
  throw new Error(`unbalanced braces: ${template}`);
}

function splitChoices(body: string): string[] {
  const choices = [''];
  let depth = 0;
  for (const char of body) {
    if (char === '|' && depth === 0) choices.push('');
    else {
      if (char === '{') depth += 1;
      if (char === '}') depth -= 1;
      choices[choices.length - 1] += char;
    }
  }
  return choices;
}

/** Resolves `{a|b}` (nested too) by chance. */
export function choose(random: Random, template: string): string {
  const open = template.indexOf('{');
  if (open < 0) return template;
  const close = closingBrace(template, open);
  const inner = choose(random, random.pick(splitChoices(template.slice(open + 1, close))));
  return template.slice(0, open) + inner + choose(random, template.slice(close + 1));
}

/** Fills `$name` slots; an unknown slot is an error, so that no raw `$x` reaches the data. */
export function fill(template: string, slots: Slots): string {
  const filled = template.replace(/\$([a-z]+\d?|D)/g, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`unknown slot $${name} in ${template}`);
    return value;
  });
  return filled.replace(/^[,。]+/, '').replace('第两', '第二');
}
