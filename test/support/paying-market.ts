import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idNumber, type ReceivableId } from '../../contracts/kernel/id.ts'
import { openKey, type StatementKey } from '../../services/outside/bank/keys/statement-key.ts'
import { newId } from '../../services/platform/new-id.ts'
import type { TestParty } from './actor.ts'
import { issueReceivable } from './acts.ts'
import { pack, type ToldLine, writeTold } from './bank-file.ts'
import { approveFinancing, type Financed, registerFinancing } from './financed.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from './market.ts'

/** A market with a supplier that a bank finances, both with accounts that pay and are paid. */
export interface PayingMarket {
  readonly market: TestMarket
  readonly debtor: TestParty
  readonly supplier: TestParty
  readonly bank: TestParty
  /** Of 100,000 fen. */
  readonly receivable: ReceivableId
  /** By which the bank of both accounts signs. */
  readonly key: StatementKey
  account(of: TestParty): OpenedAccount
  /** What becomes of an act that maker and checker sign: its refusal, or null. */
  does(by: TestParty, act: string, body: object): Promise<string | null>
  /** A financing of a span that is approved and registered. */
  approved(lo: bigint, hi: bigint): Promise<Financed>
  instruct(financed: Financed): Promise<string | null>
  /** What the bank of an account, of the lender unless given, has booked, signed and handed in. */
  booked(line: ToldLine, of?: TestParty, on?: BusinessDate): Promise<void>
  prove(financed: Financed, reference: string, by?: TestParty): Promise<string | null>
  /** Financing, its payouts, its limit and whose title it is, in words. */
  standing(financed: Financed): Promise<string>
  /** The rule that refuses these statements of the owner, tried to their commit. */
  refusedBy(...statements: readonly string[]): Promise<string | undefined>
  close(): Promise<void>
}

export const VALUE_DATE: BusinessDate = '2026-03-06'
/** Day on which all acts of a financing are done. */
const TODAY: BusinessDate = '2026-03-05'

export async function payingMarket(): Promise<PayingMarket> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-paying-'))
  const key = openKey(folder)
  const market = await testMarket()
  const debtor = await market.enrol(['debtor'])
  const supplier = await market.enrol(['supplier'])
  const bank = await market.enrol(['lender'])
  const receivable = await issueReceivable(market, { debtor, supplier, amount: 100_000n })
  await grantLimit(market, bank, debtor)
  const accounts = new Map([
    [bank, await openAccount(market, bank, '6217', key)],
    [supplier, await openAccount(market, supplier, '6222', key)],
  ])
  await market.roll(TODAY)
  const sides = { market, debtor, supplier, bank, receivable, key }
  const account = (of: TestParty) => accounts.get(of)!
  return {
    ...{ ...sides, ...actsOf(sides, account), account },
    standing: financed => describeStanding(market, receivable, bank, financed),
    refusedBy: (...statements) => tryAsOwner(market, statements),
    close: async () => {
      await market.close()
      rmSync(folder, { recursive: true })
    },
  }
}

type Sides = Pick<PayingMarket, 'market' | 'debtor' | 'supplier' | 'bank' | 'receivable' | 'key'>

function actsOf(
  { market, supplier, bank, receivable, key }: Sides,
  account: PayingMarket['account'],
): Pick<PayingMarket, 'does' | 'approved' | 'instruct' | 'booked' | 'prove'> {
  const does: PayingMarket['does'] = async (by, act, body) =>
    refusalOf(await market.act([by.maker, by.checker], act, body))
  return {
    does,
    approved: async (lo, hi) => {
      const what = { supplier, bank, receivable, lo, hi, valueDate: VALUE_DATE } as const
      const financed = await approveFinancing(market, what)
      await registerFinancing(market, bank, financed.id, TODAY)
      return financed
    },
    instruct: ({ id, net }) => {
      const [from, to] = [account(bank).id, account(supplier).id]
      const body = { financing: id, from, to, amount: String(net) }
      return does(bank, 'payment.instruct-payout', body)
    },
    booked: async (line, of = bank, on = VALUE_DATE) => {
      const other = of === bank ? '6222' : '6217'
      await tell({ market, key, of, on, account: account(of) }, { other, ...line })
    },
    prove: async ({ id }, reference, by = bank) =>
      refusalOf(
        await market.act([by.maker], 'payment.prove-payout', {
          ...{ financing: id, account: account(bank).id, reference },
        }),
      ),
  }
}

