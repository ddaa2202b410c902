/** 500 signed acts take about 1 MB; whatever is larger than this is not read. */
export const BODY_BYTES_MAX = 4 * 2 ** 20
/** A list, its format and its filters. */
export const EXPORT_BODY_BYTES_MAX = 64 * 2 ** 10
/** A form with one assertion of some hundred characters. */
export const TOKEN_FORM_BYTES_MAX = 16 * 2 ** 10
/** Characters of a GraphQL document. A page of the portal takes some 3,000. */
export const QUERY_LENGTH_MAX = 16 * 2 ** 10
/** Characters of the name of an operation. */
export const NAME_LENGTH_MAX = 100
/** Headers arrive in this time, and so does a body that is no file. */
export const REQUEST_WAIT_MS = 30_000
/** For a file of 1 GiB over 20 Mbit/s, with room. */
export const UPLOAD_WAIT_MS = 15 * 60_000
/** Longer than any client keeps an idle connection, or the two would close it at once. */
export const KEEP_ALIVE_MS = 65_000
/** A body of which nothing comes for so long is given up. */
export const BODY_IDLE_MS = 30_000
/** So long what is left of a body is taken in after its request was answered. */
export const BODY_LEFT_WAIT_MS = 5_000
export const CONNECTIONS_MAX = 4_000
/** Of one client that is not behind a proxy of ours: a browser opens six, an ERP some dozens. */
export const CONNECTIONS_PER_SENDER_MAX = 500
