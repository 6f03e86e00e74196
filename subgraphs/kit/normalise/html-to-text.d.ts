// The one function of html-to-text that plain-text.ts uses; version 10 of the package comes without types.
declare module 'html-to-text' {
  interface Selector {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, string | number | boolean>>;
  }
  interface ConvertOptions {
    /** False turns wrapping off. */
    readonly wordwrap?: number | false;
    readonly selectors?: readonly Selector[];
    readonly limits?: { readonly maxInputLength?: number; readonly maxDepth?: number; readonly ellipsis?: string };
  }
  export function compile(options: ConvertOptions): (html: string) => string;
}
