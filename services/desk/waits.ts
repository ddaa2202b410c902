import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import { describeRefusal } from '../../contracts/refusal/describe-refusal.ts'
import type { Bilingual } from '../../contracts/sentences/sentence.ts'
import { ofQuery, readAll } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { bothLanguages } from './lines.ts'
import type { Options } from './options.ts'
import { openOwn } from './signer.ts'

const PARTY = '{ name code }'
const WORDS = '{ zh en }'
const WAIT = `id kind asked ${WORDS} otherwise ${WORDS} opener ${PARTY} awaited ${PARTY}
  openedAt openedOn openItems remindOn remindedOn escalatedOn lapseOn remindAt lapseAt provisional
  trouble { why words ${WORDS} refusal { refusal path details } refusedAt workflowGoneAt }`
const WAITS = `query ($stuck: Boolean, $after: String) {
  page: openWaits(first: 50, stuck: $stuck, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { ${WAIT} } } } }`
const ONE = `query ($id: ID!) { node(id: $id) { ... on Wait { ${WAIT}
  claims { lo hi instrument { id } debt { secured currency reference dueOn } } } } }`

interface PartySeen {
  readonly name: string
  readonly code: string
}

interface WaitSeen {
  readonly id: string
  readonly kind: string
  readonly asked: Bilingual
  readonly otherwise: Bilingual
  readonly opener: PartySeen
  readonly awaited: PartySeen
  readonly openedAt: string
  readonly openedOn: string | null
  readonly openItems: number
  readonly remindOn: string | null
  readonly remindedOn: string | null
  readonly escalatedOn: string | null
  readonly lapseOn: string | null
  readonly remindAt: string | null
  readonly lapseAt: string | null
  readonly provisional: boolean
  readonly trouble: TroubleSeen | null
}

/** What the act that answers an offer must name, a pledge's debt in the same words. */
interface ClaimSeen {
  readonly lo: string
  readonly hi: string
  readonly instrument: { readonly id: string }
  readonly debt: Readonly<Record<'secured' | 'currency' | 'reference' | 'dueOn', string>> | null
}

interface TroubleSeen {
  readonly why: string
  readonly words: Bilingual
  readonly refusal: Pick<Refused<Refusal>, 'refusal' | 'path' | 'details'> | null
  readonly refusedAt: string | null
  readonly workflowGoneAt: string | null
}

/** What is waited for, of whom, since when and until when; what is stuck, with why. */
export async function listWaits(options: Options): Promise<readonly string[]> {
  const stuck = options.has('stuck')
  const asked = stuck ? { stuck } : {}
  const waits = await readAll<WaitSeen>(ofQuery(openOwn(options).read), WAITS, asked)
  if (waits.length === 0) return [stuck ? 'nothing is stuck' : 'nothing is waited for']
  return waits.flatMap(describeShortly)
}

/** The story of one wait: who asked whom for what, what was done about it, and what comes next. */
export async function showWait(options: Options): Promise<readonly string[]> {
  const id = options.need('wait')
  type Asked = WaitSeen & { readonly claims: readonly ClaimSeen[] }
  type Found = { readonly node: Asked | Record<string, never> | null }
  const { node } = await openOwn(options).read<Found>(ONE, { id })
  if (!node || !('kind' in node)) throw new SetupFault(`there is no wait ${id} that you may see`)
  const wait = node as Asked
  return [
    `${wait.id}: ${wait.kind}`,
    ...bothLanguages(wait.asked),
    `asked by ${describeParty(wait.opener)} on ${wait.openedOn ?? wait.openedAt}`,
    `awaited of ${describeParty(wait.awaited)}: ${wait.openItems} open`,
    ...wait.claims.map(describeClaim),
    ...describeReminders(wait),
    `until ${findEnd(wait)}${wait.provisional ? ' (provisional)' : ''}; otherwise`,
    ...bothLanguages(wait.otherwise),
    ...describeTrouble(wait.trouble),
  ]
}

function describeShortly(wait: WaitSeen): readonly string[] {
  const { id, kind, awaited, openedOn, openedAt, openItems, trouble } = wait
  const since = openedOn ?? openedAt
  return [
    `${id}  ${kind} of ${describeParty(awaited)}, ${openItems} open, ` +
      `${since} until ${findEnd(wait)}`,
    ...describeTrouble(trouble),
  ]
}

function describeClaim({ instrument, lo, hi, debt }: ClaimSeen): string {
  const span = `  ${instrument.id}, lo ${lo}, hi ${hi}`
  if (debt === null) return span
  const { secured, currency, reference, dueOn } = debt
  return `${span}; secured ${secured}, currency ${currency}, reference ${reference}, dueOn ${dueOn}`
}

function describeParty({ name, code }: PartySeen): string {
  return `${name} (${code})`
}

function findEnd({ lapseOn, lapseAt }: WaitSeen): string {
  return lapseOn ?? lapseAt ?? ''
}

function describeReminders(wait: WaitSeen): readonly string[] {
  const { remindOn, remindAt, remindedOn, escalatedOn } = wait
  const reminded =
    remindedOn === null ? `to be reminded on ${remindOn ?? remindAt}` : `reminded on ${remindedOn}`
  return [reminded, ...(escalatedOn === null ? [] : [`escalated on ${escalatedOn}`])]
}

function describeTrouble(trouble: TroubleSeen | null): readonly string[] {
  if (trouble === null) return []
  const { why, words, refusal, refusedAt, workflowGoneAt } = trouble
  return [
    `stuck: ${why}`,
    ...bothLanguages(words),
    ...(workflowGoneAt === null ? [] : [`  its workflow was gone at ${workflowGoneAt}`]),
    ...(refusal === null ? [] : describeRefused(refusal, refusedAt)),
  ]
}

function describeRefused(
  refused: NonNullable<TroubleSeen['refusal']>,
  refusedAt: string | null,
): readonly string[] {
  const { refusal, details } = refused
  const said = describeRefusal(details ? { refusal, details } : { refusal })
  return [`  refused at ${refusedAt}: ${refusal}`, ...bothLanguages(said)]
}
