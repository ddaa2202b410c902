import { idOf, isId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { findWords } from '../../../../contracts/trade/findings.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Words } from '../../graph/words.ts'
import { Party } from '../party/party.type.ts'

export interface FindingRow {
  readonly id: bigint
  readonly kind: string
  readonly severity: Severity
  readonly party: bigint
  readonly subject: bigint
  readonly evidence: object
  readonly found_at: Date
}

type Severity = 'info' | 'warning' | 'alarm'

export const FINDING_COLUMNS =
  'f.id, f.kind, f.severity, f.party, f.subject, f.evidence, f.found_at'

export const Finding = nodeOf<FindingRow>(
  'Finding',
  'fnd',
  `select ${FINDING_COLUMNS} from trade.finding f where f.id = any($1::bigint[])`,
)

export const FindingSeverity = enumOf('FindingSeverity', 'How urgent a finding is.', {
  info: 'It is good to know.',
  warning: 'It should be looked at.',
  alarm: 'It should be looked at now.',
} satisfies Record<Severity, string>)
/** Those who look after what is found. */
export const WATCHERS = ['operator', 'regulator'] as const

export const FindingConnection = defineConnection(Finding, 'Finding')

/** Each party once, in the order of the evidence. */
function listConcerned(party: PartyId, evidence: object): PartyId[] {
  const named = Object.values(evidence)
    .flat()
    .filter(value => isId('pty', value))
  return [...new Set([party, ...named])]
}

function nameNoun(kind: string) {
  if (kind === 'goods_are_short') return 'lot'
  return kind.endsWith('_watched') ? 'rcv' : 'inv'
}

/** What a finding is about, by its kind. */
export function findSubject({ kind, subject }: FindingRow) {
  return idOf(nameNoun(kind), subject)
}

builder.objectType(Finding, {
  description:
    'Something that the platform noticed and that undoes nothing: a receivable that passed ' +
    'through more holders than trade needs or came back to one (rule C8), an invoice of which ' +
    'two things were said, trade that goes in a circle, or goods of which less is in store than ' +
    'is booked.',
  readers: WATCHERS,
  fields: t => ({
    kind: t.exposeString('kind', {
      description: 'What was noticed, as a code word such as `tiers_watched`.',
    }),
    severity: t.field({
      type: FindingSeverity,
      description: 'How urgent it is.',
      resolve: ({ severity }) => severity,
    }),
    party: t.field({
      type: Party,
      description: 'The party whose act or document it was.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    subject: t.id({
      description: 'The id of the receivable, the invoice or the lot that it is about.',
      resolve: findSubject,
    }),
    evidence: t.string({
      description: 'What was compared, as JSON. Its members depend on the kind.',
      resolve: ({ evidence }) => JSON.stringify(evidence),
    }),
    foundAt: t.expose('found_at', { type: 'DateTime', description: 'When it was noticed.' }),
  }),
})

builder.objectFields(Finding, t => ({
  fact: t.field({
    type: Words,
    description: 'What was noticed, in words.',
    resolve: ({ kind }) => findWords(kind).fact,
  }),
  rule: t.string({
    nullable: true,
    description: 'The rule of the trade that it is about, as `C8`. Null: one of the platform.',
    resolve: ({ kind }) => findWords(kind).rule,
  }),
  blocks: t.field({
    type: Words,
    nullable: true,
    description: 'What cannot be done meanwhile, in words. Null where nothing is kept back.',
    resolve: ({ kind }) => findWords(kind).blocks,
  }),
  concerns: t.field({
    type: [Party],
    description: 'The parties that it concerns: whose act or document it was, then the others.',
    resolve: ({ party, evidence }) => listConcerned(idOf('pty', party), evidence),
  }),
}))
