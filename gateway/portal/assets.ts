// The files that the pages load, by their paths. All are read once, at start; a file that is not there stops the start.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const PICO = createRequire(import.meta.url).resolve('@picocss/pico/css/pico.min.css');
const own = (name: string): URL => new URL(name, import.meta.url);

export const ASSETS = [
  {
    path: '/assets/portal.css',
    type: 'text/css; charset=utf-8',
    // One sheet: between two of them a slow browser would ask for the images of the first, which the second takes away.
    content: Buffer.concat([readFileSync(PICO), readFileSync(own('portal.css'))]),
  },
  {
    path: '/assets/suggestions.js',
    type: 'text/javascript; charset=utf-8',
    content: readFileSync(own('suggestions.js')),
  },
  { path: '/assets/icon.svg', type: 'image/svg+xml', content: readFileSync(own('icon.svg')) },
];
