import { PARTY_ROLES } from '../../../contracts/party/party.ts'
import { ROLE_WORDS } from '../../../contracts/party/party-words.ts'
import type { Readers } from '../../../services/gateway/graph/readers.ts'

/** A field of the graph with who may ask for it. */
export interface ReadField {
  readonly name: string
  readonly readers: Readers
}

/** Prints the page of roles: their words, and which fields each may ask for beyond any member. */
export function printRoles(fields: readonly ReadField[]): string {
  const list = (wanted: (readers: Readers) => boolean) =>
    fields
      .filter(({ readers }) => wanted(readers))
      .map(({ name }) => `\`${name}\``)
      .sort()
  const rows = PARTY_ROLES.map(role => {
    const { zh, en, may } = ROLE_WORDS[role]
    const own = list(readers => Array.isArray(readers) && readers.includes(role))
    return `| \`${role}\` | ${zh} | ${en} | ${may.zh} | ${may.en} | ${own.join(', ') || '–'} |`
  })
  return [
    HEAD,
    '| role | 中文 | English | 可为 | what it may do | fields beyond those of every member |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    `A stranger may ask for: ${list(readers => readers === 'anyone').join(', ')}.`,
    '',
  ].join('\n')
}

const HEAD = `# Roles

Printed from the code by the test \`role-and-field\`; edit \`contracts/party/party-words.ts\` and
the readers of the graph's fields, not this page.

A party has one role or several. Whatever its roles, every member reads its own books and the
directory of parties; which rows it sees is said again by row-level rights in the store. A role
whose last column is empty reads nothing beyond that today.
`
