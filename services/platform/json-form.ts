/** Levels of objects and lists in whatever JSON is sent to us: a document of the trade has six. */
export const JSON_LEVELS_MAX = 32

const [QUOTE, BACKSLASH, OBJECT, LIST, OBJECT_END, LIST_END] = [...Buffer.from('"\\{[}]')]

/**
 * Counts how deep objects and lists are nested in the text of a JSON document, without parsing it:
 * recursive code would overflow its stack on too many levels, and the parser is slow on them.
 */
export function countJsonLevels(text: Uint8Array): number {
  let deepest = 0
  let levels = 0
  for (let i = 0; i < text.length; i++) {
    const byte = text[i]
    if (byte === QUOTE) i = findClosingQuote(text, i + 1)
    else if (byte === OBJECT || byte === LIST) deepest = Math.max(deepest, ++levels)
    else if (byte === OBJECT_END || byte === LIST_END) levels -= 1
  }
  return deepest
}

/** Most of what is sent to us is text: it is searched, not walked through. */
function findClosingQuote(text: Uint8Array, from: number): number {
  for (let at = text.indexOf(QUOTE!, from); at >= 0; at = text.indexOf(QUOTE!, at + 1)) {
    let backslashes = 0
    while (at - backslashes > from && text[at - backslashes - 1] === BACKSLASH) backslashes += 1
    if (backslashes % 2 === 0) return at
  }
  return text.length
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
