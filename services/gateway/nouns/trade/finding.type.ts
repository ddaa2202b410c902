import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
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

const SEVERITIES = ['info', 'warning', 'alarm'] as const
type Severity = (typeof SEVERITIES)[number]

export const FINDING_COLUMNS =
  'f.id, f.kind, f.severity, f.party, f.subject, f.evidence, f.found_at'

export const Finding = nodeOf<FindingRow>(
  'Finding',
  'fnd',
  `select ${FINDING_COLUMNS} from trade.finding f where f.id = any($1::bigint[])`,
)

const FindingSeverity = enumOf('FindingSeverity', SEVERITIES)
/** Those who look after what is found. */
export const WATCHERS = ['operator', 'regulator'] as const

builder.objectType(Finding, {
  description: 'Something to look at: what it is about stands. Rule C8, and invoices told twice.',
  readers: WATCHERS,
  fields: t => ({
    kind: t.exposeString('kind'),
    severity: t.field({ type: FindingSeverity, resolve: ({ severity }) => severity }),
    party: t.field({
      type: Party,
      description: 'Whose act or document it was.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    subject: t.id({
      description: 'The receivable or the invoice.',
      resolve: ({ kind, subject }) => idOf(kind.endsWith('_watched') ? 'rcv' : 'inv', subject),
    }),
    evidence: t.string({
      description: 'What was compared, as JSON.',
      resolve: ({ evidence }) => JSON.stringify(evidence),
    }),
    foundAt: t.expose('found_at', { type: 'DateTime' }),
  }),
})
