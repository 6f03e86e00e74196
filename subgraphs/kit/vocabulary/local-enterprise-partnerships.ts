// The Local Enterprise Partnerships of 2017, which many hubs still name as their area. Throws at start when the file is
// wrong; unknown words are null.
import { z } from 'zod';
import { toComparableWords } from './comparable-words.ts';
import { regionSchema } from './enums.ts';
import { indexByWords } from './index-by-words.ts';
import { readVocabularyJson } from './read-vocabulary.ts';

const partnershipSchema = z.object({
  code: z.string(),
  name: z.string(),
  regions: z.array(regionSchema),
  localAuthorities: z.array(z.string()),
});

export type LocalEnterprisePartnership = Readonly<z.infer<typeof partnershipSchema>>;

export const LOCAL_ENTERPRISE_PARTNERSHIPS: readonly LocalEnterprisePartnership[] = readVocabularyJson(
  'local-enterprise-partnerships.json',
  z.object({ partnerships: z.array(partnershipSchema) }),
).partnerships;

const index = indexByWords(LOCAL_ENTERPRISE_PARTNERSHIPS, (partnership) => [
  partnership.name,
  `${partnership.name} LEP`,
  `${partnership.name} Local Enterprise Partnership`,
]);

export function findLocalEnterprisePartnership(words: string): LocalEnterprisePartnership | null {
  return index.get(toComparableWords(words)) ?? null;
}
