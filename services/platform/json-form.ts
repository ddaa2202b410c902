/** Levels of objects and lists in whatever JSON is sent to us: a document of the trade has six. */
export const JSON_LEVELS_MAX = 32

/** A form that JSON from outside must have, and the path to the first place that has not. */
export type JsonFault = {
  readonly refusal: 'json_must_be_at_most_32_levels_deep' | 'text_must_be_storable'
  readonly path: string
}

/**
 * Finds what no code of ours can bear in a parsed JSON value: more than 32 levels, on which
 * recursive code would overflow its stack, and text that PostgreSQL does not hold (a NUL, or half
 * of a surrogate pair), in a value or in a name. Answers null when there is none. It goes no deeper
 * than the limit itself.
 */
export function findJsonFault(value: unknown): JsonFault | null {
  const fault = findFault(value, JSON_LEVELS_MAX)
  return fault && { ...fault, path: fault.path.slice(0, PATH_LENGTH_MAX) }
}

/** The names in a path are the sender's. */
const PATH_LENGTH_MAX = 200

function findFault(value: unknown, levels: number): JsonFault | null {
  if (typeof value === 'string') return isStorable(value) ? null : { ...NOT_STORABLE, path: '' }
  if (typeof value !== 'object' || value === null) return null
  if (levels === 0) return { refusal: 'json_must_be_at_most_32_levels_deep', path: '' }
  for (const [name, part] of Object.entries(value)) {
    if (!isStorable(name)) return { ...NOT_STORABLE, path: '' }
    const fault = findFault(part, levels - 1)
    if (fault) return { ...fault, path: fault.path === '' ? name : `${name}.${fault.path}` }
  }
  return null
}

const NOT_STORABLE = { refusal: 'text_must_be_storable' } as const

/** PostgreSQL holds no NUL, and UTF-8 no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
