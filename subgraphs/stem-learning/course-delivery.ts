// How a course is given, from its flags, its types, its runs and, where nothing else tells, its title. Pure.
import type { DeliveryMode } from '../../schema/shared.generated.ts';
import { normaliseDeliveryMode } from '../kit/normalise/delivery-mode.ts';
import type { CourseTemplate } from './feed-course.ts';

export interface CourseDelivery {
  readonly deliveryMode: DeliveryMode | null;
  /** True where only the title tells. */
  readonly isInferred: boolean;
}

// `Assessment of primary computing - face to face`, `GCSE computer science – residential`.
const TITLE_ENDING = /\s[-–—]\s*([^-–—]{1,40})$/;

/**
 * What the runs show counts before what the template says, because runs are what can be booked. Where both kinds appear,
 * in a room and online, it is BLENDED: of a remote course with a run at a school either may be true.
 */
export function normaliseDelivery(
  template: CourseTemplate | null,
  types: readonly string[],
  runs: readonly (DeliveryMode | null)[],
  title: string,
): CourseDelivery {
  const hasDates = runs.length > 0;
  const ofTypes = normaliseDeliveryMode(types, { hasDates }).value;
  const told = [...new Set([...runs, ofFlags(template) ?? ofTypes])].filter((mode) => mode !== null);
  const [first] = told;
  if (first !== undefined) {
    const isBoth = ofTypes === 'BLENDED' || (told.length > 1 && told.includes('IN_PERSON'));
    return { deliveryMode: isBoth ? 'BLENDED' : first, isInferred: false };
  }
  const [, ending = ''] = TITLE_ENDING.exec(title) ?? [];
  const ofTitle = normaliseDeliveryMode([ending], { hasDates }).value;
  return { deliveryMode: ofTitle, isInferred: ofTitle !== null };
}

function ofFlags(template: CourseTemplate | null): DeliveryMode | null {
  if (template?.isRemote) return 'ONLINE_LIVE';
  if (template?.isOnline) return 'ONLINE_ANY_TIME';
  return template?.isRemote === false && template.isOnline === false ? 'IN_PERSON' : null;
}
