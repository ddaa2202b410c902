import type { Read } from './pages.ts'

/** Reads as `read` does, at least what a token was given for, on whatever database it comes to. */
export function readAtLeast(read: Read, token: string): Read {
  return async (query, variables = {}) =>
    await read(askAtLeast(query), { ...variables, atLeast: token })
}

/** The token is a variable, so that the text of a query stays the same. */
function askAtLeast(query: string): string {
  const [, before, declared, rest] = HEAD.exec(query) ?? []
  if (rest === undefined) throw new Error('only a query can be asked for at least a state')
  const variables = declared ? declared.slice(1, -1) : ''
  return `${before || 'query'} ($atLeast: ID! ${variables}) @atLeast(token: $atLeast) ${rest}`
}

/** `query`, perhaps with a name; its variables, whose types have no brackets; and its fields. */
const HEAD = /^\s*(query\b[\s\w]*|)(\([^()]*\))?\s*(\{.*)$/s

export function isQuery(text: string): boolean {
  return HEAD.test(text)
}
