// Reads several things at once and gives them in order. Whatever one reading throws is thrown when its turn comes, and
// the readings behind it are ended.

/**
 * @param ahead how many readings may be under way or waiting for their turn
 * @param read ends when its signal aborts, which it does when nobody wants the rest any more
 */
export async function* readAhead<From, To>(
  items: Iterable<From>,
  ahead: number,
  read: (item: From, signal: AbortSignal) => Promise<To>,
): AsyncGenerator<To> {
  const stop = new AbortController();
  const underWay: Promise<To>[] = [];
  try {
    for (const item of items) {
      const reading = read(item, stop.signal);
      // Its turn may never come; a rejection that nobody looks at would end the process.
      reading.catch(() => {});
      underWay.push(reading);
      if (underWay.length < ahead) continue;
      const next = underWay.shift();
      if (next !== undefined) yield await next;
    }
    for (const reading of underWay) yield await reading;
  } finally {
    stop.abort();
  }
}
