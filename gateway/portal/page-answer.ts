// What a page of the portal is to the HTTP server.

export interface PageAnswer {
  /** Of HTTP: 200, 400, 404 or 503. */
  readonly status: number;
  readonly page: string;
}
