import { describe, expect, it } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import type { Account } from '../../../contracts/payment/account.ts'
import {
  CONFIRM_STATEMENT_TEXTS,
  type ConfirmStatementRefusal,
  type ConfirmStatementState,
  confirmStatement,
} from '../../../contracts/payment/confirm-statement.ts'
import type { ProofRefusal } from '../../../contracts/payment/prove-entries.ts'
import type { ReadStatement } from '../../../contracts/payment/read-statement.ts'
import {
  RECORD_STATEMENT_TEXTS,
  type RecordStatementRefusal,
  type RecordStatementState,
  recordStatement,
  STATEMENT_BYTES_MAX,
} from '../../../contracts/payment/record-statement.ts'
import { as, STRANGER, SUPPLIER } from '../fixtures.ts'
import { type RefusalRows, refusalTable } from '../refusal/refusal-table.ts'
import { accountOf, DIGEST, entryOf, statementOf } from './accounts.ts'

const ACCOUNT = accountOf({ last: { number: 7n, closing: 500n } })
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const
const proven = new Map([['B1', entryOf()]])

/** What both ways of proving ask of a statement, on whatever state. */
function proofRows<State>(
  tell: (changed: Partial<ReadStatement>) => (c: State) => State,
  knows: (entries: typeof proven) => (c: State) => State,
  ends: (last: Account['last']) => (c: State) => State,
): RefusalRows<ProofRefusal, State> {
  return {
    statement_must_be_of_the_account: {
      details: { number: '6222', found: '6223' },
      breaks: tell({ account: '6223' }),
    },
    statement_must_be_the_next_one: {
      details: { next: '8', found: '9' },
      breaks: tell({ number: 9n }),
      keeps: {
        'the first one, whatever its number': c => tell({ number: 31n })(ends(null)(c)),
        'a single entry, which has none': tell({
          ...{ kind: 'notification', number: null, opening: null, closing: null },
        }),
      },
    },
    statement_must_state_its_sums: { breaks: tell({ opening: null }) },
    closing_must_follow_from_the_entries: {
      details: { expected: money('600'), found: money('602') },
      breaks: tell({ closing: 602n }),
    },
    opening_must_be_the_closing_before: {
      details: { expected: money('500'), found: money('501') },
      breaks: tell({ opening: 501n, closing: 601n }),
    },
    entries_must_have_the_reference_of_the_bank: {
      details: { found: 1 },
      breaks: tell({ unreferenced: 1 }),
    },
    reference_must_name_one_entry: {
      details: { reference: 'B1' },
      breaks: tell({ entries: [entryOf(), entryOf()] }),
    },
    entry_must_be_as_it_was_proven: {
      details: { reference: 'B1' },
      breaks: knows(new Map([['B1', entryOf({ amount: 101n })]])),
      keeps: { 'told with less detail': knows(new Map([['B1', entryOf({ endToEndId: null })]])) },
    },
  }
}

const change = (changed: Partial<RecordStatementState>) => (c: RecordStatementState) => ({
  ...c,
  ...changed,
})
const file = (read: ReadStatement) => ({ ok: true, value: { digest: DIGEST, read } }) as const
const plain: RecordStatementState = {
  ...{ account: ACCOUNT, file: file(statementOf()), signed: true, recorded: null },
  proven: new Map(),
}
const record = (state: RecordStatementState) =>
  recordStatement(state, { account: 'acc_1', statement: '', signature: null }, as(SUPPLIER))
const AT = 'body.statement'

