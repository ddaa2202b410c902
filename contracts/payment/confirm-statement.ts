import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import { notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Account, AccountId, UnprovenStatement } from './account.ts'
import type { StatementConfirmed } from './facts.ts'
import { ACCOUNT_TEXTS, type AccountRefusal, findAccount } from './find-account.ts'
import { findProof, PROOF_TEXTS, type ProofRefusal, type ProvenEntries } from './prove-entries.ts'

/**
 * Two officers confirm a statement that its bank did not sign, after they have asked the bank: from
 * then on it proves as a signed one does, and it must fit in as a signed one must.
 */
export function confirmStatement(
  { account: named, unproven, proven }: ConfirmStatementState,
  _body: unknown,
): Decision<StatementConfirmed, never, ConfirmStatementRefusal> {
  const found = findAccount(named, ['confirmed', 'closed'])
  if (!found.ok) return found
  if (unproven === null) return refuse('statement_must_wait_to_be_confirmed', 'body.digest')
  const { id: account, holder } = found.value
  const proof = findProof(found.value, unproven, proven)
  if (!proof.ok) return proof
  const { digest, recordedBy } = unproven
  return accept(
    [
      {
        ...({ type: 'payment.statement-confirmed.v1', visibleTo: [holder] } as const),
        ...{ account, digest, recordedBy },
        ...proof.value,
      },
    ],
    [],
  )
}

export const CONFIRM_STATEMENT_CLASS = 'officers' satisfies ActClass

export type ConfirmStatementRefusal =
  | AccountRefusal
  | 'statement_must_wait_to_be_confirmed'
  | ProofRefusal

export const CONFIRM_STATEMENT_TEXTS = {
  ...ACCOUNT_TEXTS,
  statement_must_wait_to_be_confirmed: notFound(
    '该账户没有此摘要的待确认对账单。',
    'No statement of this digest waits to be confirmed for the account.',
  ),
  ...PROOF_TEXTS,
} satisfies RefusalTexts<ConfirmStatementRefusal>

export interface ConfirmStatement {
  readonly account: AccountId
  /** The digest of the bytes that were recorded without a signature. */
  readonly digest: Digest
}

export interface ConfirmStatementState {
  readonly account: Account | null
  readonly unproven: UnprovenStatement | null
  readonly proven: ProvenEntries
}
