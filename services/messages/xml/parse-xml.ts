import {
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlLibError,
  XmlElement as XmlNode,
  XmlText,
} from 'libxml2-wasm'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { MessageStopped, stopBeyond } from '../refusal/message-refusal.ts'
import type { XmlElement } from './xml-element.ts'

/** A day of a busy account in one file; longer ones come in pages, as the standard provides. */
export const MESSAGE_BYTES_MAX = 8 * 1024 ** 2
/** Each `<` of the file: what a parser builds grows with their number and not with the bytes. */
export const MESSAGE_MARKS_MAX = 800_000

const MARK = '<'.charCodeAt(0)

/**
 * Parses the bytes and gives the document to `read`; its memory is outside the heap and ends with
 * that. No document type is taken, entities are never replaced, nothing is fetched.
 */
export function withXml<Value>(
  bytes: Uint8Array,
  read: (document: XmlDocument) => Value,
  bytesMax = MESSAGE_BYTES_MAX,
): Value {
  stopBeyond('bytes', bytesMax, bytes.length)
  stopBeyond('marks', MESSAGE_MARKS_MAX, countMarks(bytes))
  using document = parse(bytes)
  if (document.dtd) throw new MessageStopped(refuse('message_must_declare_no_document_type'))
  return read(document)
}

function countMarks(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) count += 1
  return count
}

function parse(bytes: Uint8Array): XmlDocument {
  const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE
  try {
    return XmlDocument.fromBuffer(bytes, { option })
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    // A bomb ends the parsing before its document type can be asked for.
    if (/amplification/.test(error.message))
      throw new MessageStopped(refuse('message_must_declare_no_document_type'))
    const [first] = error.details
    const details = { line: first?.line ?? 1, found: (first?.message ?? error.message).trim() }
    throw new MessageStopped(refuse('message_must_be_whole', '', details))
  }
}

/** The document as plain elements of its own namespace; those of others are left out. */
export function readElements({ root }: XmlDocument): XmlElement {
  const own = root.namespaceUri
  return readElement(root, namespace => namespace === own)
}

/** The same with the elements of some namespaces more, which the document is built of. */
export function readElementsWithin(
  { root }: XmlDocument,
  namespaces: readonly string[],
): XmlElement & { readonly namespace: string } {
  const namespace = root.namespaceUri
  const taken = new Set([namespace, ...namespaces])
  return { ...readElement(root, found => taken.has(found)), namespace }
}

function readElement(node: XmlNode, isTaken: (namespace: string) => boolean): XmlElement {
  const children: XmlElement[] = []
  let text = ''
  for (let child = node.firstChild; child; child = child.next) {
    if (child instanceof XmlText || child instanceof XmlCData) text += child.content
    else if (child instanceof XmlNode && isTaken(child.namespaceUri))
      children.push(readElement(child, isTaken))
  }
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
  return {
    name: node.name,
    line: node.line,
    text: children.length ? '' : text,
    attributes,
    children,
  }
}
