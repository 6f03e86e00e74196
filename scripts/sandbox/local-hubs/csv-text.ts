// Writes CSV (RFC 4180) with any separator.

/** Lines end in CRLF; a field is quoted where a spreadsheet would quote it. */
export function toCsvText(rows: readonly (readonly string[])[], separator: string): string {
  return rows.map((row) => `${row.map((field) => toField(field, separator)).join(separator)}\r\n`).join('');
}

function toField(field: string, separator: string): string {
  const quoted = field.includes(separator) || /["\r\n]|^\s|\s$/.test(field);
  return quoted ? `"${field.replaceAll('"', '""')}"` : field;
}
