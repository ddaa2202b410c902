/** Values that the journal writes: no fractions, no undefined; bigints are decimal strings. */
export type Canonical =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [name: string]: Canonical }

/**
 * RFC 8785 text of whole numbers, strings and structures of them. A library does this for what
 * others send; this one knows bigints and is on the path of every command.
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'bigint') return `"${value}"`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as { readonly [name: string]: Canonical }
  const members = Object.keys(record).sort()
  return `{${members.map(name => `${JSON.stringify(name)}:${canonicalJson(record[name]!)}`).join(',')}}`
}
