import { GraphQLError } from 'graphql'
import { isBusinessDate } from '../../../contracts/kernel/date.ts'
import { parseMinor } from '../../../contracts/kernel/money.ts'
import { builder } from './builder.ts'

/** What a column of the ledger holds. */
const COLUMN_MAX = 2n ** 63n - 1n

builder.scalarType('JWS', {
  description:
    'A signed command as text: a JWS (RFC 7515), in the compact form or in the general JSON form.',
  parseValue: value => (typeof value === 'string' ? value : refuseForm('must be text')),
  serialize: String,
})

builder.scalarType('MinorUnits', {
  description:
    'An amount as decimal text, in whole minor units of the currency that stands beside it: fen ' +
    'for CNY, yen for JPY. No sign, no fraction, below 2^63.',
  parseValue: value => parseWhole(value, 'minor units'),
  serialize: String,
})

builder.scalarType('Units', {
  description:
    'Units of an instrument as decimal text: how many there are, or the place of one, counted ' +
    'from 0. Its field `unit` says what one of them is. No sign, no fraction, below 2^63.',
  parseValue: value => parseWhole(value, 'units'),
  serialize: String,
})

builder.scalarType('Shown', {
  description:
    'What a signer is shown, as a JSON object that has for each id the record with this id: ' +
    '{"pty_…": {"name", "code", "roles"}, "rcv_…": {"debtor", "dueOn", "amount", "currency", ' +
    '"decimals", …}}.',
  parseValue: () => refuseForm('is an answer only'),
  serialize: value => value,
})

builder.scalarType('Date', {
  description: 'A calendar date, written YYYY-MM-DD.',
  parseValue: value =>
    typeof value === 'string' && isBusinessDate(value) ? value : refuseForm('must be YYYY-MM-DD'),
  serialize: value => value,
})

builder.scalarType('DateTime', {
  description: 'An instant in UTC, written as RFC 3339 has it.',
  parseValue: value => {
    const instant = new Date(typeof value === 'string' ? value : Number.NaN)
    return Number.isNaN(instant.getTime()) ? refuseForm('must be an instant') : instant
  },
  serialize: value => value.toISOString(),
})

builder.scalarType('CommandAnswer', {
  description:
    'The answer to one command, as one JSON object. It is {"ok": true, "acts": […]} with one ' +
    'member for each act in its order: {"ok": true, "entry": the number of the journal entry, ' +
    '"made": the ids of what the act made} or {"ok": false, "refusal", "path", "details"}. A ' +
    'command that was refused as a whole is answered by {"ok": false, "refusal", "path", ' +
    '"details"}. "refusal" is a code of schema/refusals.md; "details" is left out where there ' +
    'are none.',
  parseValue: () => refuseForm('is an answer only'),
  serialize: value => value,
})

builder.scalarType('RefusalDetails', {
  description:
    'The values that a refusal carries by name, as a JSON object. A value is a text, a date as ' +
    'YYYY-MM-DD, a whole number, an amount as {"minor": whole minor units as decimal text, ' +
    '"currency"}, or a count of units as {"units": decimal text}.',
  parseValue: () => refuseForm('is an answer only'),
  serialize: value => value,
})

function parseWhole(value: unknown, what: string): bigint {
  const number = typeof value === 'string' ? parseMinor(value) : null
  return number !== null && number <= COLUMN_MAX
    ? number
    : refuseForm(`must be whole ${what} as text, below 2^63`)
}

function refuseForm(message: string): never {
  throw new GraphQLError(message)
}
