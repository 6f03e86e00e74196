// The page that is sent to a partner: one file, no script and nothing to load, so that it opens in a mail or from a disk.
// All that came from a feed is escaped by the template; the page's own policy keeps even a slip of ours from running.
import { readFileSync } from 'node:fs';
import { html } from 'ghtml';
import type { Advice, PartnerReport } from '../partner-report.ts';
import { countInWords, dayInWords, shareInWords } from '../report-words.ts';
import { renderDuplicates } from './duplicates.ts';
import { renderFields } from './fields.ts';
import { renderLinks } from './links.ts';
import { renderRejected } from './rejected.ts';
import { renderRuns } from './runs.ts';
import { renderUnknownWords } from './unknown-words.ts';

const STYLE = readFileSync(new URL('report.css', import.meta.url), 'utf8');
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A whole page. */
export function renderReport(report: PartnerReport): string {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${report.title} on Signpost</title>
<style>
!${STYLE}</style>
</head>
<body>
<div class="page">
<header>
<span class="brand">Signpost</span>
<h1>How teachers find ${report.title}</h1>
<p class="soft">What we read from your feeds, what became of it, and what would help teachers most. Made on ${dayInWords(report.madeAt)}.</p>
</header>
<main>
!${renderFigures(report)}
!${renderFixFirst(report.fixFirst)}
!${renderRuns(report.runs)}
!${renderRejected(report.rejected)}
!${renderFields(report.families)}
!${renderUnknownWords(report.unknownFields, report.unknownWords)}
!${renderLinks(report.links)}
!${renderDuplicates(report.duplicates)}
</main>
<footer><p>Signpost searches the catalogues of its partners and sends teachers to the partners' own pages. Everything here
is as of the last reading of each feed. If something looks wrong, please tell us: it may be our reading of it.</p></footer>
</div>
</body>
</html>
`;
}

function renderFigures({ runs, links }: PartnerReport): string {
  const last = runs.at(-1);
  const rejectedShare = last === undefined || last.read === 0 ? 0 : last.rejected / last.read;
  const figures = [
    [(last?.items ?? 0).toLocaleString('en-GB'), 'items that teachers can find'],
    [(last?.read ?? 0).toLocaleString('en-GB'), 'records read the last time'],
    [(last?.rejected ?? 0).toLocaleString('en-GB'), `records left out (${shareInWords(rejectedShare)})`],
    links.checked === 0
      ? ['–', 'links are not checked yet']
      : [links.dead.length.toLocaleString('en-GB'), `dead of ${countInWords(links.checked, 'link')} checked`],
  ] as const;
  return html`<ul class="figures">!${figures.map(([number, words]) => html`<li><strong>${number}</strong> ${words}</li>`)}</ul>`;
}

function renderFixFirst(advice: readonly Advice[]): string {
  if (advice.length === 0) {
    return html`<section class="first"><h2>Nothing to mend</h2><p class="soft">We found nothing that keeps teachers from your items. Thank you.</p></section>`;
  }
  return html`<section class="first"><h2>What to mend first</h2>
<p class="soft">In the order of what helps most teachers.</p>
<ol class="advice">!${advice.map(({ title, detail }) => html`<li><strong>${title}</strong><span class="detail">${detail}</span></li>`)}</ol></section>`;
}
