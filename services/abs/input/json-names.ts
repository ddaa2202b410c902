/** The deepest nesting of lists and objects: deeper ones exhaust the stacks of readers. */
export const LEVELS_MAX = 100

/** What a JSON text has that its parsed value no longer shows, with the path where it is. */
export interface JsonFlaw {
  readonly flaw: 'repeated' | 'deep'
  readonly path: string
}

interface Level {
  /** The names seen so far; null in a list. */
  readonly names: Set<string> | null
  /** The name, or the place in the list, of what is read now. */
  at: string | number
}

const SIGNS = /["{}[\],:]/g
const STRING = /"(?:[^"\\]|\\.)*"/y

/**
 * Finds the first name that stands twice in one object, of which parsing keeps the last only (RFC
 * 8259 §4), or what is nested too deep. The text need not be JSON: that is for the parser to say.
 */
export function findJsonFlaw(text: string): JsonFlaw | null {
  const levels: Level[] = []
  const path = () => levels.map(({ at }) => at).join('.')
  SIGNS.lastIndex = 0
  let awaitsName = false
  for (let found = SIGNS.exec(text); found; found = SIGNS.exec(text)) {
    const level = levels.at(-1)
    switch (found[0]) {
      case '{':
      case '[':
        if (levels.length === LEVELS_MAX) return { flaw: 'deep', path: path() }
        levels.push(found[0] === '{' ? { names: new Set(), at: '' } : { names: null, at: 0 })
        awaitsName = found[0] === '{'
        break
      case '}':
      case ']':
        levels.pop()
        awaitsName = false
        break
      case ',':
        if (typeof level?.at === 'number') level.at++
        else awaitsName = level !== undefined
        break
      case '"': {
        STRING.lastIndex = found.index
        const string = STRING.exec(text)
        if (!string) return null
        SIGNS.lastIndex = STRING.lastIndex
        if (!awaitsName || !level?.names) break
        awaitsName = false
        level.at = decodeName(string[0])
        if (level.names.has(level.at)) return { flaw: 'repeated', path: path() }
        level.names.add(level.at)
      }
    }
  }
  return null
}

/** A name as it is meant: `"\u0041"` is the name `A`. */
function decodeName(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return JSON.parse(quoted) as string
  } catch {
    return quoted
  }
}
