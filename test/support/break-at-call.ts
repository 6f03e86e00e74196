// Breaks a piece of work off just before its nth call to any of some objects, as if its process had been killed there.

export class BrokenOff extends Error {}

/** Gives a wrapper for the objects, and counts the calls to all of them together. */
export function breakAtCall(callToBreakAt: number): { wrap<T extends object>(target: T): T } {
  let calls = 0;
  return {
    wrap: (target) =>
      new Proxy(target, {
        get(object, name) {
          calls += 1;
          if (calls >= callToBreakAt) throw new BrokenOff(`before call ${calls}, of ${String(name)}`);
          return Reflect.get(object, name);
        },
      }),
  };
}
