import { describe, expect, it } from 'vitest';
import { INDEX_SETTINGS } from '../../../../subgraphs/discovery/index-settings.ts';
import { CONFUSABLE_WORDS } from '../../../../subgraphs/discovery/settings/confusable-words.ts';
import { toEngineSynonyms } from '../../../../subgraphs/discovery/settings/engine-synonyms.ts';

const synonyms = toEngineSynonyms();

describe('the engine’s synonyms', () => {
  it('let equivalent words find each other', () => {
    expect(synonyms.dt).toEqual([
      'design and technology',
      'd&t',
      'design & technology',
      'design technology',
      'd and t',
    ]);
    expect(synonyms['design and technology']).toContain('dt');
    expect(synonyms.microbit).toContain('micro:bit');
  });

  it('let a wider word find its narrower ones, and not the other way round', () => {
    expect(synonyms['crest award']).toContain('crest star');
    expect(synonyms['crest star']).toBeUndefined();
  });

  it('leave out what is merely related, and short forms that are words of their own', () => {
    expect(synonyms.arduino).toBeUndefined();
    expect(synonyms.data).toBeUndefined();
    expect(synonyms['design and technology association']).toContain('data');
  });

  it('stand in for plurals where the engine forgives nothing', () => {
    expect(synonyms.project).toContain('projects');
    expect(synonyms.projects).toContain('project');
  });

  it('never map a word to itself', () => {
    expect(Object.entries(synonyms).filter(([word, others]) => others.includes(word))).toEqual([]);
  });
});

describe('words that must be spelt right', () => {
  it('are those of ours that are a mistake away from one another', () => {
    expect(CONFUSABLE_WORDS).toEqual(expect.arrayContaining(['biology', 'geology', 'physics', 'physical']));
    expect(CONFUSABLE_WORDS).not.toContain('mathematics');
  });

  it('are told to the engine', () => {
    expect(INDEX_SETTINGS.typoTolerance.disableOnWords).toEqual(CONFUSABLE_WORDS);
  });
});
