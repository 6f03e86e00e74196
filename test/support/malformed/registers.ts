// A good register of hubs, for feeds that are not.
import type { Route } from '../serve.ts';

/** One hub for each feed, given as `format:address`. */
export function toRegister(feeds: readonly string[]): Route {
  const rows = feeds.map((feed, at) => `hub-${at},Hub ${at},Maths Hub,London,York,A school,,YO10 5DD,${feed},CURRENT`);
  const header = 'id,name,kind,region,areas,lead organisation,url,postcode,feeds,status';
  return { headers: { 'content-type': 'text/csv' }, body: `${[header, ...rows].join('\n')}\n` };
}
