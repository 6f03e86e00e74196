// What people call the partners. Data.
import type { Partner } from '../../schema/shared.generated.ts';

export const PARTNER_NAMES: Readonly<Record<Partner, string>> = {
  STEM_LEARNING: 'STEM Learning',
  IET_FARADAY: 'IET Faraday',
  RAENG: 'Royal Academy of Engineering',
  LOCAL_HUBS: 'Local STEM hubs',
};

/** In the order in which they are listed. */
export const PARTNERS: readonly Partner[] = ['STEM_LEARNING', 'IET_FARADAY', 'RAENG', 'LOCAL_HUBS'];
