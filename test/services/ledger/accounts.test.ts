import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { STATEMENT_BYTES_MAX } from '../../../contracts/payment/record-statement.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { openKey, type StatementKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { pack, type ToldLine, type ToldStatement, writeTold } from '../../support/bank-file.ts'
import { refusalOf, type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let firm: TestParty
let stranger: TestParty
let folder: string
let bankKey: StatementKey
let account: string
const NUMBER = '6222000000000000001'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tallystick-bank-'))
  bankKey = openKey(folder)
  market = await testMarket()
  firm = await market.enrol(['supplier'])
  stranger = await market.enrol(['supplier'])
})
afterAll(async () => {
  await market?.close()
  rmSync(folder, { recursive: true })
})

const both = ({ maker, checker }: TestParty) => [maker, checker]
const does = async (by: TestParty, act: string, body: object) =>
  refusalOf(await market.act(both(by), `payment.${act}`, body))

async function nameOf(party: TestParty): Promise<string> {
  const { rows } = await market.owner.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(party.id)],
  )
  return rows[0]!.name
}

async function terms(party: TestParty) {
  const statementKey = { alg: 'EdDSA', publicKey: bankKey.publicKey }
  const place = { town: 'Tianjin', country: 'CN', currency: 'CNY' }
  const at = { number: NUMBER, bank: 'SANDCNSH', name: await nameOf(party) }
  return { id: newId('acc'), ...at, ...place, statementKey }
}

const handIn = async (bytes: Uint8Array, signature: string | null, by = firm, to = account) =>
  refusalOf(
    await market.act([by.maker], 'payment.record-statement', {
      ...{ account: to, statement: pack(bytes), signature },
    }),
  )
const tell = async (told: Omit<ToldStatement, 'account'>) => {
  const bytes = writeTold({ account: NUMBER, ...told })
  return await handIn(bytes, bankKey.sign(bytes))
}
const line = (reference: string, amount: bigint, more: Partial<ToldLine> = {}): ToldLine => ({
  ...{ reference, amount, ...more },
})

async function proven() {
  const { rows } = await market.owner.query<{ said: string }>(
    `select reference || ' ' || side || ' ' || amount_minor as said from ledger.statement_entry
      where proven_by is not null order by reference`,
  )
  return rows.map(({ said }) => said)
}

test('an account is of use once officers have its key from the bank, and days later', async () => {
  const body = await terms(firm)
  account = body.id
  expect(await does(firm, 'register-account', body)).toBeNull()
  const again = { ...(await terms(stranger)), id: newId('acc') }
  expect(await does(stranger, 'register-account', again)).toBe(
    'account_must_not_be_registered_already',
  )
  expect(await tell({ number: 1, lines: [] })).toBe('account_must_stand_so')
  const other = openKey(mkdtempSync(join(folder, 'other-')))
  const confirm = { account, statementKey: other.publicKey }
  expect(await does(market.operator, 'confirm-account', confirm)).toBe(
    'statement_key_must_be_the_one_of_the_bank',
  )
  const right = { account, statementKey: bankKey.publicKey }
  expect(await does(market.operator, 'confirm-account', right)).toBeNull()
  const { rows } = await market.owner.query('select status, usable_on from ledger.account')
  expect(rows).toEqual([{ status: 'confirmed', usable_on: '2026-03-05' }])
})

test('INV-PAY-02 a signed statement proves each entry once, by whatever message', async () => {
  const one = { number: 1, opening: 0n, lines: [line('B1', 500n), line('B2', -200n)] }
  const notified = line('B1', 500n, { endToEndId: 'E1' })
  expect(await tell({ family: 'camt.054', lines: [notified] })).toBeNull()
  expect(await proven()).toEqual(['B1 credit 500'])
  expect(await tell(one)).toBeNull()
  expect(await proven()).toEqual(['B1 credit 500', 'B2 debit 200'])
  expect(await tell(one)).toBe('statement_must_be_new')
  expect(await proven()).toHaveLength(2)
})

test('INV-PAY-03 a gap, a wrong order or sum, an entry told otherwise are refused', async () => {
  const next = { number: 2, opening: 300n, lines: [line('B3', 100n)] }
  expect(await tell({ ...next, number: 3 })).toBe('statement_must_be_the_next_one')
  expect(await tell({ ...next, number: 1 })).toBe('statement_must_be_the_next_one')
  expect(await tell({ ...next, closing: 401n })).toBe('closing_must_follow_from_the_entries')
  expect(await tell({ ...next, opening: 301n })).toBe('opening_must_be_the_closing_before')
  expect(await tell({ ...next, lines: [line('B1', 501n)] })).toBe('entry_must_be_as_it_was_proven')
})

