/** Values that the journal writes: no fractions, no undefined; bigints are decimal strings. */
export type Canonical =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [name: string]: Canonical }
