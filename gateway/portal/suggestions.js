// Suggestions under the search box while somebody types: an ARIA combobox with a list. Runs in the browser. Without it, or
// when the gateway does not answer, the box is a plain box.

const SHORTEST = 2;

/** @typedef {{ readonly text: string, readonly kind: string, readonly href: string }} Suggestion */

/** @param {HTMLInputElement} box */
function suggestUnder(box) {
  const list = document.createElement('ul');
  const told = document.createElement('p');
  /** @type {readonly Suggestion[]} */
  let shown = [];
  let active = -1;
  let asking = new AbortController();
  let asked = '';

  list.id = `${box.id}-suggestions`;
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  told.className = 'hidden';
  told.setAttribute('aria-live', 'polite');
  box.after(list, told);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.setAttribute('aria-expanded', 'false');

  /** @param {readonly Suggestion[]} suggestions */
  function show(suggestions) {
    shown = suggestions;
    list.replaceChildren(...suggestions.map(toOption));
    list.hidden = suggestions.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    told.textContent = list.hidden ? '' : `${suggestions.length} suggestions`;
    activate(-1);
  }

  /** @param {Suggestion} suggestion @param {number} at */
  function toOption({ text, kind }, at) {
    const option = document.createElement('li');
    const words = document.createElement('bdi');
    const what = document.createElement('small');
    words.textContent = text;
    what.textContent = kind;
    option.id = `${list.id}-${at}`;
    option.setAttribute('role', 'option');
    option.append(words, ' ', what);
    // The box keeps the focus, so that the list is not closed before the press has counted.
    option.addEventListener('mousedown', (event) => event.preventDefault());
    option.addEventListener('click', () => choose(at));
    return option;
  }

  /** @param {number} at */
  function activate(at) {
    active = at;
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === at));
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    }
    if (at === -1) box.removeAttribute('aria-activedescendant');
    else box.setAttribute('aria-activedescendant', `${list.id}-${at}`);
  }

  /** @param {number} at */
  function choose(at) {
    const suggestion = shown[at];
    if (suggestion === undefined) return;
    const address = new URL(suggestion.href, location.href);
    const near = box.form?.elements.namedItem('near');
    const place = near instanceof HTMLInputElement ? near.value.trim() : '';
    if (place !== '' && !address.searchParams.has('near')) address.searchParams.set('near', place);
    location.assign(address);
  }

  async function ask() {
    const words = box.value.trim();
    if (words === asked) return;
    asked = words;
    // Each key gives up the question before it: an older answer never comes after a newer one.
    asking.abort();
    const own = new AbortController();
    asking = own;
    if (words.length < SHORTEST) return show([]);
    try {
      const answer = await fetch(`/suggest?${new URLSearchParams({ q: words })}`, { signal: own.signal });
      if (answer.ok) show(await answer.json());
    } catch {
      if (!own.signal.aborted) show([]);
    }
  }

  box.addEventListener('input', ask);
  box.addEventListener('blur', () => {
    asking.abort();
    asked = '';
    show([]);
  });
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || list.hidden) return;
    const { key } = event;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    // From the box itself, before the first and after the last.
    if (step !== 0) activate(((active + 1 + step + shown.length + 1) % (shown.length + 1)) - 1);
    else if (key === 'Escape') show([]);
    else if (key === 'Enter' && active !== -1) choose(active);
    else return;
    event.preventDefault();
  });
}

const searchBox = document.getElementById('q');
if (searchBox instanceof HTMLInputElement) suggestUnder(searchBox);