test('a signature of another key, of other bytes, by a stranger, is refused', async () => {
  const bytes = writeTold({ account: NUMBER, number: 2, opening: 300n, lines: [] })
  const other = openKey(mkdtempSync(join(folder, 'forged-')))
  const forged = 'statement_must_be_signed_by_the_bank_of_the_account'
  expect(await handIn(bytes, other.sign(bytes))).toBe(forged)
  expect(await handIn(bytes, bankKey.sign(Buffer.concat([bytes, Buffer.from('\n')])))).toBe(forged)
  expect(await handIn(bytes, 'x..y')).toBe(forged)
  expect(await handIn(bytes, bankKey.sign(bytes), stranger)).toBe('account_must_be_the_partys_own')
  const foreign = writeTold({ account: '6217', number: 2, opening: 300n, lines: [] })
  expect(await handIn(foreign, bankKey.sign(foreign))).toBe('statement_must_be_of_the_account')
})

test.each([
  ['what is no XML', Buffer.from('%PDF-1.7'), 'statement_must_be_readable'],
  [
    'entities',
    Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    'statement_must_be_readable',
  ],
  [
    'one byte too many',
    Buffer.alloc(STATEMENT_BYTES_MAX + 1),
    'statement_must_be_within_its_limit',
  ],
  ['as many as may be', Buffer.alloc(STATEMENT_BYTES_MAX), 'statement_must_be_readable'],
])('%s is refused by its duty', async (_, bytes, duty) => {
  expect(await handIn(bytes, bankKey.sign(bytes))).toBe(duty)
})

test('what nobody signed proves nothing until two officers confirm it', async () => {
  const bytes = writeTold({ account: NUMBER, number: 2, opening: 300n, lines: [line('B3', 7n)] })
  expect(await handIn(bytes, null)).toBeNull()
  expect(await handIn(bytes, null)).toBe('statement_must_be_new')
  expect(await proven()).toHaveLength(2)
  const { rows } = await market.owner.query<{ digest: string }>(
    'select digest from ledger.statement where not signed',
  )
  const confirm = { account, digest: rows[0]!.digest }
  expect(await does(market.operator, 'confirm-statement', confirm)).toBeNull()
  expect(await proven()).toEqual(['B1 credit 500', 'B2 debit 200', 'B3 credit 7'])
  expect(await does(market.operator, 'confirm-statement', confirm)).toBe(
    'statement_must_wait_to_be_confirmed',
  )
  expect(await handIn(bytes, bankKey.sign(bytes))).toBe('statement_must_be_new')
})

test('of an unsigned file and the signed one of the same bytes the signed one proves', async () => {
  const bytes = writeTold({ account: NUMBER, number: 3, opening: 307n, lines: [line('B4', 3n)] })
  expect(await handIn(bytes, null)).toBeNull()
  expect(await handIn(bytes, bankKey.sign(bytes))).toBeNull()
  expect(await proven()).toContain('B4 credit 3')
})

/** The rule that refuses this statement of the owner, tried to its commit. */
async function refusedBy(statement: string): Promise<string | undefined> {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    await client.query(statement)
    await client.query('set constraints all immediate')
    return 'nothing'
  } catch (fault) {
    return (fault as { constraint?: string }).constraint
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const FORGED_ENTRY = (reference: string, by: string) => `insert into ledger.statement_entry
    (told_by, reference, account, side, currency, amount_minor, booked_on, returned, proven_by)
  select s.entry, '${reference}', s.account, 'credit', 'CNY', 1, '2026-03-02', false, ${by}
    from ledger.statement s where s.number = 1`
const FORGED_STATEMENT = (number: number, opening: number, closing: number) => `
  insert into ledger.statement (entry, account, digest, kind, named, number, opening_minor,
                                closing_minor, signed, proven_by)
  select 2, account, 'x', 'statement', 'x', ${number}, ${opening}, ${closing}, true, 2
    from ledger.statement limit 1`

test.each([
  ['account_kept', 'delete from ledger.account'],
  ['account_fixed', "update ledger.account set number = '1'"],
  ['account_fixed', 'update ledger.account set last_number = 5'],
  ['account_fixed', "update ledger.account set usable_on = '2026-01-01'"],
  ['statement_kept', 'delete from ledger.statement'],
  ['statement_fixed', 'update ledger.statement set closing_minor = 1'],
  ['statement_entry_kept', 'delete from ledger.statement_entry'],
  ['statement_entry_fixed', 'update ledger.statement_entry set amount_minor = 1'],
  ['statement_entry_is_proven_once', FORGED_ENTRY('B4', 's.entry')],
  ['statement_entry_is_proven_by_its_statement', FORGED_ENTRY('B9', '1')],
  ['statement_has_its_number', FORGED_STATEMENT(3, 307, 307)],
  ['statement_adds_up', FORGED_STATEMENT(4, 310, 311)],
  ['statement_follows_the_one_before', FORGED_STATEMENT(4, 309, 309)],
  ['nothing', FORGED_STATEMENT(4, 310, 310)],
])('the store says %s', async (rule, statement) => {
  expect(await refusedBy(statement)).toBe(rule)
})

test('the audit reads every file again, and finds what was changed', async () => {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query("update ledger.account set statement_key = '\\x00'")
    await client.query("update ledger.statement set digest = 'x' where number = 2")
    await client.query("update ledger.statement_entry set amount_minor = 1 where reference = 'B4'")
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(['account_differs', 'statement_differs', 'statement_entry_differs']),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
