// How long and with which seed the crash rounds run, from the environment: CRASH_ROUNDS=500 CRASH_SEED=7. Anything but
// whole numbers is an error.
import { z } from 'zod';

const wholeNumber = z.coerce.number().int().min(0);

/** About a minute's worth where not set, with the seed that CI uses. */
export const CRASH_ROUNDS = wholeNumber.parse(process.env.CRASH_ROUNDS ?? 20);
export const CRASH_SEED = wholeNumber.parse(process.env.CRASH_SEED ?? 2026);
