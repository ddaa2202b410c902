import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { pageCost, readPage } from '../../graph/page.ts'
import { Party } from '../party/party.type.ts'
import { Viewer } from '../viewer/viewer.type.ts'

interface FindingRow {
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

const COLUMNS = 'f.id, f.kind, f.severity, f.party, f.subject, f.evidence, f.found_at'

const Finding = nodeOf<FindingRow>(
  'Finding',
  'fnd',
  `select ${COLUMNS} from trade.finding f where f.id = any($1::bigint[])`,
)

const FindingSeverity = enumOf('FindingSeverity', SEVERITIES)
const WATCHERS = ['operator', 'regulator'] as const

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

builder.objectField(Viewer, 'findings', t =>
  t.connection({
    type: Finding,
    readers: WATCHERS,
    complexity: pageCost,
    description:
      'Newest first: all of them for the operator; what rule C8 watches for a regulator.',
    resolve: (_viewer, args, { snapshot }) =>
      readPage<FindingRow>(snapshot, args, {
        select: `select ${COLUMNS} from trade.finding f`,
        where: 'true',
        values: [],
        ...{ keys: ['f.id'], keyColumns: ['id'], newestFirst: true },
      }),
  }),
)
