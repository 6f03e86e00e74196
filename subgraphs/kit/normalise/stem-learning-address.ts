// The many addresses of one thing on STEM Learning's site, which all carry its node number. Pure; an address of another
// form or site has no node.
import { toCanonicalUrl } from './canonical-url.ts';

const SITE = 'https://www.stem.org.uk';
// Short links: two letters, then the node number in base 32 without the letters i and l and the digits 0 and 1.
const DIGITS = '23456789abcdefghjkmnopqrstuvwxyz';
const SHORT_LINK = /^\/[lr]x([2-9a-hjkm-z]{1,7})$/;
const NUMBERED_PATHS = [
  /^\/node\/(\d+)$/,
  /^\/(?:resources\/)?elibrary\/(?:resource|collection|list)\/(\d+)(?:\/|$)/,
  /^\/resources\/(?:community\/)?(?:resource|collection)\/(\d+)(?:\/|$)/,
  /^\/cpd\/(?:ondemand\/)?(\d+)(?:\/|$)/,
];
// An older form put the number before the host: 14254.stem.org.uk.
const NUMBERED_HOST = /^(\d+)\.stem\.org\.uk$/;
const HIGHEST_NODE = 99_999_999;

/** The node number, from any form of address that carries it. */
export function toStemLearningNode(address: string): number | null {
  const canonical = toCanonicalUrl(address);
  if (canonical === null) return null;
  const { hostname, pathname } = new URL(canonical);
  const [, numberOfHost] = NUMBERED_HOST.exec(hostname) ?? [];
  if (numberOfHost !== undefined) return toNode(Number(numberOfHost));
  if (!/^(?:www\.|www-legacy\.)?stem\.org\.uk$/.test(hostname)) return null;
  const path = pathname.replace(/^\/index\.php(?=\/)/, '').replace(/\/+$/, '');
  for (const pattern of NUMBERED_PATHS) {
    const [, number] = pattern.exec(path) ?? [];
    if (number !== undefined) return toNode(Number(number));
  }
  const [, code] = SHORT_LINK.exec(path) ?? [];
  return code === undefined ? null : decodeStemLearningCode(code);
}

/** The other addresses of a node: its number, its short link, and the library's long form where the slug is known. */
export function stemLearningAliases(node: number, slug: string | null = null): readonly string[] {
  return [
    `${SITE}/node/${node}`,
    `${SITE}/elibrary/resource/${node}`,
    ...(slug === null ? [] : [`${SITE}/resources/elibrary/resource/${node}/${encodeURIComponent(slug)}`]),
    `${SITE}/rx${encodeStemLearningCode(node)}`,
  ];
}

/** 25957 is `td7`; short links put `rx` (or `lx` for lists) before it. */
export function encodeStemLearningCode(node: number): string {
  let code = '';
  for (let rest = node; rest > 0 || code === ''; rest = Math.floor(rest / DIGITS.length)) {
    code = DIGITS.charAt(rest % DIGITS.length) + code;
  }
  return code;
}

/** Null when a sign is not one of the code's digits. */
export function decodeStemLearningCode(code: string): number | null {
  let node = 0;
  for (const sign of code) {
    const digit = DIGITS.indexOf(sign);
    if (digit === -1) return null;
    node = node * DIGITS.length + digit;
  }
  return toNode(node);
}

/** The code of a course that has an address by it: `https://www.stem.org.uk/RP021`, `https://teachcomputing.org/courses/CP428`. */
export function toStemLearningCourseCode(address: string): string | null {
  const canonical = toCanonicalUrl(address);
  if (canonical === null) return null;
  const { hostname, pathname } = new URL(canonical);
  const host = hostname.replace(/^www\./, '');
  if (host === 'stem.org.uk') return /^\/([A-Z]{2}\d{3}[A-Z]?)\/?$/.exec(pathname)?.[1] ?? null;
  if (host !== 'teachcomputing.org') return null;
  return /^\/courses\/([A-Z]{2}\d{3}[A-Z]?)(?:\/|$)/i.exec(pathname)?.[1]?.toUpperCase() ?? null;
}

function toNode(number: number): number | null {
  return Number.isSafeInteger(number) && number > 0 && number <= HIGHEST_NODE ? number : null;
}
