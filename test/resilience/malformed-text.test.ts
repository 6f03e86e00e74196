// Malformed records in XML and in plain text, down the roads of the Academy and the hubs.
import { createCsvFeed, createIcsFeed } from '../support/malformed/text-feeds.ts';
import { createAtomFeed, createRssFeed } from '../support/malformed/xml-feeds.ts';
import { runMalformed } from './run-malformed.ts';

runMalformed({
  Atom: createAtomFeed,
  RSS: createRssFeed,
  CSV: createCsvFeed,
  iCalendar: createIcsFeed,
});
