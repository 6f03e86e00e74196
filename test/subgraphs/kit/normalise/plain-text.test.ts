import { describe, expect, it } from 'vitest';
import {
  cleanLine,
  cutAtWord,
  plainToHtml,
  toPlainText,
  toTitle,
} from '../../../../subgraphs/kit/normalise/plain-text.ts';

describe('toPlainText', () => {
  it('reads the HTML of a word processor', () => {
    const html = `<html xmlns:o="urn:x"><head><title>Untitled</title><style>p.MsoNormal{margin:0}</style></head><body>
      <!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->
      <p class=MsoNormal><b>You will be able to:</b><o:p></o:p></p>
      <ul><li>plan &amp; teach <span>KS3</span></li><li>use R&eacute;sum&eacute;s &#8211; well</li></ul>
      <script>alert('x')</script><p>End&nbsp;here<br>next line</p>
      <table><tr><td>Day</td><td>1</td></tr><tr><td>Cost</td><td>free</td></tr></table></body></html>`;
    expect(toPlainText(html)).toBe(
      'You will be able to:\n\n- plan & teach KS3\n- use Résumés – well\n\nEnd here\nnext line\n\nDay 1\nCost free',
    );
  });

  it('leaves plain text its lines and its signs', () => {
    expect(toPlainText('First\r\nsecond\r\n\r\n\r\nwhere 2 < 5  & so on')).toBe('First\nsecond\n\nwhere 2 < 5 & so on');
  });

  it('removes control characters, direction overrides and lone surrogates', () => {
    expect(toPlainText('a\u0000b\u202Ecod\u200B.exe\u202C\u0007 \uD800!')).toBe('abcod.exe \uFFFD!');
  });

  it('cuts at a word and says so', () => {
    const text = toPlainText('word '.repeat(1_000));
    expect(text?.length).toBeLessThanOrEqual(2_000);
    expect(text).toMatch(/word word…$/);
    expect(toPlainText('one two three', 9)).toBe('one two…');
  });

  it.each(['', '   ', '<p></p>', '<script>x</script>', null, undefined])('gives null for %j', (text) => {
    expect(toPlainText(text)).toBeNull();
  });

  it.each([
    ['nested elements', '<div>'.repeat(20_000)],
    ['nested lists', '<ul><li>'.repeat(12_000)],
    ['open tags', '<a'.repeat(50_000)],
    ['comments', '<!--'.repeat(25_000)],
    ['scripts', '<script>'.repeat(12_000)],
    ['entities', '&amp'.repeat(25_000)],
  ])('is done in time with a bomb of %s', (_, html) => {
    const before = performance.now();
    toPlainText(html);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});

describe('toTitle', () => {
  it('gives one line of at most 300 characters', () => {
    expect(toTitle(' <h2>Particle\n Theory</h2> &amp; more ')).toBe('Particle Theory & more');
    expect(toTitle('long '.repeat(100))?.length).toBeLessThanOrEqual(300);
  });
});

describe('plainToHtml', () => {
  it.each([
    'Using the <canvas> and <a> tags',
    'Bridges <script>alert(1)</script>',
    'Bridges <img src=x onerror=alert(1)>',
    'a < b and c > d',
    ']]><x/>',
    '</main>',
    '<!-- no -->',
    'AT&T & Co',
  ])('lets plain text come back as it was: %s', (text) => {
    expect(toTitle(plainToHtml(text))).toBe(text);
    expect(toPlainText(plainToHtml(text))).toBe(text);
  });

  it('keeps the lines of a text with signs in it', () => {
    expect(toPlainText(plainToHtml('One <canvas>\r\n\r\ntwo\nthree'))).toBe('One <canvas>\n\ntwo\nthree');
  });

  it.each([
    ['Science <em>now</em>', 'Science now'],
    ['<p>Science', 'Science'],
    ['One<br/>two', 'One two'],
    ['Food &amp; farming', 'Food & farming'],
  ])('takes %s for HTML', (text, title) => {
    expect(toTitle(plainToHtml(text))).toBe(title);
  });
});

describe('cleanLine', () => {
  it('keeps markup as text and joins lines', () => {
    expect(cleanLine(' a\n<b>\t c\u2028d ')).toBe('a <b> c d');
  });
});

describe('cutAtWord', () => {
  it('never ends in half a surrogate pair or a stray comma', () => {
    expect(cutAtWord('😀😀😀😀', 4)).toBe('😀…');
    expect(cutAtWord('forces, motion', 9)).toBe('forces…');
  });
});
