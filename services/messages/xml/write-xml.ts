/** An element to be written: its name, and its text or what stands within it, in order. */
export interface Written {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly Written[]
}

/** Elements within another; what is null or false is left out, lists stand one after another. */
type Parts = readonly (Written | null | false | readonly Written[])[]

/** An element with others within it; one without any is left out, as no schema takes it. */
export function group(name: string, ...parts: Parts): Written | null {
  const content = parts.flatMap(part => (part ? part : []))
  return content.length > 0 ? { name, attributes: {}, content } : null
}

/** An element with a text; without a text it is left out. */
export function leaf(
  name: string,
  text: string | null | undefined,
  attributes: Readonly<Record<string, string>> = {},
): Written | null {
  return text ? { name, attributes, content: text } : null
}

/** A text within elements of which each holds only the next, such as `Dt` within `ReqdExctnDt`. */
export function nested(
  text: string | null | undefined,
  name: string,
  ...within: readonly [] | readonly [string, ...string[]]
): Written | null {
  const [next, ...rest] = within
  return next === undefined ? leaf(name, text) : group(name, nested(text, next, ...(rest as [])))
}

/** The document as UTF-8, in lines, so that people can read it. */
export function writeXml(namespace: string, ...parts: Parts): Buffer {
  const content = parts.flatMap(part => (part ? part : []))
  const document = { name: 'Document', attributes: { xmlns: namespace }, content }
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(document, '')}`)
}

function writeElement({ name, attributes, content }: Written, indent: string): string {
  const stated = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const open = `${indent}<${name}${stated.join('')}>`
  if (typeof content === 'string') return `${open}${escapeXml(content)}</${name}>\n`
  const within = content.map(child => writeElement(child, `${indent}  `)).join('')
  return `${open}\n${within}${indent}</${name}>\n`
}

/** Line breaks are written as references too: a parser would make spaces or others of them. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r\n\t]/g, character => `&#${character.charCodeAt(0)};`)
}
