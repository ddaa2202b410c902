import { GraphQLError } from 'graphql'
import { isBusinessDate } from '../../../contracts/kernel/date.ts'
import { parseMinor } from '../../../contracts/kernel/money.ts'
import { builder } from './builder.ts'

/** What a column of the ledger holds. */
const MINOR_MAX = 2n ** 63n - 1n

builder.scalarType('JWS', {
  description: 'A signed command: a JWS, compact or general, as text (RFC 7515).',
  parseValue: value => (typeof value === 'string' ? value : refuseForm('must be text')),
  serialize: String,
})

builder.scalarType('MinorUnits', {
  description: 'Whole minor units (fen for CNY) as decimal text.',
  parseValue: value => {
    const minor = typeof value === 'string' ? parseMinor(value) : null
    return minor !== null && minor <= MINOR_MAX
      ? minor
      : refuseForm('must be whole minor units as text, below 2^63')
  },
  serialize: String,
})

builder.scalarType('Shown', {
  description:
    'A JSON object: for each id the record as it is shown to a signer, {"pty_…": {"name", "code", ' +
    '"roles"}, "rcv_…": {"debtor", "dueOn", "amount", "currency", "decimals", …}}.',
  parseValue: () => refuseForm('is an answer only'),
  serialize: value => value,
})

builder.scalarType('Date', {
  description: 'A business date, YYYY-MM-DD.',
  parseValue: value =>
    typeof value === 'string' && isBusinessDate(value) ? value : refuseForm('must be YYYY-MM-DD'),
  serialize: value => value,
})

builder.scalarType('DateTime', {
  description: 'An instant, RFC 3339 in UTC.',
  parseValue: value => {
    const instant = new Date(typeof value === 'string' ? value : Number.NaN)
    return Number.isNaN(instant.getTime()) ? refuseForm('must be an instant') : instant
  },
  serialize: value => value.toISOString(),
})

builder.scalarType('CommandAnswer', {
  description:
    'Act by act, {"ok": true, "acts": [{"ok": true, "entry"} or {"ok": false, "refusal", ' +
    '"path", "details"}, …]}, or {"ok": false, "refusal", "path", "details"} when the command ' +
    'was refused as a whole; "details" only where there are any. One value, so that the ' +
    'answers of 500 acts cost little.',
  parseValue: () => refuseForm('is an answer only'),
  serialize: value => value,
})

builder.scalarType('RefusalDetails', {
  description:
    'The values of a refusal by name, as a JSON object: a text, a date as YYYY-MM-DD, a whole ' +
    'number, or an amount as {"minor": whole minor units as decimal text, "currency"}.',
  parseValue: () => refuseForm('is an answer only'),
  serialize: value => value,
})

function refuseForm(message: string): never {
  throw new GraphQLError(message)
}
