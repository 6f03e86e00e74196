// Charts as inline SVG: no script, no file beside the page. Numbers come in, shapes go out; each chart has a name for those
// who do not see it. Pure.
import { html } from 'ghtml';

const WIDTH = 720;

export interface RunPoint {
  /** For the tooltip. */
  readonly when: string;
  readonly items: number;
  readonly rejected: number;
  readonly complete: boolean;
}

/** Items as an area above, rejected records as bars below: each on a scale of its own, since one is far above the other. */
export function renderRunsChart(points: readonly RunPoint[]): string {
  const top = { y: 8, height: 120 };
  const bottom = { y: 152, height: 48 };
  const step = WIDTH / points.length;
  const mostItems = Math.max(1, ...points.map(({ items }) => items));
  const mostRejected = Math.max(1, ...points.map(({ rejected }) => rejected));
  const xOf = (at: number): number => round(at * step + step / 2);
  const yOf = ({ items }: RunPoint): number => round(top.y + top.height * (1 - items / mostItems));
  const line = points.map((point, at) => `${xOf(at)},${yOf(point)}`).join(' ');
  const floor = top.y + top.height;
  const area = `${xOf(0)},${floor} ${line} ${xOf(points.length - 1)},${floor}`;
  const barWidth = round(Math.max(2, Math.min(28, step * 0.6)));
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} 204" role="img" aria-label="Items and rejected records, run by run">
<line class="axis" x1="0" x2="${WIDTH}" y1="${floor}" y2="${floor}"/>
<polygon class="area" points="${area}"/>
<polyline class="line" points="${line}"/>
!${points.map(
    (point, at) =>
      html`<circle class="${point.complete ? 'dot' : 'dot broken'}" cx="${xOf(at)}" cy="${yOf(point)}" r="4"><title>${`${point.when}: ${point.items.toLocaleString('en-GB')} items${point.complete ? '' : ', not everything read'}`}</title></circle>`,
  )}
<line class="axis" x1="0" x2="${WIDTH}" y1="200" y2="200"/>
!${points.map((point, at) => {
    const height = point.rejected === 0 ? 0 : round(Math.max(2, (bottom.height * point.rejected) / mostRejected));
    return html`<rect class="bad" x="${round(xOf(at) - barWidth / 2)}" y="${round(200 - height)}" width="${barWidth}" height="${height}"><title>${`${point.when}: ${point.rejected.toLocaleString('en-GB')} rejected`}</title></rect>`;
  })}
</svg>`;
}

/** A share from 0 to 1 as a bar that fills its place. */
export function renderBar(share: number, tone: 'good' | 'middling' | 'bad' | 'plain'): string {
  const width = round(Math.max(share === 0 ? 0 : 0.8, Math.min(1, share) * 100));
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect class="${tone}" width="${width}" height="10"/></svg>`;
}

/** How a share has gone, oldest first. One value is no course. */
export function renderSparkline(shares: readonly number[], name: string): string {
  if (shares.length < 2) return '';
  const x = (at: number): number => round(2 + (at * 92) / (shares.length - 1));
  const y = (share: number): number => round(21 - share * 18);
  const points = shares.map((share, at) => `${x(at)},${y(share)}`).join(' ');
  return html`<svg class="spark" viewBox="0 0 96 24" role="img" aria-label="${name}"><polyline class="line" points="${points}"/><circle class="dot" cx="${x(shares.length - 1)}" cy="${y(shares.at(-1) ?? 0)}" r="2.5"/></svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
