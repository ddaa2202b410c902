import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Id, idNumber } from '../../../contracts/kernel/id.ts'
import { Bank } from '../../../services/outside/bank/book/bank.ts'
import { openFolders } from '../../../services/outside/bank/door/folders.ts'
import { openKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable } from '../../support/acts.ts'
import { mustBeAccepted } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from '../gateway/gateway-fixtures.ts'
import { listLines, openGuide, type TypedGuide } from './typed-guide.ts'

/** A whole financing by commands and files alone, with the sandbox bank as the payment system. */
let world: GatewayWorld
let guide: TypedGuide
let lender: Joined
let supplier: Joined
let bank: Bank
let sandbox: string
const does = async ({ maker, checker }: TestParty, act: string, body: object) =>
  mustBeAccepted(await world.act([maker, checker], act, body))

beforeAll(async () => {
  world = await gatewayWorld()
  lender = await world.join(['lender'])
  supplier = await world.join(['supplier'])
  guide = openGuide(world, { zhou: lender.maker, wu: lender.checker })
  sandbox = join(guide.folder, 'sandbox')
  mkdirSync(join(sandbox, 'in', 'lender'), { recursive: true })
  bank = new Bank({ folder: sandbox, now: '2026-03-06T09:00:00', luck: () => null })
  const [from, to] = [
    await openAccount(lender, '6217', 'lender'),
    await openAccount(supplier, '6222', 'firm'),
  ]
  guide.meant.set('BANKACCOUNT', from).set('ACCOUNT', to)
  await askForQuotes()
  writeFileSync(join(guide.folder, 'register.pdf'), '%PDF-1.7 what the register gave')
})
afterAll(async () => {
  guide?.close()
  await world?.close()
})

async function openAccount(owner: TestParty, number: string, customer: string): Promise<Id<'acc'>> {
  const { rows } = await world.owner.query<{ name: string }>(
    'select name from ledger.party where id = $1',
    [idNumber(owner.id)],
  )
  const { name } = rows[0]!
  const { publicKey } = openKey(sandbox)
  bank.openAccount({ id: number, owner: name, customer, currency: 'CNY', balance: '100000' })
  const id = newId('acc')
  const place = { town: 'Beijing', country: 'CN', currency: 'CNY', name }
  const statementKey = { alg: 'EdDSA', publicKey }
  const account = { id, number, bank: 'SANDCNSH', ...place, statementKey }
  await does(owner, 'payment.register-account', account)
  await does(world.operator, 'payment.confirm-account', { account: id, statementKey: publicKey })
  return id
}

/** What comes before the lender's part: its limit, a receivable, the request. */
async function askForQuotes(): Promise<void> {
  const debtor = await world.join(['debtor'])
  const limit = { currency: 'CNY', limit: '100000', beginsOn: '2026-03-02', until: '2027-03-02' }
  const scope = { scope: 'debtor', subject: debtor.id, within: null }
  await does(lender, 'facility.grant', { id: newId('fac'), ...scope, ...limit })
  const receivable = await issueReceivable(world, { debtor, supplier, amount: 100_000n })
  const id = newId('fin')
  const times = { deadline: '2026-03-09T09:00:00.000Z', chooseBy: '2026-03-10T09:00:00.000Z' }
  const spans = [{ instrument: receivable, lo: '0', hi: '60000' }]
  const asked = { id, spans, lenders: [lender.id], recourse: 'either', ...times }
  await does(supplier, 'financing.request-quotes', asked)
  guide.meant.set('FINANCING', id)
  await world.roll('2026-03-05')
}

/** The bank looks into its folders now, and not by and by. */
function letBankWork(): void {
  openFolders(bank, openKey(sandbox), sandbox).close()
}

/** Copies the message of a kind, with its signature, to where the desk is told to find it. */
function takeFromBank(kind: string, name: string): string {
  const out = join(sandbox, 'out', 'lender')
  const file = readdirSync(out).findLast(one => one.includes(kind) && one.endsWith('.xml'))!
  for (const end of ['', '.jws'])
    copyFileSync(join(out, `${file}${end}`), join(guide.folder, `${name}${end}`))
  return readFileSync(join(out, file), 'utf8')
}

const layCommands = /^```sh lay\n(.*?)^```/ms.exec(
  readFileSync(join(projectRoot, 'schema/guides/systems.md'), 'utf8'),
)![1]!

function pay(): void {
  execFileSync('sh', ['-ec', layCommands], { cwd: guide.folder })
  letBankWork()
  const notice = takeFromBank('camt.054', 'notice.xml')
  guide.meant.set('REFERENCE', /<AcctSvcrRef>([^<]+)</.exec(notice)![1]!)
  bank.moveClock('2026-03-07T09:00:00')
  letBankWork()
  takeFromBank('camt.053', 'statement.xml')
}

test('quote, decision, registration, payout and statement, without any page', async () => {
  const lines = listLines('systems.md').filter(line => / --as (zhou|wu)\.|^ {4}echo/.test(line))
  const said: string[] = []
  for (const line of lines) {
    if (line.includes('"decision"')) await chooseQuote()
    said.push(await guide.type(line))
    if (line.includes('payout-file')) pay()
  }
  expect(said.filter(answer => answer.includes('done: entry'))).toHaveLength(10)
  const { rows } = await world.owner.query(
    `select f.status, t.holder from ledger.financing f, ledger.title t where t.lo = 0`,
  )
  expect(rows).toEqual([{ status: 'paid', holder: idNumber(lender.id) }])
  expect(bank.state.accounts.get('6222')!.current).toBe(159_478n)
})

async function chooseQuote(): Promise<void> {
  const financing = guide.meant.get('FINANCING')
  await does(supplier, 'financing.choose-quote', { financing, quote: guide.meant.get('made quo') })
}

test('both languages type and lay the same', () => {
  expect(listLines('systems.zh.md')).toEqual(listLines('systems.md'))
  expect(readFileSync(join(projectRoot, 'schema/guides/systems.zh.md'), 'utf8')).toContain(
    layCommands,
  )
})
