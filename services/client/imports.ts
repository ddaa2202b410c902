import type { Details, Refusal, Refused } from '../../contracts/kernel/decision.ts'
import type { ImportId, InvoiceId } from '../../contracts/kernel/id.ts'
import type { DocumentKind } from '../../contracts/trade/document.ts'
import type { ProposedImport } from './propose-all.ts'
import { isRefused, READ_REFUSED, readRefused, type WireRefused } from './refused.ts'
import type { OnSent } from './send-file.ts'
import type { Transport } from './transport.ts'

/** Trade documents of which the party is seller or buyer; the same again is answered as before. */
export interface Imports {
  /** A list of at most 10,000 documents, each an object of texts. */
  rows(kind: DocumentKind, rows: readonly object[], how: ImportHow): Promise<ImportAnswer>
  /** A CSV file of up to 1 GiB; `openAsBlob` of `node:fs` reads it from the disk as it is sent. */
  file(kind: DocumentKind, file: Blob, how: ImportHow): Promise<ImportAnswer>
  /** Proposes receivables of all that an import recorded and that can back one. */
  proposeAll(id: ImportId): Promise<ProposedImport>
  /** The seller's word that a buyer's assertion is not so; `false` takes it back. */
  deny(invoice: InvoiceId, denied: boolean): Promise<{ readonly ok: true } | Refused<Refusal>>
}

export interface ImportHow {
  /** What its people call it. */
  readonly name: string
  /** A declared mapping; none: the platform's own format. */
  readonly mapping?: object
  /** Told how far a file is on its way. */
  readonly onSent?: OnSent
}

/** The report, or the duty that the list or file as a whole did not meet. */
export type ImportAnswer = Imported | Refused<Refusal>

export interface Imported {
  readonly ok: true
  readonly id: ImportId
  readonly accepted: number
  readonly duplicate: number
  readonly refused: number
  /** By currency, in minor units; of red letters, what they take back. */
  readonly sums: readonly ImportSum[]
  /** The first 200; all of them can be read page by page. */
  readonly refusedRows: readonly RefusedRow[]
  /** Those that it recorded, by what the platform calls them: the first 200. */
  readonly invoices: readonly { readonly id: InvoiceId; readonly number: string }[]
}

export interface ImportSum {
  readonly currency: string
  readonly redLetters: boolean
  readonly sent: bigint
  readonly recorded: bigint
  readonly known: bigint
  readonly refused: bigint
}

export interface RefusedRow {
  readonly row: number
  readonly cells: readonly RefusedCell[]
}

export interface RefusedCell {
  /** Of the document; empty: the row as a whole. */
  readonly field: string
  /** By its heading or letter; empty where the row came in a list. */
  readonly column: string
  /** What stood there, cut to a readable length. */
  readonly found: string
  /** What may stand there; empty where that takes more than a few words. */
  readonly expected: string
  readonly refusal: string
  readonly details: Details | null
  readonly zh: string
  readonly en: string
}

export function importsBy(
  transport: Transport,
  bearer: () => Promise<string>,
  proposeAll: Imports['proposeAll'],
): Imports {
  return {
    proposeAll,
    rows: async (kind, rows, { name, mapping = null }) => {
      const variables = { kind, name, rows, mapping }
      const { answer } = await transport.request<Answered>(IMPORT, variables, await bearer())
      return readImport(answer)
    },
    file: async (kind, file, { name, mapping, onSent }) => {
      const form = new FormData()
      form.set('kind', kind)
      form.set('name', name)
      if (mapping) form.set('mapping', JSON.stringify(mapping))
      form.set('file', file)
      const sent = await transport.upload<Imported | (Refused<Refusal> & WireRefused)>(
        form,
        await bearer(),
        onSent,
      )
      if (!sent.ok) return readRefused(sent)
      const read = await transport.request<Answered>(REPORT, { id: sent.id }, await bearer())
      return readImport(read.answer)
    },
    deny: async (invoice, denied) => {
      const { answer } = await transport.request<{ answer: { denied: boolean } | WireRefused }>(
        DENY,
        { invoice, denied },
        await bearer(),
      )
      return isRefused(answer) ? readRefused(answer) : { ok: true }
    },
  }
}

const DENY = `mutation ($invoice: ID!, $denied: Boolean!) {
  answer: denyAssertion(invoice: $invoice, denied: $denied) {
    ... on Denied { denied } ${READ_REFUSED} } }`
const ANSWER = `... on Import { id accepted duplicate refused
  sums { currency redLetters sent recorded known refused }
  refusedRows(first: 200) { edges { node { row cells {
    field column found expected refusal details zh en } } } }
  invoices(first: 200) { edges { node { id number } } } }`
const IMPORT = `mutation (
  $kind: DocumentKind!, $name: String!, $rows: [DocumentRow]!, $mapping: DocumentMapping) {
  answer: importDocuments(kind: $kind, name: $name, rows: $rows, mapping: $mapping) {
    ${ANSWER} ${READ_REFUSED} } }`
const REPORT = `query ($id: ID!) { answer: node(id: $id) { ${ANSWER} } }`

interface Answered {
  readonly answer: WireImport | WireRefused
}

type WireImport = Omit<Imported, 'ok' | 'sums' | 'refusedRows' | 'invoices'> & {
  readonly sums: readonly { readonly [Key in keyof ImportSum]: string | boolean }[]
  readonly refusedRows: Edges<RefusedRow>
  readonly invoices: Edges<Imported['invoices'][number]>
}

interface Edges<Node> {
  readonly edges: readonly { readonly node: Node }[]
}

/** GraphQL's union as an answer of ours. */
function readImport(answer: Answered['answer']): ImportAnswer {
  if (isRefused(answer)) return readRefused(answer)
  const nodes = <Node>({ edges }: Edges<Node>): Node[] => edges.map(({ node }) => node)
  const { refusedRows, invoices, sums, ...counts } = answer
  return {
    ...{ ok: true, ...counts, sums: sums.map(readSum) },
    ...{ refusedRows: nodes(refusedRows), invoices: nodes(invoices) },
  }
}

function readSum(sum: WireImport['sums'][number]): ImportSum {
  return {
    currency: String(sum.currency),
    redLetters: sum.redLetters === true,
    sent: BigInt(sum.sent),
    recorded: BigInt(sum.recorded),
    known: BigInt(sum.known),
    refused: BigInt(sum.refused),
  }
}
