// Topics in teachers' words.
import { describe, expect, it } from 'vitest';
import { readTopic } from '../../../../subgraphs/discovery/steps/read-topic.ts';

const now = new Date('2026-11-22T10:00:00Z');

describe('a topic in a teacher’s words', () => {
  it.each([
    ['fractions', 'Fractions'],
    ['a fraction', 'Fractions'],
    ['electric circuits', 'Electricity'],
    ['coding', 'Programming'],
    ['micro:bit', 'BBC micro:bit'],
    ['the water cycle', 'States of matter'],
    ['maths', 'Mathematics'],
    ['D&T', 'Design and technology'],
    ['why do boats float', 'why do boats float'],
  ])('%s is %s', (topic, name) => {
    expect(readTopic(topic, null, now).name).toBe(name);
  });

  it('has the subjects and the kin of the topic, and the stage asked for', () => {
    expect(readTopic('sound', 'KS2', now).focus).toMatchObject({
      mainTopics: ['Sound'],
      kin: ['Sound waves'],
      subjects: ['Physics'],
      keyStages: ['KS2'],
      ages: { from: 7, to: 11 },
    });
  });

  it('keeps the words alone where no vocabulary has them', () => {
    const { isKnown, words, focus } = readTopic('zeppelins for the win', null, now);
    expect({ isKnown, words, told: focus.words, subjects: focus.subjects }).toEqual({
      isKnown: false,
      words: 'zeppelins win',
      told: ['zeppelin'],
      subjects: [],
    });
  });

  it('has a letter or a digit', () => {
    expect(() => readTopic('…!', null, now)).toThrow('topic: expected a topic');
  });
});
