import { SetupFault } from '../platform/setup-fault.ts'
import { formatTotal } from './lines.ts'
import type { Options } from './options.ts'
import { openOwn } from './signer.ts'

const PAGE = 'first: 50'
const TO_MATCH = `query ($id: ID!) {
  node(id: $id) { ... on BankAccount {
    currency suggestedMatches {
      state reason entries payments pairings { reference endToEndId amount } } } }
  viewer {
    statementEntries(account: $id, open: true, ${PAGE}, order: OLDEST) { edges { node {
      reference side bookedOn amount open counterpart endToEndId } } }
    paymentsAwaited(account: $id, ${PAGE}) { edges { node {
      endToEndId side dueOn amount open counterpart } } } } }`

interface Line {
  readonly side: string
  readonly amount: string
  readonly open: string
  readonly counterpart: string | null
  readonly endToEndId: string | null
}

interface Pairing {
  readonly reference: string
  readonly endToEndId: string
  readonly amount: string
}

interface Suggested {
  readonly state: string
  readonly reason: string
  readonly entries: readonly string[]
  readonly payments: readonly string[]
  readonly pairings: readonly Pairing[]
}

interface ToMatch {
  readonly node:
    | { readonly currency: string; readonly suggestedMatches: readonly Suggested[] }
    | Record<string, never>
    | null
  readonly viewer: {
    readonly statementEntries: Page<Line & { readonly reference: string; bookedOn: string }>
    readonly paymentsAwaited: Page<Line & { readonly dueOn: string }>
  }
}

interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[]
}

/** What of an account is to be matched, what is awaited on it, and bodies of acts to match them. */
export async function listToMatch(options: Options): Promise<readonly string[]> {
  const account = options.need('account')
  const { node, viewer } = await openOwn(options).read<ToMatch>(TO_MATCH, { id: account })
  if (!node || !('currency' in node)) throw new SetupFault(`there is no account ${account}`)
  const { currency, suggestedMatches } = node as Extract<typeof node, { currency: string }>
  const say = (line: Line) => {
    const [open, amount] = [line.open, line.amount].map(minor =>
      formatTotal({ currency, amount: BigInt(minor) }),
    )
    const named = `${line.counterpart ?? '-'}  ${line.endToEndId ?? '-'}`
    return `${line.side} ${open} of ${amount}  ${named}`
  }
  return [
    ...viewer.statementEntries.edges.map(
      ({ node: one }) => `to match  ${one.reference}  ${one.bookedOn}  ${say(one)}`,
    ),
    ...viewer.paymentsAwaited.edges.map(
      ({ node: one }) => `awaited  ${one.endToEndId}  ${one.dueOn}  ${say(one)}`,
    ),
    ...suggestedMatches.map(one => describeSuggested(account, one)),
    ...(viewer.statementEntries.edges.length === 0 ? ['nothing is to be matched'] : []),
  ]
}

function describeSuggested(account: string, suggested: Suggested): string {
  const { state, reason, entries, payments, pairings } = suggested
  const head = `${state} (${reason})`
  if (pairings.length === 0) return `${head}  ${entries.join(', ')} ~ ${payments.join(', ')}`
  const body = {
    account,
    entries: sumBy(pairings, one => one.reference, 'reference'),
    payments: sumBy(pairings, one => one.endToEndId, 'endToEndId'),
    ...{ writtenOff: '0', reason },
  }
  return `${head}  ${JSON.stringify(body)}`
}

/** How much of each, added up over its pairings. */
function sumBy(pairings: readonly Pairing[], keyOf: (one: Pairing) => string, name: string) {
  return [...Map.groupBy(pairings, keyOf)].map(([key, of]) => ({
    [name]: key,
    amount: String(of.reduce((sum, { amount }) => sum + BigInt(amount), 0n)),
  }))
}
