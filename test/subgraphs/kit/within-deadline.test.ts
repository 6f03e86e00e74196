import { describe, expect, test } from 'vitest';
import { DeadlineError, withinDeadline } from '../../../subgraphs/kit/within-deadline.ts';

const forever = new Promise<never>(() => {});

describe('work within a deadline', () => {
  test('gives its own outcome when it is in time', async () => {
    await expect(withinDeadline(Promise.resolve(7), { timeoutMs: 5_000 })).resolves.toBe(7);
    await expect(withinDeadline(Promise.reject(new Error('own')), { timeoutMs: 5_000 })).rejects.toThrow('own');
  });

  test('that never ends is left', async () => {
    await expect(withinDeadline(forever, { timeoutMs: 20 })).rejects.toThrow(DeadlineError);
    await expect(withinDeadline(forever, { timeoutMs: -1 })).rejects.toThrow(DeadlineError);
  });

  test('is left with the reason of whoever gives up, before or during', async () => {
    const stop = new AbortController();
    const left = withinDeadline(forever, { timeoutMs: 5_000, signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    await expect(withinDeadline(forever, { timeoutMs: 5_000, signal: stop.signal })).rejects.toThrow('enough');
  });
});
