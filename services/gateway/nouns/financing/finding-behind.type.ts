import { idOf } from '../../../../contracts/kernel/id.ts'
import { CHECK_NUMBERS, CHECKS, listKinds } from '../../../../contracts/trade/checks.ts'
import { type CheckNumber, findWords, WEIGHED_KINDS } from '../../../../contracts/trade/findings.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Words } from '../../graph/words.ts'
import { type FindingRow, FindingSeverity, findSubject } from '../trade/finding.type.ts'
import { Financing } from './financing.type.ts'

/** Who is told what was noticed behind a financing: lenders, of what they were asked. */
export const TOLD = ['lender'] as const

/** A finding, as the lender that reads it has weighed it. */
export interface FindingBehindRow extends FindingRow {
  readonly weighed_because: string | null
}

const FindingBehind = builder.objectRef<FindingBehindRow>('FindingBehind').implement({
  description:
    'Something that was noticed in what lies behind a financing. Each lender that was asked ' +
    'reads it, and of the financing’s parties nobody else.',
  readers: TOLD,
  fields: t => ({
    id: t.id({ description: 'Its id.', resolve: ({ id }) => idOf('fnd', id) }),
    kind: t.exposeString('kind', {
      description: 'What was noticed, as a code word such as `circular_trade`.',
    }),
    fact: t.field({
      type: Words,
      description: 'What was noticed, in words.',
      resolve: ({ kind }) => findWords(kind).fact,
    }),
    check: t.int({
      nullable: true,
      description: 'Which check of the application it belongs to, from 1 to 9. Null: none of them.',
      resolve: ({ kind }) => findWords(kind).check,
    }),
    severity: t.field({
      type: FindingSeverity,
      description: 'How urgent it is.',
      resolve: ({ severity }) => severity,
    }),
    subject: t.id({
      description: 'The id of the receivable or of the invoice that it is about.',
      resolve: findSubject,
    }),
    evidence: t.string({
      description:
        'What was compared, as JSON: for trade the firms and the invoices in their order, as ' +
        'they were when it was noticed.',
      resolve: ({ evidence }) => JSON.stringify(evidence),
    }),
    foundAt: t.expose('found_at', { type: 'DateTime', description: 'When it was noticed.' }),
    mustBeWeighed: t.boolean({
      description: 'Whether two people of a lender weigh it before the lender approves.',
      resolve: ({ kind }) => WEIGHED_KINDS.includes(kind),
    }),
    weighedBecause: t.exposeString('weighed_because', {
      nullable: true,
      description: 'The reason that two people of the reading lender gave. Null: none so far.',
    }),
  }),
})

export const FindingBehindConnection = defineConnection(FindingBehind, 'FindingBehind')

interface CheckRow {
  readonly number: CheckNumber
  readonly found: number
}

const ApplicationCheck = builder.objectRef<CheckRow>('ApplicationCheck').implement({
  description: 'One of the nine checks of what lies behind an application, and what it came to.',
  readers: TOLD,
  fields: t => ({
    number: t.exposeInt('number', { description: 'From 1 to 9, as the field has them.' }),
    what: t.field({
      type: Words,
      description: 'What is checked, in words.',
      resolve: ({ number }) => CHECKS[number],
    }),
    found: t.exposeInt('found', {
      description: 'How many findings it has; 0: nothing was noticed.',
    }),
  }),
})

const kindsOf = rowsOf<{ readonly kind: string; readonly found: number }>(
  `select o.owner, s.kind, count(*)::int as found
     from unnest($1::bigint[]) o (owner) cross join lateral trade.findings_shown(o.owner) s
    group by o.owner, s.kind`,
)

builder.objectField(Financing, 'checks', t =>
  t.field({
    type: [ApplicationCheck],
    readers: TOLD,
    description: 'The nine checks of what lies behind it, with how many findings each has.',
    resolve: async ({ id }, _args, context) => {
      const rows = await kindsOf(id, context)
      return CHECK_NUMBERS.map(number => {
        const kinds: readonly string[] = listKinds(number)
        const ours = rows.filter(({ kind }) => kinds.includes(kind))
        return { number, found: ours.reduce((sum, one) => sum + one.found, 0) }
      })
    },
  }),
)
