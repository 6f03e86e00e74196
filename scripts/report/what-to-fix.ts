// What a partner would best mend first, by how many teachers it keeps from something. Pure.
import { findLack, labelField } from './field-words.ts';
import type { Advice, PartnerReport, RejectionGroup } from './partner-report.ts';
import { countInWords, membersInWords, REASONS, shareInWords } from './report-words.ts';

const MOST_ADVICE = 5;
/** A field that more items have than this is full enough. */
const FULL_ENOUGH = 0.8;
/** A record that nobody can find at all weighs more than one that some filters miss. */
const WEIGHT = { failure: 1_000_000, lost: 10, dead: 8, lack: 1, word: 1, twice: 0.5 };

type Findings = Omit<PartnerReport, 'fixFirst'>;
type Weighed = Advice & { readonly weight: number };

/** At most five, the most helpful first. */
export function listAdvice(findings: Findings): readonly Advice[] {
  const all = [
    ...adviseOnFailures(findings),
    ...findings.rejected.filter(({ code }) => REASONS[code].isFault).map(adviseOnRejection),
    ...adviseOnLinks(findings),
    ...adviseOnFields(findings),
    ...adviseOnWords(findings),
    ...adviseOnDuplicates(findings),
  ];
  return all
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_ADVICE)
    .map(({ title, detail, records }) => ({ title, detail, records }));
}

function adviseOnFailures({ runs }: Findings): readonly Weighed[] {
  const failures = runs.at(-1)?.failures ?? [];
  if (failures.length === 0) return [];
  return [
    {
      title: 'Let us read the whole feed again',
      detail: `The last time, not everything could be read: ${failures.slice(0, 2).join('; ')}. What we had stays until it can.`,
      records: failures.length,
      weight: WEIGHT.failure,
    },
  ];
}

function adviseOnRejection({ code, records, examples }: RejectionGroup): Weighed {
  const [first] = examples;
  const where = first === undefined ? '' : ` For example ${first.place} in ${first.feed}: ${first.expected}.`;
  return {
    title: `${REASONS[code].title}: ${countInWords(records, 'record')}`,
    detail: `${REASONS[code].mend}${where}`,
    records,
    weight: records * WEIGHT.lost,
  };
}

function adviseOnLinks({ links: { dead } }: Findings): readonly Weighed[] {
  const [first] = dead;
  if (first === undefined) return [];
  return [
    {
      title: `Mend ${countInWords(dead.length, 'dead link')}`,
      detail: `Teachers who follow them find nothing. The first is on '${first.item.title}': ${first.url}`,
      records: dead.length,
      weight: dead.length * WEIGHT.dead,
    },
  ];
}

function adviseOnFields({ families }: Findings): readonly Weighed[] {
  return families.flatMap(({ family, items, fields }) =>
    fields.flatMap(({ field, filled, share }): readonly Weighed[] => {
      const lack = findLack(family, field);
      if (lack === null || share > FULL_ENOUGH) return [];
      return [
        {
          title: `State the ${labelField(field)} of ${membersInWords(family, items - filled)}`,
          detail: `Of ${membersInWords(family, items)}, ${share === 0 ? 'none' : shareInWords(share)} have it. Without it, ${lack.without}.`,
          records: items - filled,
          weight: (items - filled) * WEIGHT.lack * lack.weight,
        },
      ];
    }),
  );
}

function adviseOnWords({ unknownFields, unknownWords }: Findings): readonly Weighed[] {
  return unknownFields.slice(0, 2).flatMap(({ field, items }): readonly Weighed[] => {
    const first = unknownWords.find((word) => word.field === field && word.suggestions.length > 0);
    if (first === undefined) return [];
    const meant = first.suggestions.map((label) => `'${label}'`).join(' or ');
    return [
      {
        title: `Use words for ${labelField(field)} that we know, in ${countInWords(items, 'item')}`,
        detail: `'${first.word}' stands in ${countInWords(first.count, 'item')}: is ${meant} meant?`,
        records: items,
        weight: items * WEIGHT.word,
      },
    ];
  });
}

function adviseOnDuplicates({ duplicates: { sameAddress } }: Findings): readonly Weighed[] {
  const [first] = sameAddress.groups;
  if (first === undefined) return [];
  return [
    {
      title: `Give ${countInWords(sameAddress.items, 'item')} a page of their own, or list them once`,
      detail: `Several items lead to one page, for example ${first.shared}`,
      records: sameAddress.items,
      weight: sameAddress.items * WEIGHT.twice,
    },
  ];
}
