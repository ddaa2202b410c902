import type pg from 'pg'
import type { AnsweredCommand, DoneAct } from '../../contracts/command/answer.ts'
import { assert } from '../../contracts/kernel/bug.ts'
import { addBusinessDays, type Calendar } from '../../contracts/kernel/calendar.ts'
import { addDays, type BusinessDate } from '../../contracts/kernel/date.ts'
import type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
import { type InvoiceId, idNumber, type PartyId } from '../../contracts/kernel/id.ts'
import type { PartyRole, SizeClass } from '../../contracts/party/party.ts'
import { completeCode } from '../../contracts/party/unified-social-credit-code.ts'
import { UNDERTAKING, WAIVER } from '../../contracts/receivable/undertaking.ts'
import {
  type CommandAnswer,
  type Ledger,
  type LedgerOptions,
  openLedger,
  writeGenesis,
} from '../../services/ledger/index.ts'
import { readBusinessDate } from '../../services/platform/business-date.ts'
import { chinaCalendar } from '../../services/platform/china-calendar.ts'
import { openPool } from '../../services/platform/database.ts'
import { newId } from '../../services/platform/new-id.ts'
import { type Actor, asFirstUser, asOfficer, newActor, signed, type TestParty } from './actor.ts'
import type { TestDatabase } from './database.ts'
import { IDENTITY_KEY } from './identity-key.ts'

/** A ledger on a database of its own, founded, with whom and what a test asks for. */
export interface TestMarket {
  readonly ledger: Ledger
  readonly database: TestDatabase
  readonly pool: pg.Pool
  /** As the owner of the database. */
  readonly owner: pg.Pool
  readonly operator: TestParty
  /** Everybody enrolled so far. */
  readonly parties: TestParty[]
  enrol(roles: readonly PartyRole[], size?: SizeClass): Promise<TestParty>
  /** Recorded as if imported: an order, a delivery and an invoice that match. */
  invoice(seller: PartyId, buyer: PartyId, amount: bigint): Promise<InvoiceId>
  act(signers: readonly Actor[], act: string, body: unknown, more?: object): Promise<CommandAnswer>
  /** Day by day, as officers do. */
  roll(to: BusinessDate): Promise<void>
  close(): Promise<void>
}

export const START: BusinessDate = '2026-03-02'

/** In a test: on a copy of the run's template. */
export async function testMarket(options: MarketOptions = {}): Promise<TestMarket> {
  const { testDatabase } = await import('./database.ts')
  return await openMarket(await testDatabase(), options)
}

/** What of a ledger a test may want otherwise. */
export type MarketOptions = Partial<
  Pick<LedgerOptions, 'partyRate' | 'partyBytesPerDay' | 'calendar' | 'nouns'>
>

export async function openMarket(
  database: TestDatabase,
  options: MarketOptions = {},
): Promise<TestMarket> {
  const pool = openPool(database.urlAs('tallystick_ledger'), { name: 'test ledger', max: 4 })
  const owner = openPool(database.ownerUrl, { name: 'test owner', max: 2 })
  const operator = newParty(['operator'], 'large')
  await writeGenesis(pool, genesisOf(operator))
  const { calendar = chinaCalendar() } = options
  const ledger = await openLedger({ pool, today: () => null, ...options, calendar })
  const parties: TestParty[] = []
  const officers = [operator.maker, operator.checker]

  const act: TestMarket['act'] = async (signers, name, body, more = {}) => {
    const jws = signed(signers, { aud: ledger.name, act: name, body, ...more })
    const [answer] = await ledger.submit([jws])
    return answer!
  }
  return {
    ...{ ledger, database, pool, owner, operator, parties, act },
    enrol: async (roles, size = 'large') => {
      const party = newParty(roles, size)
      mustBeAccepted(await act(officers, 'party.enrol', enrolmentOf(party, ledger.name)))
      parties.push(party)
      return party
    },
    invoice: (seller, buyer, amount) => insertInvoice(owner, seller, buyer, amount),
    roll: to => rollTo({ ledger, pool, operator, calendar }, to),
    close: async () => {
      await ledger.close()
      await pool.end()
      await owner.end()
      await database.close()
    },
  }
}

interface Rolling extends Pick<TestMarket, 'ledger' | 'pool' | 'operator'> {
  readonly calendar: Calendar
}

/** Rolls day by day: the days are sent together, and each is judged in its turn. */
export async function rollTo(
  { ledger, pool, operator, calendar }: Rolling,
  date: BusinessDate,
): Promise<void> {
  const rolls: string[] = []
  for (let to = await readBusinessDate(pool); to < date; ) {
    to = addBusinessDays(calendar, to, 1)
    assert(to <= date, `${date} is a business day`)
    const roll = { aud: ledger.name, act: 'calendar.roll', body: { to } }
    rolls.push(signed([operator.maker, operator.checker], roll))
  }
  for (const answer of await ledger.submit(rolls)) mustBeAccepted(answer)
}

