import { refuse } from '../../../contracts/kernel/decision.ts'
import { MessageStopped } from '../refusal/message-refusal.ts'

/** An element of a message by its local name, with its own text and the elements within it. */
export interface XmlElement {
  readonly name: string
  readonly line: number
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
}

/** The element at the end of the path, the first one of each name; null where there is none. */
export function find(from: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  let at = from
  for (const name of path) at = at?.children.find(child => child.name === name) ?? null
  return at
}

export function findAll(from: XmlElement | null, name: string): readonly XmlElement[] {
  return from?.children.filter(child => child.name === name) ?? []
}

/** The text at the end of the path as it stands there; null where there is none. */
export function textAt(from: XmlElement | null, ...path: readonly string[]): string | null {
  return find(from, ...path)?.text || null
}

/** The first text among elements that hold the same thing in different versions. */
export function textOfAny(from: XmlElement | null, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = textAt(from, name)
    if (text !== null) return text
  }
  return null
}

export function need(from: XmlElement, ...path: readonly string[]): XmlElement {
  return find(from, ...path) ?? stopWithout(from, path.join('/'))
}

export function needText(from: XmlElement, ...path: readonly string[]): string {
  return need(from, ...path).text || stopWithout(from, path.join('/'))
}

/** What a text means; a text that means nothing ends the reading with its field and line. */
export function meant<Value>(at: XmlElement, read: (text: string) => Value | null): Value {
  const value = read(at.text.trim())
  if (value !== null) return value
  const details = { line: at.line, field: at.name, found: at.text.slice(0, 80) }
  throw new MessageStopped(refuse('value_must_have_its_form', '', details))
}

export function stopWithout(from: XmlElement, path: string): never {
  const details = { line: from.line, field: `${from.name}/${path}` }
  throw new MessageStopped(refuse('message_must_state_what_it_needs', '', details))
}
