// How far a reading may differ from the last one before the guards warn or refuse, as the operator set it for a partner.
import type { Partner } from '../../../schema/shared.generated.ts';
import type { Settings } from '../env.ts';

/** Parts of a whole, from 0 to 1, and a number that is never too many. */
export interface ShareLimits {
  readonly warnAbove: number;
  readonly refuseAbove: number;
  readonly floor: number;
}

export interface DriftLimits {
  /** A field that at least this part of the items had is one that they have. */
  readonly filled: number;
  /** A field that at most this part of the items has is one that they do not have. */
  readonly left: number;
  /** Items of a family, before and now, below which nothing is told of their fields. */
  readonly floor: number;
}

export interface GuardLimits {
  readonly shrink: ShareLimits;
  readonly rejections: ShareLimits;
  readonly drift: DriftLimits;
}

export function toGuardLimits(settings: Settings, partner: Partner): GuardLimits {
  return {
    shrink: {
      warnAbove: settings.GUARD_SHRINK_WARN_PERCENT.for(partner) / 100,
      refuseAbove: settings.GUARD_SHRINK_REFUSE_PERCENT.for(partner) / 100,
      floor: settings.GUARD_SHRINK_FLOOR.for(partner),
    },
    rejections: {
      warnAbove: settings.GUARD_REJECTIONS_WARN_PERCENT.for(partner) / 100,
      refuseAbove: settings.GUARD_REJECTIONS_REFUSE_PERCENT.for(partner) / 100,
      floor: settings.GUARD_REJECTIONS_FLOOR.for(partner),
    },
    drift: {
      filled: settings.GUARD_DRIFT_FILLED_PERCENT.for(partner) / 100,
      left: settings.GUARD_DRIFT_LEFT_PERCENT.for(partner) / 100,
      floor: settings.GUARD_DRIFT_FLOOR.for(partner),
    },
  };
}
