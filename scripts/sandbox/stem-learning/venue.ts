// A venue's parts out of a line such as "Redhill Academy, Nottingham, NG5 8GX, East Midlands".

export interface Venue {
  readonly name: string;
  readonly city: string;
  readonly postcode: string;
  readonly region: string;
}

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;

/** Parts that the line does not state are "". An online run without a place is at "Virtual", as the CRM has it. */
export function parseVenue(location: string | null, deliveryMode: string | null): Venue {
  if (location === null) {
    return { name: deliveryMode === 'online' ? 'Virtual' : '', city: '', postcode: '', region: '' };
  }
  const parts = location.split(',').map((part) => part.trim());
  const at = parts.findIndex((part) => POSTCODE.test(part));
  const before = at < 0 ? parts : parts.slice(0, at);
  const last = before.length > 1 ? (before.at(-1) ?? '') : '';
  return {
    name: (before.length > 1 ? before.slice(0, -1) : before).join(', '),
    city: last,
    postcode: at < 0 ? '' : (parts[at] ?? ''),
    region: at < 0 ? '' : parts.slice(at + 1).join(', '),
  };
}
