// The port through which every feed is read. Readers and sources know only this; create-http-client.ts makes the real one.
// Every failure is a FeedError, thrown after the retries that its kind allows.

export interface GetOptions {
  /** The media types that the reader understands. */
  readonly accept?: string;
  /** Further request headers, for example `authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses besides 2xx that the caller gives a meaning to; any other status is a FeedError FEED_STATUS. */
  readonly allowStatuses?: readonly number[];
  /**
   * The publisher says that the document has not changed since this moment: an answer stored at or after it is used
   * without asking the network.
   */
  readonly unchangedSince?: Date;
  /** Asks by HEAD: the answer tells whether there is something, and its body is empty. */
  readonly headersOnly?: boolean;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** The address that answered, after redirects. */
  readonly url: string;
  /** Addresses that redirected here, first one first; empty without redirects. */
  readonly redirectedFrom: readonly string[];
  /** True when every redirect on the way was permanent (301 or 308); true without redirects. */
  readonly permanent: boolean;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body, decompressed, within the client's size limit. */
  readonly body: Uint8Array;
}

export interface HttpClient {
  get(url: string, options?: GetOptions): Promise<HttpAnswer>;
  /** What went over the wire so far. */
  readonly traffic: HttpTraffic;
  close(): Promise<void>;
}

export interface HttpTraffic {
  readonly requests: number;
  /** Answers that were 304 on the wire. */
  readonly notModified: number;
  /** Answers taken from the store without asking. */
  readonly fromStore: number;
  /** Body bytes received. */
  readonly bytes: number;
}