refusalTable<RecordStatementRefusal, RecordStatementState>(
  'record a statement',
  RECORD_STATEMENT_TEXTS,
  plain,
  record,
  {
    account_must_be_the_partys_own: {
      breaks: change({ account: accountOf({ holder: STRANGER }) }),
    },
    account_must_stand_so: {
      details: { status: 'registered' },
      breaks: change({ account: { ...ACCOUNT, status: 'registered' } }),
      keeps: { closed: change({ account: { ...ACCOUNT, status: 'closed' } }) },
    },
    statement_must_be_within_its_limit: {
      details: { limit: STATEMENT_BYTES_MAX },
      breaks: change({
        file: refuse('statement_must_be_within_its_limit', AT, { limit: STATEMENT_BYTES_MAX }),
      }),
    },
    statement_must_be_readable: {
      details: { found: 'pain.001.001.09' },
      breaks: change({
        file: refuse('statement_must_be_readable', AT, { found: 'pain.001.001.09' }),
      }),
    },
    statement_must_be_of_one_account: {
      breaks: change({ file: refuse('statement_must_be_of_one_account', AT) }),
    },
    statement_must_be_signed_by_the_bank_of_the_account: {
      breaks: change({ signed: false }),
      keeps: { 'by nobody': change({ signed: null }) },
    },
    statement_must_be_new: {
      breaks: change({ recorded: 'proven' }),
      keeps: { 'unsigned before, and signed now': change({ recorded: 'unproven' }) },
    },
    ...proofRows<RecordStatementState>(
      changed => c => ({
        ...c,
        file: file({ ...(c.file.ok ? c.file.value.read : statementOf()), ...changed }),
      }),
      known => change({ proven: known }),
      last => c => ({ ...c, account: c.account && { ...c.account, last } }),
    ),
  },
)

describe('what a statement proves', () => {
  const proves = (state: Partial<RecordStatementState>) => {
    const made = record({ ...plain, ...state })
    return made.ok && made.facts[0]
  }
  it('is what nothing has proven before, and where the account stands', () => {
    const two = statementOf({
      ...{ entries: [entryOf(), entryOf({ id: 'B2', amount: 40n })], booked: 140n, closing: 640n },
    })
    expect(proves({ file: file(two), proven })).toMatchObject({
      ...{ signed: true, proves: ['B2'], last: { number: 8n, closing: 640n } },
    })
  })
  it('of a single entry leaves open where the account stands', () => {
    const one = statementOf({ kind: 'notification', number: null, opening: null, closing: null })
    expect(proves({ file: file(one) })).toMatchObject({ proves: ['B1'], last: null })
  })
  it('is nothing without a signature; the same file again, unsigned, is refused', () => {
    expect(proves({ signed: null })).toMatchObject({ signed: false, proves: [], last: null })
    expect(record({ ...plain, signed: null, recorded: 'unproven' })).toMatchObject({
      refusal: 'statement_must_be_new',
    })
  })
  it('is out of order when an earlier one comes later', () => {
    const earlier = statementOf({ number: 7n })
    expect(record({ ...plain, file: file(earlier) })).toMatchObject({
      refusal: 'statement_must_be_the_next_one',
      details: { next: '8', found: '7' },
    })
    expect(record({ ...plain, file: file(statementOf({ number: null })) })).toMatchObject({
      details: { next: '8', found: '–' },
    })
  })
})

refusalTable<ConfirmStatementRefusal, ConfirmStatementState>(
  'confirm a statement',
  CONFIRM_STATEMENT_TEXTS,
  {
    ...{ account: ACCOUNT, proven: new Map() },
    unproven: { ...statementOf(), digest: DIGEST, recordedBy: 4n },
  },
  state => confirmStatement(state, {}),
  {
    account_must_be_registered: { breaks: c => ({ ...c, account: null }) },
    account_must_stand_so: {
      details: { status: 'registered' },
      breaks: c => ({ ...c, account: { ...ACCOUNT, status: 'registered' } }),
    },
    statement_must_wait_to_be_confirmed: { breaks: c => ({ ...c, unproven: null }) },
    ...proofRows<ConfirmStatementState>(
      changed => c => ({
        ...c,
        unproven: {
          ...(c.unproven ?? { ...statementOf(), digest: DIGEST, recordedBy: 4n }),
          ...changed,
        },
      }),
      known => c => ({ ...c, proven: known }),
      last => c => ({ ...c, account: c.account && { ...c.account, last } }),
    ),
  },
)
