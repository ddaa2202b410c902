import type { ActAnswer } from '../../contracts/command/answer.ts'
import { type ActRequest, MANIFEST_ACTS_MAX } from '../../contracts/command/command.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { ImportId, InvoiceId, PartyId, ReceivableId } from '../../contracts/kernel/id.ts'
import { rulesOn } from '../../contracts/kernel/rules.ts'
import {
  type GroupedInvoice,
  groupInvoices,
  type InvoiceGroup,
  type LeftOut,
} from '../../contracts/receivable/group-invoices.ts'
import { newId } from '../platform/new-id.ts'
import { receivableActs } from './acts.ts'
import { type Read, readAll } from './pages.ts'

/** What became of each proposal of an import, and why its other invoices back nothing. */
export interface ProposedImport {
  readonly proposals: readonly (InvoiceGroup & {
    readonly receivable: ReceivableId
    readonly answer: ActAnswer
  })[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * Proposes receivables of every invoice that an import recorded and that can back one: those of one
 * supplier, debtor, due date and currency together, up to 500 proposals under one signature. Each
 * is accepted or refused for itself; called again, it proposes what is left.
 */
export function proposeAllBy(
  read: Read,
  sendAll: (acts: readonly ActRequest[]) => Promise<readonly ActAnswer[]>,
): (id: ImportId) => Promise<ProposedImport> {
  return async id => {
    const { proposals, leftOut } = await gatherProposals(read, id)
    const answers: ActAnswer[] = []
    for (let sent = 0; sent < proposals.length; sent += MANIFEST_ACTS_MAX)
      answers.push(...(await sendAll(proposals.slice(sent, sent + MANIFEST_ACTS_MAX).map(toAct))))
    return { proposals: proposals.map((one, n) => ({ ...one, answer: answers[n]! })), leftOut }
  }
}

/** A proposal that could be made, under the id that it would have. */
export type Proposable = InvoiceGroup & { readonly receivable: ReceivableId }

/** What an import can become, with what people call its invoices and parties. */
export interface Gathered {
  readonly proposals: readonly Proposable[]
  readonly leftOut: readonly LeftOut[]
  readonly numbers: ReadonlyMap<InvoiceId, string>
  readonly names: ReadonlyMap<PartyId, string>
}

/** Finds what of an import can be proposed now, and why its other invoices back nothing. */
export async function gatherProposals(read: Read, id: ImportId): Promise<Gathered> {
  const { businessDate } = await read<{ businessDate: BusinessDate }>('{ businessDate }')
  const invoices = await readAll<WireInvoice>(ofImport(read), INVOICES, { id })
  const { packageMinorMax } = rulesOn(businessDate)
  const { groups, leftOut } = groupInvoices(invoices.map(readInvoice), packageMinorMax)
  return {
    proposals: groups.map(group => ({ ...group, receivable: newId('rcv') })),
    leftOut,
    numbers: new Map(invoices.map(({ id, number }) => [id, number])),
    names: new Map(invoices.flatMap(({ seller, buyer }) => [seller, buyer].map(nameById))),
  }
}

function nameById({ id, name }: WireParty): [PartyId, string] {
  return [id, name]
}

export function toAct({ receivable, debtor, supplier, dueOn, trade }: Proposable): ActRequest {
  return receivableActs.propose({ receivable, debtor, supplier, dueOn, trade })
}

const INVOICES = `query ($id: ID!, $after: String) { import: node(id: $id) { ... on Import {
  page: invoices(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
    id number seller { id name } buyer { id name } dueOn currency unused delivered denied
    redLettered isAlike } } } } } }`

interface WireInvoice extends Omit<GroupedInvoice, 'seller' | 'buyer' | 'unused' | 'alike'> {
  readonly isAlike: boolean
  readonly id: InvoiceId
  readonly number: string
  readonly seller: WireParty
  readonly buyer: WireParty
  readonly unused: string
}

interface WireParty {
  readonly id: PartyId
  readonly name: string
}

function readInvoice({ seller, buyer, unused, isAlike, ...invoice }: WireInvoice): GroupedInvoice {
  const sides = { seller: seller.id, buyer: buyer.id }
  return { ...invoice, ...sides, unused: BigInt(unused), alike: isAlike }
}

/** An import's connection, read as one of the viewer is; one that is not there has no invoices. */
function ofImport(read: Read): Read {
  return async <Data>(query: string, variables?: object) => {
    const seen = await read<{ import: object | null }>(query, variables)
    return { viewer: { page: NO_INVOICES, ...seen.import } } as Data
  }
}

const NO_INVOICES = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }
