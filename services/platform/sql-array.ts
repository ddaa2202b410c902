/**
 * Arrays are sent as the texts that PostgreSQL reads them from, since that is several times cheaper
 * than letting the driver convert each element, and every command needs it.
 */

/** Formats an array for `$1::bigint[]`, or of another type of number. */
export function numberArray(values: readonly (bigint | number)[]): string {
  return `{${values.join(',')}}`
}

/**
 * Joins texts for `string_to_array($1, E'\n')`. They must not have line breaks (JSON and base64url
 * have none), and there must be at least one: no text and one empty text look the same.
 */
export function textLines(values: readonly string[]): string {
  return values.join('\n')
}
