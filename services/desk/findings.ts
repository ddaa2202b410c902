import type { Bilingual } from '../../contracts/sentences/sentence.ts'
import { readAll } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { bothLanguages } from './lines.ts'
import type { Options } from './options.ts'
import { openOwn } from './signer.ts'

const WORDS = '{ zh en }'
const FINDING = `id kind severity foundAt subject rule fact ${WORDS} blocks ${WORDS}
  concerns { name code } evidence`
const FINDINGS = `query ($after: String) { viewer { page: findings(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { id kind severity foundAt subject } } } } }`
const ONE = `query ($id: ID!) { node(id: $id) { ... on Finding { ${FINDING} } } }`

interface FindingListed {
  readonly id: string
  readonly kind: string
  readonly severity: string
  readonly foundAt: string
  readonly subject: string
}

interface FindingSeen extends FindingListed {
  readonly rule: string | null
  readonly fact: Bilingual
  readonly blocks: Bilingual | null
  readonly concerns: readonly { readonly name: string; readonly code: string }[]
  /** JSON. */
  readonly evidence: string
}

export async function listFindings(options: Options): Promise<readonly string[]> {
  const found = await readAll<FindingListed>(openOwn(options).read, FINDINGS)
  if (found.length === 0) return ['nothing was found']
  return found.map(({ id, kind, severity, foundAt, subject }) =>
    [id, severity, kind, subject, foundAt].join('  '),
  )
}

/** One finding: the fact, its rule, whom it concerns, and what cannot be done meanwhile. */
export async function showFinding(options: Options): Promise<readonly string[]> {
  const id = options.need('finding')
  type Found = { readonly node: FindingSeen | Record<string, never> | null }
  const { node } = await openOwn(options).read<Found>(ONE, { id })
  if (!node || !('kind' in node)) throw new SetupFault(`there is no finding ${id}`)
  const { kind, severity, foundAt, subject, rule, fact, blocks, concerns, evidence } =
    node as FindingSeen
  return [
    `${id}: ${kind}, ${severity}, ${foundAt}, about ${subject}`,
    ...bothLanguages(fact),
    `rule: ${rule ?? 'of the platform'}`,
    ...concerns.map(({ name, code }) => `concerns ${name} (${code})`),
    ...(blocks ? ['meanwhile:', ...bothLanguages(blocks)] : ['nothing is blocked by it']),
    ...JSON.stringify(JSON.parse(evidence), null, 2).split('\n'),
  ]
}
