// Waits for a task of Meilisearch to end, and tells when it ended badly. The client's own waiting gives up after five
// seconds and hands a failed task back as if all were well.
import { setTimeout as delay } from 'node:timers/promises';
import type { Meilisearch, Task } from 'meilisearch';
import { IndexError } from './index-error.ts';

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 500;

/** Resolves when the task has succeeded; an IndexError when it failed, was cancelled, or is not done in time. */
export async function awaitTask(client: Meilisearch, uid: number, timeoutMs: number): Promise<void> {
  const { type, status, indexUid, error } = await awaitTaskEnd(client, uid, timeoutMs);
  if (status === 'succeeded') return;
  const place = indexUid === null ? '' : ` of ${indexUid}`;
  const reason = error === null ? '' : `, ${error.code}: ${error.message}`;
  throw new IndexError('ENGINE_TASK_FAILED', `task ${uid} (${type}${place}) ${status}${reason}`);
}

/** Resolves when the task has ended, well or badly; an IndexError ENGINE_TASK_LATE when it has not in time. */
export async function awaitTaskEnd(client: Meilisearch, uid: number, timeoutMs: number): Promise<Task> {
  const deadline = performance.now() + timeoutMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const task = await client.tasks.getTask(uid);
    if (task.status !== 'enqueued' && task.status !== 'processing') return task;
    if (performance.now() >= deadline) {
      throw new IndexError('ENGINE_TASK_LATE', `task ${uid} (${task.type}) was not done after ${timeoutMs} ms`);
    }
    await delay(pauseMs);
  }
}
