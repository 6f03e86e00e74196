// Finds items that look like one: inside a partner's Catalogue, and pages that another partner lists too. Goes through
// the Catalogues in pages; fails as they do.
import type { CatalogueItem } from '../../subgraphs/kit/catalogue-item.ts';
import { toAddressKey, toTitleKey } from '../../subgraphs/kit/quality/duplicate-keys.ts';
import type { DuplicateGroup, DuplicateLines, ItemLine, SharedPage } from './partner-report.ts';

const MOST_SHOWN = 20;
const MOST_OF_A_GROUP = 5;

export interface OtherCatalogue {
  /** What people call the partner. */
  readonly title: string;
  readonly items: AsyncIterable<CatalogueItem>;
}

export interface DuplicateFinder {
  add(item: CatalogueItem): void;
  /** Call it once, when all items were added. */
  finish(others: readonly OtherCatalogue[]): Promise<DuplicateLines>;
}

export function createDuplicateFinder(): DuplicateFinder {
  const addresses = new Map<string, ItemLine[]>();
  const titles = new Map<string, ItemLine[]>();
  return {
    add(item) {
      const line = toLine(item);
      const address = toAddressKey(item);
      if (address !== null) addTo(addresses, address, line);
      addTo(titles, toTitleKey(item), line);
    },
    async finish(others) {
      let items = 0;
      const pages: SharedPage[] = [];
      for (const other of others) {
        for await (const item of other.items) {
          const key = toAddressKey(item);
          const [own] = key === null ? [] : (addresses.get(key) ?? []);
          if (own === undefined) continue;
          items += 1;
          if (pages.length < MOST_SHOWN) pages.push({ item: own, partner: other.title, other: toLine(item) });
        }
      }
      const sameAddress = toGroups(addresses, ({ url }) => url);
      // Items of one address are told already.
      const sameTitle = toGroups(titles, ({ title }) => title, new Set(sameAddress.groups.flatMap(toAddresses)));
      return { sameAddress, sameTitle, withOthers: { items, pages } };
    },
  };
}

function toGroups(
  found: ReadonlyMap<string, readonly ItemLine[]>,
  toShared: (item: ItemLine) => string,
  told: ReadonlySet<string> = new Set(),
): { items: number; groups: readonly DuplicateGroup[] } {
  const several = [...found.values()].filter((items) => items.length > 1 && !items.every(({ url }) => told.has(url)));
  const groups = several
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_SHOWN)
    .flatMap(([first, ...rest]) =>
      first === undefined ? [] : [{ shared: toShared(first), items: [first, ...rest].slice(0, MOST_OF_A_GROUP) }],
    );
  return { items: several.reduce((total, items) => total + items.length - 1, 0), groups };
}

function toAddresses({ items }: DuplicateGroup): readonly string[] {
  return items.map(({ url }) => url);
}

function addTo(groups: Map<string, ItemLine[]>, key: string, line: ItemLine): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [line]);
  else group.push(line);
}

function toLine({ title, url }: CatalogueItem): ItemLine {
  return { title, url };
}
