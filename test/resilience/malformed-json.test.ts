// Malformed records in JSON and in pages, down the roads of STEM Learning, the IET and the hubs.
import { createCrmFeed, createJsonApiFeed, createTribeFeed } from '../support/malformed/json-feeds.ts';
import { createPageFeed } from '../support/malformed/page-feeds.ts';
import { runMalformed } from './run-malformed.ts';

runMalformed({
  'JSON:API': createJsonApiFeed,
  'the CRM connector': createCrmFeed,
  'The Events Calendar': createTribeFeed,
  'JSON-LD in pages': createPageFeed,
});
