// Postcodes of the United Kingdom, wherever they stand in a text. Pure; text without one gives null.

const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?) {0,2}(\d[ABD-HJLNP-UW-Z]{2})\b/i;
const OUTCODE = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/** The first postcode in the text, in its usual form: `MK8 1EP`. */
export function parsePostcode(text: string | null | undefined): string | null {
  const [, outcode, incode] = POSTCODE.exec((text ?? '').slice(0, 1_000)) ?? [];
  return outcode === undefined || incode === undefined ? null : `${outcode} ${incode}`.toUpperCase();
}

/** The district of a postcode, or of a text that is nothing but a district: `MK8` of `mk8 1ep` and of `MK8`. */
export function outcodeOf(text: string | null | undefined): string | null {
  const postcode = parsePostcode(text);
  if (postcode !== null) return postcode.slice(0, postcode.indexOf(' '));
  const bare = (text ?? '').trim().toUpperCase();
  return OUTCODE.test(bare) ? bare : null;
}
