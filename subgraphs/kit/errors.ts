// Every error that Signpost names, in one place: codes are stable, a retired code is never used again.
// Messages say what was needed and what came; they never carry credentials, and clients never see them raw.

/** What can be wrong with a whole feed. A bad record is never an error: it is a Rejection. */
export type FeedErrorCode =
  | 'FEED_UNREACHABLE' // no connection, or it broke and retries did not help
  | 'FEED_TIMEOUT' // no whole answer before the deadline
  | 'FEED_STATUS' // an HTTP status that the format gives no meaning to
  | 'FEED_TOO_LARGE' // more bytes, pages or depth than allowed
  | 'FEED_MALFORMED' // the answer is not of the format it claims
  | 'FEED_INCOMPLETE' // fewer records than the feed itself states
  | 'FEED_REFUSED' // the partner's system answered with a failure of its own
  | 'FEED_FORBIDDEN_ADDRESS' // a scheme, host or private address that we do not talk to
  | 'FEED_FORBIDDEN_BY_ROBOTS' // robots.txt disallows the address
  | 'FEED_GIVEN_UP'; // not asked: the requests to this origin before it failed one after the other

/** A feed that could not be read. The Catalogue stays as it was. */
export class FeedError extends Error {
  readonly code: FeedErrorCode;
  /** The address asked for, without credentials. For logs and reports, never for API clients. */
  readonly url: string;
  /** The HTTP status, where one came. */
  readonly status: number | null;

  constructor(
    code: FeedErrorCode,
    url: string,
    message: string,
    options: { status?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'FeedError';
    this.code = code;
    this.url = url;
    this.status = options.status ?? null;
  }
}
