// Encodes Windows-1252, which spreadsheets and old websites still send and Node can only decode.
const decoder = new TextDecoder('windows-1252');
const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code] as const));

/** The bytes, or null when the text holds a character that Windows-1252 has not. */
export function toWindows1252(text: string): Buffer | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = codes.get(character);
    if (code === undefined) return null;
    bytes.push(code);
  }
  return Buffer.from(bytes);
}