export function mustBeAccepted(answer: CommandAnswer): void {
  const refused = firstRefused(answer)
  if (refused) throw new Error(JSON.stringify(refused))
}

/** The entry of a command's first act, which must have been accepted. */
export function entryOf(answer: CommandAnswer): string {
  mustBeAccepted(answer)
  const [first] = (answer as AnsweredCommand).acts
  return (first as DoneAct).entry
}

/** The refusal of a command, or of its first refused act; null when it was accepted. */
export function refusalOf(answer: CommandAnswer): string | null {
  return firstRefused(answer)?.refusal ?? null
}

function firstRefused(answer: CommandAnswer): Refused<Refusal> | null {
  if (!answer.ok) return answer
  return answer.acts.find(act => !act.ok) ?? null
}

/** What a debtor signs when it confirms a proposal. */
export function confirmation(receivable: string, amount: bigint, dueOn: BusinessDate) {
  return {
    receivable,
    amount: String(amount),
    dueOn,
    undertaking: UNDERTAKING.digest,
    waiver: WAIVER.digest,
  }
}

let codes = 0

export function newParty(roles: readonly PartyRole[], size: SizeClass): TestParty {
  const id = newId('pty')
  codes += 1
  const maker = newActor(id, 'maker')
  return { id, code: codeOf(codes), roles, size, maker, checker: newActor(id, 'checker') }
}

function genesisOf({ id, code, maker, checker }: TestParty): string {
  const users = [asOfficer(maker), asOfficer(checker)]
  const operator = { party: id, code, name: 'Operator', users }
  return signed([maker, checker], {
    aud: '',
    act: 'ledger.genesis',
    body: { operator, date: START, trial: true, identityKey: IDENTITY_KEY.check },
  })
}

export function enrolmentOf({ id, code, roles, size, maker, checker }: TestParty, ledger: string) {
  const digest = 'A'.repeat(43)
  const evidence = {
    ...{ licence: digest, authorisation: digest, microDepositOn: START },
    callBack: { on: START, note: digest },
  }
  const place = { ledger, code }
  const users = [asFirstUser(maker, place), asFirstUser(checker, place)]
  return { party: id, code, codeKind: 'uscc', name: `Party ${code}`, roles, size, evidence, users }
}

/** A unified social credit code with its check character (GB 32100-2015, mod 31). */
function codeOf(serial: number): string {
  return completeCode(`91110000${String(serial).padStart(8, '0')}`)
}

async function insertInvoice(
  owner: pg.Pool,
  seller: PartyId,
  buyer: PartyId,
  amount: bigint,
): Promise<InvoiceId> {
  const [order, delivery, invoice] = [newId('ord'), newId('dlv'), newId('inv')]
  const client = await owner.connect()
  const parties = [idNumber(seller), idNumber(buyer)]
  try {
    await client.query('begin')
    const lines = [idNumber(order), ...parties, numberOf(order), START, amount]
    await client.query(INSERT_ORDER, lines)
    const goods = [idNumber(delivery), idNumber(order), numberOf(delivery), START]
    await client.query(INSERT_DELIVERY, goods)
    await client.query(INSERT_INVOICE, [
      ...[idNumber(invoice), parties[0], numberOf(invoice), parties[1], idNumber(delivery), amount],
      ...[START, addDays(START, 300)],
    ])
    await client.query(INSERT_USE, [idNumber(invoice), amount])
    await client.query('commit')
  } finally {
    client.release()
  }
  return invoice
}

/** The number of a document made for a test: what is its own of its id. */
function numberOf(id: string): string {
  return id.slice(4)
}

const INSERT_ORDER = `
  insert into trade.purchase_order (id, seller, buyer, number, ordered_on, currency, quantity,
    price_minor, amount_minor, certificate_clause, term_clause, synthetic)
  values ($1, $2, $3, $4, $5, 'CNY', 1, $6, $6, 'clause', 'clause', true)`

const INSERT_DELIVERY = `
  insert into trade.delivery (id, purchase_order, number, delivered_on, quantity, synthetic)
  values ($1, $2, $3, $4, 1, true)`

const INSERT_INVOICE = `
  insert into trade.invoice (id, seller, number, buyer, delivery, currency, amount_minor, quantity,
    price_minor, invoiced_on, due_on, synthetic)
  values ($1, $2, $3, $4, $5, 'CNY', $6, 1, $6, $7, $8, true)`

const INSERT_USE =
  'insert into trade.invoice_allocation (invoice, lo, hi, size) values ($1, 0, $2, $2)'
