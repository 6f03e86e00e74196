// Cuts an iCalendar stream into its components: unfolded content lines, nested as BEGIN and END say.
// A stream that ends inside a calendar is a FeedError; an event that never ends is marked as broken.

import { FeedError } from '../errors.ts';

/** One component with its own content lines; those of components inside it are with these. */
export interface IcsComponent {
  /** Upper-case, for example `VEVENT`. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly children: readonly IcsComponent[];
  /** What is wrong with its lines as such, or null. */
  readonly problem: string | null;
}

interface OpenComponent extends IcsComponent {
  readonly lines: string[];
  readonly children: OpenComponent[];
  problem: string | null;
}

const MAX_DEPTH = 8;
const CONTENT_LINE = /^[A-Za-z0-9-]+[;:]/;

/**
 * The calendars of a stream; mostly one.
 * @throws FeedError FEED_MALFORMED when it does not start with BEGIN:VCALENDAR, or ends before END:VCALENDAR
 */
export function parseIcsLines(text: string, url: string): readonly IcsComponent[] {
  const calendars: IcsComponent[] = [];
  const open: OpenComponent[] = [];
  for (const line of unfold(text)) {
    const boundary = /^(BEGIN|END):\s*([A-Za-z0-9-]+)\s*$/i.exec(line);
    if (boundary === null) {
      const current = open.at(-1);
      if (current === undefined) {
        if (calendars.length > 0) continue;
        throw new FeedError('FEED_MALFORMED', url, `expected BEGIN:VCALENDAR, got '${line.slice(0, 60)}'`);
      }
      if (CONTENT_LINE.test(line)) current.lines.push(line);
      else current.problem ??= `expected a line 'NAME:value', got '${line.slice(0, 60)}'`;
      continue;
    }
    const name = (boundary[2] ?? '').toUpperCase();
    if (boundary[1]?.toUpperCase() === 'BEGIN') begin(name, open, url);
    else end(name, open, calendars, url);
  }
  if (open.length > 0)
    throw new FeedError('FEED_MALFORMED', url, 'expected END:VCALENDAR, but the calendar breaks off');
  if (calendars.length === 0)
    throw new FeedError('FEED_MALFORMED', url, 'expected BEGIN:VCALENDAR, got an empty document');
  return calendars;
}

function begin(name: string, open: OpenComponent[], url: string): void {
  if (open.length === 0 ? name !== 'VCALENDAR' : name === 'VCALENDAR') {
    throw new FeedError(
      'FEED_MALFORMED',
      url,
      `expected BEGIN:VCALENDAR once and first, got BEGIN:${name.slice(0, 60)}`,
    );
  }
  // An event cannot hold an event, so the one before has lost its end.
  if (name === 'VEVENT') closeUpTo('VCALENDAR', open);
  if (open.length >= MAX_DEPTH)
    throw new FeedError('FEED_TOO_LARGE', url, `expected components at most ${MAX_DEPTH} deep`);
  const component: OpenComponent = { name, lines: [], children: [], problem: null };
  open.at(-1)?.children.push(component);
  open.push(component);
}

function end(name: string, open: OpenComponent[], calendars: IcsComponent[], url: string): void {
  const current = open.at(-1);
  if (!open.some((component) => component.name === name)) {
    if (current === undefined)
      throw new FeedError('FEED_MALFORMED', url, `expected BEGIN:VCALENDAR, got END:${name.slice(0, 60)}`);
    current.problem ??= `expected END:${current.name}, got END:${name.slice(0, 60)}`;
    return;
  }
  closeUpTo(name, open);
  const closed = open.pop();
  if (closed !== undefined && open.length === 0) calendars.push(closed);
}

// Takes off what is open inside the innermost component of that name, marking each as broken.
function closeUpTo(name: string, open: OpenComponent[]): void {
  for (let inner = open.at(-1); inner !== undefined && inner.name !== name; inner = open.at(-1)) {
    inner.problem ??= `expected END:${inner.name} before the next component`;
    open.pop();
    const around = open.at(-1);
    if (around !== undefined && around.name !== 'VCALENDAR') around.problem ??= inner.problem;
  }
}

// RFC 5545, 3.1: a line break before a blank or a tab is no line break.
function unfold(text: string): string[] {
  return text
    .replace(/(?:\r\n|\n|\r)[ \t]/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
}
