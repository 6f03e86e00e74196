// What steps are looked for: the facts of an item, or of a topic, by which other things are held against it. Pure.
import type { AgeRange, HubCard, KeyStage } from '../../../schema/shared.generated.ts';
import { toComparableWords } from '../../kit/vocabulary/comparable-words.ts';
import { KEY_STAGES } from '../../kit/vocabulary/enums.ts';
import { findSchoolStage, keyStagesOfAges } from '../../kit/vocabulary/key-stages.ts';
import { type CardDocument, OLDEST_AGE } from '../search-document.ts';
import { toHubSubjects } from './hub-kinds-of-subjects.ts';
import { toMainTopics } from './main-topics.ts';
import { toTellingWords } from './telling-words.ts';
import { toTopicKin } from './topic-kin.ts';

export interface Ages {
  readonly from: number;
  readonly to: number;
}

export interface Focus {
  /** Null of a topic. */
  readonly itemKey: string | null;
  /** These two tell the same thing in another catalogue, or by another way of delivery. */
  readonly workId: string | null;
  readonly title: string;
  /** What it is mainly about; `topics` is all that it is filed under. */
  readonly mainTopics: readonly string[];
  readonly topics: readonly string[];
  /** Topics that carry the main ones on. */
  readonly kin: readonly string[];
  /** Telling words of its title, in the singular. */
  readonly words: readonly string[];
  readonly subjects: readonly string[];
  /** In teaching order; empty where nothing is stated. */
  readonly keyStages: readonly KeyStage[];
  readonly ages: Ages | null;
  /** The hub that offers it, or that it is. */
  readonly hub: HubCard | null;
  readonly isHub: boolean;
}

export function toFocus(document: CardDocument): Focus {
  const mainTopics = toMainTopics(document);
  const keyStages = toKeyStages(document);
  const isHub = document.kind === 'HUB';
  return {
    itemKey: document.itemKey,
    workId: document.workId,
    title: document.title,
    mainTopics,
    topics: document.topics,
    kin: toTopicKin(mainTopics),
    // A hub's name is mostly a place.
    words: isHub ? [] : toTellingWords(document.title),
    subjects:
      isHub && document.subjects.length === 0 && document.hub !== null
        ? toHubSubjects(document.hub.kind)
        : document.subjects,
    keyStages,
    ages: toAges(document.ageRange) ?? toAgesOfStages(keyStages),
    hub: document.hub,
    isHub,
  };
}

/** As stated, else those of its ages. */
export function toKeyStages({
  keyStages,
  ageRange,
}: Pick<CardDocument, 'keyStages' | 'ageRange'>): readonly KeyStage[] {
  if (keyStages.length > 0) return KEY_STAGES.filter((stage) => keyStages.includes(stage));
  return ageRange === null ? [] : keyStagesOfAges(ageRange.from, ageRange.to);
}

export function toAgesOfStages(keyStages: readonly KeyStage[]): Ages | null {
  const stages = keyStages.flatMap((stage) => findSchoolStage(toComparableWords(stage), 'ENGLAND') ?? []);
  if (stages.length === 0) return null;
  return {
    from: Math.min(...stages.map(({ ageFrom }) => ageFrom)),
    to: Math.max(...stages.map(({ ageTo }) => ageTo)),
  };
}

function toAges(ageRange: AgeRange | null): Ages | null {
  return ageRange === null ? null : { from: ageRange.from ?? 0, to: ageRange.to ?? OLDEST_AGE };
}
