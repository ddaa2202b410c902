import { SaxesParser } from 'saxes'
import { FileStopped } from './refusal.ts'

/** A text or tag longer than this is none of a table. */
const TOKEN_CHARACTERS_MAX = 1024 ** 2

export interface XmlReader {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** The name of a part, or the place in a file that was reached. */
type Part = string | (() => string)

/**
 * Parses an XML part chunk by chunk, telling names without their prefix, and yields after each.
 * Document types are refused, so nothing is declared in them that could grow.
 */
export async function* readXml(
  part: Part,
  bytes: AsyncIterable<Buffer>,
  { open, close, text }: XmlReader,
): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parser = new SaxesParser({ xmlns: false, position: false })
  let since = 0
  const seen = () => {
    since = 0
  }
  parser.on('doctype', () => stop(part))
  parser.on('error', () => stop(part))
  parser.on('opentag', ({ name, attributes }) => {
    seen()
    open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    seen()
    close(localName(name))
  })
  parser.on('text', text)
  parser.on('cdata', text)
  for await (const chunk of bytes) {
    since += chunk.length
    if (since > TOKEN_CHARACTERS_MAX) stop(part)
    parser.write(decoded(decoder, chunk, part))
    yield
  }
  parser.close()
  yield
}

function decoded(decoder: TextDecoder, chunk: Buffer, part: Part): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    return stop(part)
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function stop(part: Part): never {
  throw new FileStopped('file_must_be_whole', typeof part === 'string' ? part : part())
}
