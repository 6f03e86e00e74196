// Waits for a task of Meilisearch to end, and tells when it ended badly. The client's own waiting gives up after five
// seconds and hands a failed task back as if all were well.
import { setTimeout as delay } from 'node:timers/promises';
import type { Meilisearch, Task } from 'meilisearch';
import { IndexError } from './index-error.ts';

// Each pause is as long as all the time before it, so that a task is asked after a few times however long it takes, and
// its end is noticed late by no more than it took.
const GROWTH = 2;
const LONGEST_PAUSE_MS = 500;

export interface TaskPatience {
  readonly timeoutMs: number;
  /** As long as such a task takes at the least: each earlier question is a wasted request. */
  readonly firstPauseMs: number;
}

/** Resolves when the task has succeeded; an IndexError when it failed, was cancelled, or is not done in time. */
export async function awaitTask(client: Meilisearch, uid: number, patience: TaskPatience): Promise<void> {
  const { type, status, indexUid, error } = await awaitTaskEnd(client, uid, patience);
  if (status === 'succeeded') return;
  const place = indexUid === null ? '' : ` of ${indexUid}`;
  const reason = error === null ? '' : `, ${error.code}: ${error.message}`;
  throw new IndexError('ENGINE_TASK_FAILED', `task ${uid} (${type}${place}) ${status}${reason}`);
}

/** Resolves when the task has ended, well or badly; an IndexError ENGINE_TASK_LATE when it has not in time. */
export async function awaitTaskEnd(
  client: Meilisearch,
  uid: number,
  { timeoutMs, firstPauseMs }: TaskPatience,
): Promise<Task> {
  const deadline = performance.now() + timeoutMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * GROWTH, LONGEST_PAUSE_MS)) {
    await delay(pauseMs);
    const task = await client.tasks.getTask(uid);
    if (task.status !== 'enqueued' && task.status !== 'processing') return task;
    if (performance.now() >= deadline) {
      throw new IndexError('ENGINE_TASK_LATE', `task ${uid} (${task.type}) was not done after ${timeoutMs} ms`);
    }
  }
}
