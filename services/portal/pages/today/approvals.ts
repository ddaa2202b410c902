import type { Client } from '@urql/core'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import {
  type ActRequest,
  type BusinessDate,
  decodeText,
  type Id,
  type InvoiceId,
  type KeyId,
  partyActs,
  type ReceivableId,
  receivableActs,
  titleActs,
  tradeActs,
} from '../../../client/browser.ts'
import type { ToSign } from '../../sign/use-signing.ts'
import { type Task, WAIT_ITEMS, type WaitItems } from './documents.ts'

/** Whether a task is done by signing something, so that several can be done together. */
export function isSigned({ __typename: kind }: Task): boolean {
  return kind === 'SignTask' || kind === 'ConfirmTask' || kind === 'AnswerTask'
}

/** What open drafts of the party answer already: receivables, and offers by where they begin. */
export function findAnswered(payloads: readonly string[]): ReadonlySet<string> {
  const bodies = payloads.map(payload => JSON.parse(decodeText(payload)).body as WireAnswer)
  return new Set(
    bodies.flatMap(({ receivable, spans = [] }) => [
      ...(receivable ? [receivable] : []),
      ...spans.map(({ instrument, lo }) => `${instrument} ${lo}`),
    ]),
  )
}

interface WireAnswer {
  readonly receivable?: string
  readonly spans?: readonly { readonly instrument: string; readonly lo: string }[]
}

/**
 * What is to be signed to agree to tasks; what waits is asked for first. What a draft answers
 * already is not drawn up a second time.
 */
export async function agreeTo(
  tasks: readonly Task[],
  answered: ReadonlySet<string>,
  client: Client,
): Promise<ToSign> {
  const drafts = tasks.flatMap(task => (task.__typename === 'SignTask' ? [task.draft] : []))
  const acts = await Promise.all(
    tasks.map(async task =>
      'wait' in task ? acceptAll(await readItems(task.wait.id, answered, client)) : [],
    ),
  )
  return { drafts, acts: acts.flat() }
}

export async function reject(
  wait: string,
  answered: ReadonlySet<string>,
  client: Client,
): Promise<ToSign> {
  const { proposals, claims } = await readItems(wait, answered, client)
  return {
    acts: [
      ...proposals.map(({ id }) => receivableActs.reject({ receivable: id as ReceivableId })),
      ...groupOffers(claims).map(({ spans }) => titleActs.answerOffer({ spans, answer: 'reject' })),
    ],
  }
}

export function tellApart(invoice: string, alike: string): ToSign {
  const [one, other] = [invoice, alike] as [InvoiceId, InvoiceId]
  return { acts: [tradeActs.tellApart({ invoice: one, alike: other })] }
}

export function revoke(key: string): ToSign {
  return { acts: [partyActs.revokeKey({ key: key as KeyId })] }
}

function acceptAll({
  proposals,
  claims,
}: Pick<WaitItems, 'proposals' | 'claims'>): readonly ActRequest[] {
  return [
    ...proposals.map(({ id, amount, dueOn }) =>
      receivableActs.confirm({
        receivable: id as ReceivableId,
        amount: BigInt(amount),
        dueOn: dueOn as BusinessDate,
      }),
    ),
    ...groupOffers(claims).map(({ spans, debt }) =>
      debt === null
        ? titleActs.answerOffer({ spans, answer: 'accept' })
        : titleActs.acceptPledge({
            ...{ spans, knowing: [], reference: debt.reference },
            secured: BigInt(debt.secured),
            currency: debt.currency as Currency,
            dueOn: debt.dueOn as BusinessDate,
          }),
    ),
  ]
}

type Claim = WaitItems['claims'][number]

/** Claims by the offer that they are of: an offer is answered as a whole. */
function groupOffers(claims: readonly Claim[]) {
  return [...Map.groupBy(claims, ({ charge }) => charge).values()].map(of => ({
    debt: of[0]!.debt,
    spans: of.map(({ instrument, lo, hi }) => ({
      instrument: instrument.id as Id<'rcv'>,
      span: { lo: BigInt(lo), hi: BigInt(hi) },
    })),
  }))
}

async function readItems(
  id: string,
  answered: ReadonlySet<string>,
  client: Client,
): Promise<Pick<WaitItems, 'proposals' | 'claims'>> {
  const { data, error } = await client
    .query(WAIT_ITEMS, { id }, { requestPolicy: 'network-only' })
    .toPromise()
  if (error) throw error
  const node = data?.node
  // A wait that was answered meanwhile has nothing left.
  const { proposals, claims } = node && 'proposals' in node ? node : { proposals: [], claims: [] }
  return {
    proposals: proposals.filter(one => !answered.has(one.id)),
    claims: claims.filter(({ instrument, lo }) => !answered.has(`${instrument.id} ${lo}`)),
  }
}
