// What a page is asked about itself, as expressions for the browser: each gives a list that is empty when all is well.

/** Fields and buttons without words, as HTML. */
export const NAMELESS_FIELDS = `[...document.querySelectorAll('input:not([type=hidden]), select, button')]
  .filter((field) => (field.labels?.[0] ?? field).textContent.trim() === '')
  .map((field) => field.outerHTML)`;

/** Headings that skip a level, as HTML; the first one must be of the first. */
export const MISPLACED_HEADINGS = `[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter((heading, at, all) => heading.tagName[1] > (at === 0 ? 1 : Number(all[at - 1].tagName[1]) + 1))
  .map((heading) => heading.outerHTML)`;

/** What reaches beyond the right edge, so that one would have to scroll sideways. */
export const TOO_WIDE = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
  .filter((element) => element.getBoundingClientRect().right > innerWidth)
  .map((element) => element.outerHTML.slice(0, 120))`;

/** Text that is less than 4.5 times as light or dark as what lies behind it (WCAG 2.2, 1.4.3). */
export const FAINT_TEXT = `(() => {
  const toColour = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\\d.]+/g).map(Number);
    return { parts: [red, green, blue], alpha };
  };
  const toLight = ({ parts }) => {
    const [red, green, blue] = parts.map((part) => part / 255).map((share) =>
      share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    if (element === null) return { parts: [255, 255, 255], alpha: 1 };
    const colour = toColour(getComputedStyle(element).backgroundColor);
    return colour.alpha > 0 ? colour : behind(element.parentElement);
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
    .filter((element) => element.checkVisibility())
    .filter((element) => {
      const [dark, light] = [toColour(getComputedStyle(element).color), behind(element)].map(toLight).sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05) < 4.5;
    })
    .map((element) => element.outerHTML.slice(0, 120));
})()`;