/** A bank of some parties of a market, which opens accounts and tells what it has booked. */
export interface BankOfParties {
  account(of: TestParty): OpenedAccount
  /** Registered by its party, confirmed by officers. */
  opens(party: TestParty, number: string): Promise<void>
  /** Signed, and handed in by its party. */
  books(of: TestParty, line: ToldLine): Promise<void>
  close(): void
}

export function bankOf(market: TestMarket): BankOfParties {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-bank-'))
  const key = openKey(folder)
  const accounts = new Map<TestParty, OpenedAccount>()
  return {
    account: of => accounts.get(of)!,
    opens: async (party, number) => {
      accounts.set(party, await openAccount(market, party, number, key))
    },
    books: async (of, line) =>
      await tell({ market, key, of, on: VALUE_DATE, account: accounts.get(of)! }, line),
    close: () => rmSync(folder, { recursive: true }),
  }
}

interface OpenedAccount {
  readonly id: string
  readonly number: string
}

interface Telling {
  readonly market: TestMarket
  readonly key: StatementKey
  readonly of: TestParty
  readonly on: BusinessDate
  readonly account: OpenedAccount
}

async function tell({ market, key, of, on, account }: Telling, line: ToldLine): Promise<void> {
  const { id, number } = account
  const bytes = writeTold({ account: number, family: 'camt.054', on, lines: [line] })
  const body = { account: id, statement: pack(bytes), signature: key.sign(bytes) }
  mustBeAccepted(await market.act([of.maker], 'payment.record-statement', body))
}

async function grantLimit(market: TestMarket, bank: TestParty, debtor: TestParty): Promise<void> {
  const limit = { scope: 'debtor', subject: debtor.id, within: null, currency: 'CNY' }
  const granted = { limit: '100000', beginsOn: '2026-03-02', until: '2027-03-02' }
  const body = { id: newId('fac'), ...limit, ...granted }
  mustBeAccepted(await market.act([bank.maker, bank.checker], 'facility.grant', body))
}

/** Registered by its party, confirmed by officers. */
async function openAccount(
  market: TestMarket,
  party: TestParty,
  number: string,
  { publicKey }: StatementKey,
) {
  const { rows } = await market.owner.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(party.id)],
  )
  const opened = { id: newId('acc'), number }
  const statementKey = { alg: 'EdDSA', publicKey }
  const place = { town: 'Tianjin', country: 'CN', currency: 'CNY', name: rows[0]!.name }
  const body = { ...opened, bank: 'SANDCNSH', ...place, statementKey }
  const { maker, checker } = party
  mustBeAccepted(await market.act([maker, checker], 'payment.register-account', body))
  const confirm = { account: opened.id, statementKey: publicKey }
  const officers = [market.operator.maker, market.operator.checker]
  mustBeAccepted(await market.act(officers, 'payment.confirm-account', confirm))
  return opened
}

async function describeStanding(
  { owner }: TestMarket,
  receivable: ReceivableId,
  bank: TestParty,
  { id, lo, hi }: Financed,
): Promise<string> {
  const { rows } = await owner.query<{ said: string }>(
    `select f.status || ' ' || coalesce(string_agg(o.status, ' ' order by o.number), '-') || ' '
              || (select u.status from ledger.facility_use u where u.financing = f.id) || ' '
              || case when (select count(*) from ledger.title t
                             where t.instrument = $2 and t.lo < $4 and t.hi > $3
                               and t.holder = $5) = 1 then 'the bank’s' else 'the supplier’s' end
            as said
       from ledger.financing f left join ledger.payout o on o.financing = f.id
      where f.id = $1 group by f.id`,
    [idNumber(id), idNumber(receivable), lo, hi, idNumber(bank.id)],
  )
  return rows[0]!.said
}

/** The rule that refuses these statements of the owner, tried to their commit and undone. */
export async function tryAsOwner(
  { owner }: TestMarket,
  statements: readonly string[],
): Promise<string | undefined> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    await client.query('set constraints all immediate')
    return 'nothing'
  } catch (fault) {
    return (fault as { constraint?: string }).constraint
  } finally {
    await client.query('rollback')
    client.release()
  }
}
