import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { makeLineId, type SettlementId } from '../../../contracts/settlement/settlement.ts'
import { openKey, type StatementKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { signed, type TestParty } from '../../support/actor.ts'
import { DUE } from '../../support/acts.ts'
import { pack, writeTold } from '../../support/bank-file.ts'
import { confirmation, mustBeAccepted, type TestMarket } from '../../support/market.ts'
import { batchesOf, say } from './bench.ts'
import { FACE_MINOR, writeInvoices } from './transfer-load.ts'

/** What a debtor owes on one date, and the commands that pay it, signed in the order they go. */
export interface Debts {
  readonly holders: number
  readonly owedMinor: bigint
  readonly instructions: readonly string[]
  readonly statements: readonly string[]
  readonly proofs: readonly string[]
}

/** As many as one act takes. */
export const LINES_OF_SETTLEMENT = 500
const LINES_OF_RECEIVABLE = 5
const LINES_OF_HOLDER = 50
const HOLDERS_MAX = 2_000
const BATCH = 500
const LINE_MINOR = FACE_MINOR / BigInt(LINES_OF_RECEIVABLE)

interface Line {
  readonly instrument: string
  readonly lo: string
  readonly hi: string
  readonly payee: string
  readonly to: string
  readonly again: null
  /** The number of the account that is paid. */
  readonly number: string
}

/** Holders with accounts, receivables that they hold, and every command that pays them. */
export async function prepareDebts(market: TestMarket, count: number): Promise<Debts> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-bench-'))
  const key = openKey(folder)
  const debtor = await market.enrol(['debtor'])
  const from = await openAccount(market, debtor, 1, key)
  const holders = Math.min(HOLDERS_MAX, Math.ceil(count / LINES_OF_HOLDER))
  const perHolder = Math.ceil(count / holders / LINES_OF_RECEIVABLE)
  const lines: Line[] = []
  const issuing = { proposals: [] as string[], confirmations: [] as string[] }
  for (let n = 0; n < holders; n++) {
    const holder = await market.enrol(['supplier'])
    const account = await openAccount(market, holder, n + 2, key)
    const invoices = await writeInvoices(market.owner, holder.id, debtor.id, perHolder)
    for (const invoice of invoices) {
      const instrument = newId('rcv')
      signIssue(market, { debtor, holder, instrument, invoice }, issuing)
      lines.push(...drawParts({ instrument, payee: holder.id, to: account.id }, account.number))
    }
  }
  const owed = lines.slice(0, count)
  await submitAll(market, issuing.proposals)
  await submitAll(market, issuing.confirmations)
  say(`${holders} holders, ${issuing.proposals.length} receivables are issued …`)
  await market.roll(DUE)
  rmSync(folder, { recursive: true })
  return { holders, ...signPayments(market, { debtor, from, key }, owed) }
}

interface Issued {
  readonly debtor: TestParty
  readonly holder: TestParty
  readonly instrument: string
  readonly invoice: string
}

function signIssue(
  { ledger: { name: aud } }: TestMarket,
  { debtor, holder, instrument: receivable, invoice }: Issued,
  { proposals, confirmations }: { readonly proposals: string[]; readonly confirmations: string[] },
): void {
  const trade = [{ invoice, amount: String(FACE_MINOR) }]
  const parties = { debtor: debtor.id, supplier: holder.id }
  const body = { receivable, ...parties, dueOn: DUE, trade }
  proposals.push(signed([holder.maker], { aud, act: 'receivable.propose', body }))
  const both = [debtor.maker, debtor.checker]
  const confirmed = confirmation(receivable, FACE_MINOR, DUE)
  confirmations.push(signed(both, { aud, act: 'receivable.confirm', body: confirmed }))
}

/** A receivable is paid in some lines, so that titles are cut and retired beside each other. */
function drawParts(of: Pick<Line, 'instrument' | 'payee' | 'to'>, number: string): readonly Line[] {
  return Array.from({ length: LINES_OF_RECEIVABLE }, (_, part) => {
    const lo = BigInt(part) * LINE_MINOR
    return { ...of, lo: String(lo), hi: String(lo + LINE_MINOR), again: null, number }
  })
}

interface Payer {
  readonly debtor: TestParty
  readonly from: OpenAccount
  readonly key: StatementKey
}

function signPayments(
  { ledger: { name: aud } }: TestMarket,
  { debtor, from, key }: Payer,
  owed: readonly Line[],
): Omit<Debts, 'holders'> {
  const { maker, checker } = debtor
  const [instructions, statements, proofs]: string[][] = [[], [], []]
  for (const lines of batchesOf(owed, LINES_OF_SETTLEMENT)) {
    const id: SettlementId = newId('stl')
    const spans = lines.map(({ number, ...line }) => line)
    const body = { id, dueOn: DUE, from: from.id, spans }
    instructions!.push(
      signed([maker, checker], { aud, act: 'settlement.instruct-settlement', body }),
    )
    const told = lines.map(({ number: other }, index) => {
      const endToEndId = makeLineId({ settlement: id, number: index + 1 })
      return { reference: endToEndId, amount: -LINE_MINOR, endToEndId, other }
    })
    const what = { account: from.number, family: 'camt.054' as const, on: DUE }
    const bytes = writeTold({ ...what, lines: told })
    const statement = { account: from.id, statement: pack(bytes), signature: key.sign(bytes) }
    statements!.push(signed([maker], { aud, act: 'payment.record-statement', body: statement }))
    for (const [index, { reference }] of told.entries()) {
      const by = { account: from.id, reference, paidOn: DUE }
      const proof = { settlement: id, line: index + 1, ...by }
      proofs!.push(signed([maker], { aud, act: 'settlement.prove-line', body: proof }))
    }
  }
  const owedMinor = BigInt(owed.length) * LINE_MINOR
  return { owedMinor, instructions: instructions!, statements: statements!, proofs: proofs! }
}

interface OpenAccount {
  readonly id: string
  readonly number: string
}

/** Registered by its party, confirmed by officers. */
async function openAccount(
  { act, owner, operator }: TestMarket,
  { id, maker, checker }: TestParty,
  n: number,
  { publicKey }: StatementKey,
): Promise<OpenAccount> {
  const { rows } = await owner.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(id)],
  )
  const account = { id: newId('acc'), number: String(6_200_000_000 + n) }
  const place = { town: 'Tianjin', country: 'CN', currency: 'CNY', name: rows[0]!.name }
  const statementKey = { alg: 'EdDSA', publicKey }
  const body = { ...account, bank: 'SANDCNSH', ...place, statementKey }
  mustBeAccepted(await act([maker, checker], 'payment.register-account', body))
  const confirm = { account: account.id, statementKey: publicKey }
  const officers = [operator.maker, operator.checker]
  mustBeAccepted(await act(officers, 'payment.confirm-account', confirm))
  return account
}

async function submitAll({ ledger }: TestMarket, commands: readonly string[]): Promise<void> {
  for (const batch of batchesOf(commands, BATCH))
    for (const answer of await ledger.submit(batch)) mustBeAccepted(answer)
}
