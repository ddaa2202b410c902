import type { PoolClient } from 'pg'
import type { Answer, Answered } from '../../../contracts/kernel/answer.ts'
import type { Refused } from '../../../contracts/kernel/decision.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import type { CodeOf } from '../../../contracts/kernel/refusal-text.ts'
import type { Recorded, RecordingContext } from '../../../contracts/trade/document.ts'
import type { DocumentNumberRefusal } from '../../../contracts/trade/document-number-texts.ts'
import type { ElectronicInvoiceRefusal } from '../../../contracts/trade/electronic-invoice.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'
import type { RowRefusal } from './refusal.ts'

/**
 * A kind of trade document: what a row says of it, and what becomes of many rows in one
 * transaction. The contracts decide row after row; rows before it count as recorded.
 */
export interface Documents<Draft extends AnyDraft> {
  readonly fields: readonly string[]
  /** Without a source for these no row can be read. */
  readonly needed: readonly string[]
  readonly read: (cells: DocumentCells) => Draft
  /** What a document of this kind is over, for the report; null: it states no amount. */
  readonly sum: (draft: Draft) => DocumentSum | null
  readonly record: (
    client: PoolClient,
    drafts: readonly Draft[],
    chunk: Chunk,
  ) => Promise<readonly Verdict[]>
}

/** Cells that say the number of a document, which the contracts may refuse. */
export type DocumentCells = Cells<DocumentDuty>
export type DocumentDuty = CodeOf<DocumentNumberRefusal | ElectronicInvoiceRefusal>

export interface DocumentSum {
  readonly currency: Currency
  /** Minor units, above zero; of a red letter what it takes back. */
  readonly amount: bigint
  readonly isRedLetter: boolean
}

/** Whoever reads a draft or not, its seller's code is known: documents are recorded by seller. */
export interface AnyDraft {
  readonly seller: string
}

export type Verdict = Answered<Recorded> | RowRefused

/** A row that says several things otherwise than what is recorded is refused field by field. */
export type RowRefused = Refused<RowRefusal> & { readonly more?: readonly Refused<RowRefusal>[] }

/** Adds to a refusal what else the row says otherwise. */
export function refuseEachField(
  verdict: Answer<Recorded, RowRefusal>,
  contradictions: readonly Refused<RowRefusal>[],
): Verdict {
  const [first, ...more] = contradictions
  if (verdict.ok || first === undefined || verdict.refusal !== first.refusal) return verdict
  return { ...verdict, more }
}

/** What holds for all rows of a transaction. */
export interface Chunk extends RecordingContext {
  readonly importNumber: bigint
  readonly synthetic: boolean
}
