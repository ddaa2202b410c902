import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Account, AccountId } from './account.ts'
import type { StatementRecorded } from './facts.ts'
import { findOwnAccount, OWN_ACCOUNT_TEXTS, type OwnAccountRefusal } from './find-account.ts'
import { findProof, PROOF_TEXTS, type ProofRefusal, type ProvenEntries } from './prove-entries.ts'
import type { ReadStatement } from './read-statement.ts'

/**
 * A holder hands in what its bank sent. Signed by the bank, under the key that is enrolled for this
 * account, it proves what was booked; without a signature it waits for two officers. A signature
 * that is not the bank's is refused, and so is a file that was recorded before.
 */
export function recordStatement(
  { account: named, file, signed, recorded, proven }: RecordStatementState,
  _body: unknown,
  { party: holder }: Pick<Context, 'party'>,
): Decision<StatementRecorded, never, RecordStatementRefusal> {
  const found = findOwnAccount(named, holder, ['confirmed', 'closed'])
  if (!found.ok) return found
  if (!file.ok) return file
  if (signed === false)
    return refuse('statement_must_be_signed_by_the_bank_of_the_account', 'body.signature')
  if (recorded === 'proven' || (recorded === 'unproven' && signed === null))
    return refuse('statement_must_be_new', 'body.statement')
  const { digest, read } = file.value
  const proof = findProof(found.value, read, proven)
  if (!proof.ok) return proof
  const { id: account } = found.value
  const { kind, number, opening, closing, entries } = read
  return accept(
    [
      {
        ...({ type: 'payment.statement-recorded.v1', visibleTo: [holder] } as const),
        ...{ account, digest, kind, number, opening, closing, entries, named: read.id },
        signed: signed !== null,
        ...(signed ? proof.value : { proves: [], last: null }),
      },
    ],
    [],
  )
}

export const RECORD_STATEMENT_CLASS = 'routine' satisfies ActClass

export type RecordStatementRefusal =
  | OwnAccountRefusal
  | UnreadableRefusal
  | 'statement_must_be_signed_by_the_bank_of_the_account'
  | 'statement_must_be_new'
  | ProofRefusal

export type UnreadableRefusal =
  | Detailed<'statement_must_be_within_its_limit', { limit: number }>
  | Detailed<'statement_must_be_readable', { found: string }>
  | 'statement_must_be_of_one_account'

export const RECORD_STATEMENT_TEXTS = {
  ...OWN_ACCOUNT_TEXTS,
  statement_must_be_within_its_limit: badInput(
    d => `文件须以 gzip 压缩，解压后至多 ${d.limit} 字节。`,
    d => `The file is packed by gzip, and has at most ${d.limit} bytes when it is unpacked.`,
  ),
  statement_must_be_readable: badInput(
    d => `该文件不是可读的 camt.053 或 camt.054（${d.found}）。`,
    d => `The file is no camt.053 or camt.054 that can be read (${d.found}).`,
  ),
  statement_must_be_of_one_account: badInput(
    '文件须恰好含有一个账户的一份对账单。',
    'The file must hold one statement of one account, no more and no fewer.',
  ),
  statement_must_be_signed_by_the_bank_of_the_account: conflict(
    '签名不是由该账户所登记的开户行公钥作出的。',
    'The signature is not by the key that is enrolled for the bank of this account.',
  ),
  statement_must_be_new: conflict(
    '这份文件此前已经提交，没有变化。',
    'This very file was handed in before; nothing has changed.',
  ),
  ...PROOF_TEXTS,
} satisfies RefusalTexts<RecordStatementRefusal>

/** Bytes of a statement, unpacked. */
export const STATEMENT_BYTES_MAX = 2 ** 20

export interface RecordStatement {
  readonly account: AccountId
  /** The bytes of the file, packed by gzip, in base64url. */
  readonly statement: string
  /** The bank's detached JWS over the bytes of the file; null: nobody signed. */
  readonly signature: string | null
}

export interface RecordStatementState {
  readonly account: Account | null
  readonly file: { readonly ok: true; readonly value: StatementFile } | Refused<UnreadableRefusal>
  /** Whether the signature is of the account's statement key; null: there is none. */
  readonly signed: boolean | null
  /** Whether the same bytes were recorded for the account before. */
  readonly recorded: 'proven' | 'unproven' | null
  readonly proven: ProvenEntries
}

export interface StatementFile {
  readonly digest: Digest
  readonly read: ReadStatement
}
