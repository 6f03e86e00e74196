// The README says what is true: every setting with its default and meaning, and only commands that exist.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeSettings } from '../subgraphs/kit/env.ts';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(new URL('package.json', root), 'utf8'),
);

describe('the README', () => {
  it('tells every setting with its default and meaning', () => {
    const rows = describeSettings().map(({ name, meaning, defaultText }) => {
      const shown = defaultText === '' ? '' : `\`${defaultText}\``;
      return `| \`${name}\` | ${shown} | ${meaning} |`;
    });
    const table = readme.split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line));
    expect(table).toEqual(rows);
  });

  it('names only npm scripts that exist, and every one that people call', () => {
    const named = [...readme.matchAll(/`?npm (?:run (?:--silent )?(\w+)|(start|test))\b/g)];
    const called = new Set(named.flatMap(([, run, short]) => run ?? short ?? []));
    expect([...called].filter((name) => scripts[name] === undefined)).toEqual([]);
    const forPeople = Object.keys(scripts).filter((name) => !name.includes(':'));
    expect(forPeople.filter((name) => !called.has(name))).toEqual([]);
  });

  it('links to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)].flatMap(([, path]) => path ?? []);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });
});
