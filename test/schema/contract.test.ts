import { readFileSync } from 'node:fs';
import { type DocumentNode, type InputValueDefinitionNode, Kind, parse, print, visit } from 'graphql';
import { describe, expect, test } from 'vitest';

const read = (path: string): DocumentNode => parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const contract = read('../fixtures/contract/api.graphql');
const api = read('../../schema/api.graphql');

const typeOf = ({ type, defaultValue }: InputValueDefinitionNode): string =>
  `${print(type)}${defaultValue === undefined ? '' : ` = ${print(defaultValue)}`}`;

/** One line for each thing that a client can build on, for example `Query.search(first): Int = 20`. */
function listPromises(document: DocumentNode): readonly string[] {
  return document.definitions.flatMap((definition) => {
    switch (definition.kind) {
      case Kind.SCALAR_TYPE_DEFINITION:
        return [`scalar ${definition.name.value}`];
      case Kind.ENUM_TYPE_DEFINITION:
        return (definition.values ?? []).map(({ name }) => `${definition.name.value}.${name.value}`);
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        return (definition.fields ?? []).map(
          (field) => `input ${definition.name.value}.${field.name.value}: ${typeOf(field)}`,
        );
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION: {
        const name = definition.name.value;
        const sort = definition.kind === Kind.OBJECT_TYPE_DEFINITION ? 'type' : 'interface';
        return [
          `${sort} ${name}`,
          ...(definition.interfaces ?? []).map((parent) => `${name} implements ${parent.name.value}`),
          ...(definition.fields ?? []).flatMap((field) => [
            `${name}.${field.name.value}: ${print(field.type)}`,
            ...(field.arguments ?? []).map(
              (argument) => `${name}.${field.name.value}(${argument.name.value}): ${typeOf(argument)}`,
            ),
          ]),
        ];
      }
      default:
        return [];
    }
  });
}

describe('the public schema', () => {
  const promised = listPromises(contract);
  const kept = listPromises(api);

  test('has every type, field, argument and value of the contract, of the same type and with the same default', () => {
    const there = new Set(kept);
    expect(promised.filter((promise) => !there.has(promise))).toEqual([]);
    expect(promised.length).toBeGreaterThan(250);
  });

  test('asks for nothing that the contract does not: what is added to arguments and inputs may be left out', () => {
    const isInput = /^input |^\w+\.\w+\(/;
    const isRequired = /!$/;
    const known = new Set(promised);
    // What nobody can have asked for yet may be asked for as it likes.
    const fields = new Set(promised.map((line) => line.split(':')[0]));
    const isOfOldField = (line: string): boolean => line.startsWith('input ') || fields.has(line.split('(')[0] ?? '');
    const demands = kept.filter(
      (line) => isInput.test(line) && isRequired.test(line) && isOfOldField(line) && !known.has(line),
    );
    expect(demands).toEqual([]);
  });
});

describe('every description', () => {
  const described = listDescribed(api);

  test('is there: of each type, field, argument and value', () => {
    expect(described.filter(({ words }) => words === '').map(({ path }) => path)).toEqual([]);
    expect(described.length).toBeGreaterThan(900);
  });

  test('says more than the name', () => {
    const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]|^the |^an? /g, '');
    expect(described.filter(({ path, words }) => plain(words) === plain(path.replace(/^.*[.(]/, '')))).toEqual([]);
  });
});

/** Everything in SDL that can carry a description, by its path; words are empty where it carries none. */
function listDescribed(document: DocumentNode): readonly { readonly path: string; readonly words: string }[] {
  const described: { path: string; words: string }[] = [];
  const above: string[] = [];
  // graphql-js gives each definition the key, also where there is no description.
  visit(document, {
    enter(node) {
      if (!('description' in node && 'name' in node)) return;
      above.push(node.name.value);
      described.push({ path: above.join('.'), words: node.description?.value ?? '' });
    },
    leave(node) {
      if ('description' in node && 'name' in node) above.pop();
    },
  });
  return described;
}
