// The types of robots-parser 3.0.1 as it really exports itself: its own file tells of a `default` property that an ES
// module import does not find.

declare module 'robots-parser' {
  export interface Robots {
    /** Undefined when the address is of another origin than the robots.txt. */
    isDisallowed(url: string, userAgent?: string): boolean | undefined;
    /** In seconds. */
    getCrawlDelay(userAgent?: string): number | undefined;
  }
  export default function robotsParser(url: string, contents: string): Robots;
}
