import type { Canonical } from '../act/canonical.ts'

/**
 * RFC 8785 text of whole numbers, strings and structures of them with ASCII names. A library does
 * this for what others send; this one knows bigints and is on the path of every command.
 */
export function canonicalJson(value: Canonical): string {
  switch (typeof value) {
    case 'bigint':
      return `"${value}"`
    case 'string':
      return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value)
    case 'object':
      return value === null ? 'null' : structure(value)
    default:
      return String(value)
  }
}

/** Ids, numbers and names need no escape. */
const PLAIN = /^[\w .:-]*$/

function structure(value: readonly Canonical[] | { readonly [name: string]: Canonical }): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as { readonly [name: string]: Canonical }
  let text = ''
  for (const name of sorted(Object.keys(record)))
    text += `${text && ','}"${name}":${canonicalJson(record[name]!)}`
  return `{${text}}`
}

/** By insertion, in place: a posting has a handful of names. */
function sorted(names: string[]): string[] {
  for (let i = 1; i < names.length; i++) {
    const name = names[i]!
    let at = i
    for (; at > 0 && names[at - 1]! > name; at--) names[at] = names[at - 1]!
    names[at] = name
  }
  return names
}
