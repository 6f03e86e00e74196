// A node as Drupal's JSON:API serves it.
import { html } from 'ghtml';
import type { NodeRecord } from './node-records.ts';
import { relationshipNames, termNames, toTermIdentifier } from './taxonomy-terms.ts';

/** One member of `data`. */
export function toNodeResource(node: NodeRecord, origin: string): object {
  const { row, createdAt, changedAt } = node.record;
  const summary = html`<p>${row.summary}</p>`;
  return {
    type: `node--${node.bundle}`,
    id: node.uuid,
    links: { self: { href: `${origin}/jsonapi/node/${node.bundle}/${node.uuid}` } },
    attributes: {
      drupal_internal__nid: node.nid,
      drupal_internal__vid: node.nid,
      langcode: 'en',
      status: true,
      title: row.title,
      created: toDrupalDate(createdAt),
      changed: toDrupalDate(changedAt),
      path: { alias: node.alias, pid: node.alias === null ? null : node.nid, langcode: 'en' },
      body: { value: summary, format: 'basic_html', processed: summary, summary },
      field_published_year: toYear(row.published),
      field_licence_category: row.licence,
      field_link: node.link === null ? null : { uri: node.link, title: '', options: [] },
    },
    relationships: Object.fromEntries(
      relationshipNames.map((field) => {
        const identifiers = termNames(row, field).map((name) => toTermIdentifier(field, name));
        return [field, { data: field === 'field_publisher' ? (identifiers[0] ?? null) : identifiers }];
      }),
    ),
  };
}

// Drupal writes UTC as +00:00 and knows no milliseconds.
function toDrupalDate(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

function toYear(published: string | null): number | null {
  const year = /^\d{4}/.exec(published ?? '')?.[0];
  return year === undefined ? null : Number(year);
}
