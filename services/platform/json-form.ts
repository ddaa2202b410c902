/** Levels of objects and lists in whatever JSON is sent to us: a document of the trade has six. */
export const JSON_LEVELS_MAX = 32

const [QUOTE, BACKSLASH] = [...Buffer.from('"\\')]
const OPENING = new Set(Buffer.from('{['))
const CLOSING = new Set(Buffer.from('}]'))

/**
 * Counts how deep objects and lists are nested in the text of a JSON document, without parsing it:
 * recursive code would overflow its stack on too many levels, and the parser is slow on them.
 */
export function countJsonLevels(text: Uint8Array): number {
  let deepest = 0
  let levels = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const byte = text[i]!
    if (byte === QUOTE) quoted = !quoted
    else if (quoted) i += Number(byte === BACKSLASH)
    else if (OPENING.has(byte)) deepest = Math.max(deepest, ++levels)
    else if (CLOSING.has(byte)) levels -= 1
  }
  return deepest
}

/**
 * Finds text that PostgreSQL does not hold in a value of at most 32 levels, and answers the path to
 * it: to the value, or to what has it in a name. Answers null when all of it can be stored.
 */
export function findUnstorable(value: unknown): string | null {
  const path = findUnstorableIn(value)
  return path === null ? null : path.join('.').slice(0, PATH_LENGTH_MAX)
}

/** The names in a path are the sender's. */
const PATH_LENGTH_MAX = 200

function findUnstorableIn(value: unknown): string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : []
  if (typeof value !== 'object' || value === null) return null
  for (const [name, part] of Object.entries(value)) {
    if (!isStorable(name)) return []
    const path = findUnstorableIn(part)
    if (path) return [name, ...path]
  }
  return null
}

/** PostgreSQL holds no NUL, and UTF-8 no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
