// Builds something from datasets once, and again only after their rows were replaced.

/** A getter of what `build` makes; it is made on first use and after a change of version. */
export function derive<T>(sources: readonly { readonly version: number }[], build: () => T): () => T {
  let built: { readonly versions: string; readonly value: T } | null = null;
  return () => {
    const versions = sources.map((source) => source.version).join();
    if (built === null || built.versions !== versions) built = { versions, value: build() };
    return built.value;
  };
}
