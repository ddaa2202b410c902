import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import type { Bank } from '../../../services/outside/bank/book/bank.ts'
import type { Mishap } from '../../../services/outside/bank/book/events.ts'
import { openKey } from '../../../services/outside/bank/keys/statement-key.ts'
import { RECONCILE_USAGE, reconcileFiles } from '../../../services/reconcile/reconcile-command.ts'
import {
  bankFolder,
  ELSEWHERE,
  type Line,
  order,
  PAYEE,
  PAYER,
  removeFolders,
  smallBank,
} from '../outside/bank/small-bank.ts'

afterAll(removeFolders)

const folder = bankFolder()
const key = openKey(folder)
let files = 0

/** Lays statements as a bank does, with their signatures, and answers their paths. */
function layStatements(bank: Bank, customer: string, by = key): readonly string[] {
  const sent = bank.outputs(0, customer).filter(({ name }) => name.startsWith('camt.053'))
  return sent.map(({ xml }) => {
    const file = lay(xml)
    writeFileSync(`${file}.jws`, by.sign(Buffer.from(xml)))
    return file
  })
}

function lay(content: string | Buffer, ending = 'xml'): string {
  mkdirSync(folder, { recursive: true })
  files += 1
  const file = join(folder, `${files}.${ending}`)
  writeFileSync(file, content)
  return file
}

/** Runs the command; what it printed, without the bank's references, and its exit code. */
async function run(...args: string[]): Promise<readonly string[]> {
  const printed: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed.push(String(text))
    return true
  })
  try {
    const code = await reconcileFiles(args)
    const text = printed.join('').replaceAll(/SB\d{16}/g, 'SB')
    return [...text.trimEnd().split('\n'), String(code)]
  } finally {
    write.mockRestore()
  }
}

const own = ['--account', PAYER, '--key', key.publicKey]

/** A day on which these lines were sent, with its statement and what was sent. */
function day(lines: readonly Line[], mishap?: Mishap) {
  const bank = smallBank()
  if (mishap) bank.plan('E-0', mishap)
  const instructions = order(lines)
  bank.receive('huadong', instructions)
  bank.moveClock('2026-12-02T09:00:00')
  return { sent: ['--sent', lay(instructions)], statements: layStatements(bank, 'huadong'), bank }
}

const EVEN = ['All of it is confirmed, nothing is left.', '0']
const OPEN = ['Something is left to look at.', '1']

test('what was sent and booked, under the bank’s signature, is confirmed', async () => {
  const { sent, statements } = day([{ amount: 400n }, { amount: 7n, to: ELSEWHERE }])
  expect(await run(...own, ...sent, ...statements)).toEqual([
    'confirmed  end-to-end id  1:1  SB → M-1/M-1-B/1  400',
    'confirmed  end-to-end id  1:1  SB → M-1/M-1-B/2  7',
    ...EVEN,
  ])
})

const TOLD: Record<Mishap, readonly string[]> = {
  delay: ['confirmed  end-to-end id  1:1  SB → M-1/M-1-B/1  400', ...EVEN],
  silence: ['confirmed  end-to-end id  1:1  SB → M-1/M-1-B/1  400', ...EVEN],
  reject: ['not paid  M-1/M-1-B/1  400', ...OPEN],
  duplicate: [
    'confirmed  end-to-end id  1:1  SB → M-1/M-1-B/1  400',
    'to look at: paid again  SB  400',
    ...OPEN,
  ],
  partial: [
    'confirmed  end-to-end id  1:1  SB → M-1/M-1-B/1  200',
    'paid in part, still open  M-1/M-1-B/1  200',
    ...OPEN,
  ],
  return: ['came back, open again  SB ↩ SB', 'not paid  M-1/M-1-B/1  400', ...OPEN],
  'no-details': ['to look at: nobody expected it  SB  400', 'not paid  M-1/M-1-B/1  400', ...OPEN],
}

test.each(Object.entries(TOLD))('tells what the bank did: %s', async (mishap, told) => {
  const { sent, statements } = day([{ amount: 400n }], mishap as Mishap)
  expect(await run(...own, ...sent, ...statements)).toEqual(told)
})

test('the same file again changes nothing', async () => {
  const { sent, statements } = day([{ amount: 400n }])
  const once = await run(...own, ...sent, ...statements)
  expect(await run(...own, ...sent, ...statements, ...statements)).toEqual(once)
})

/** The statement with the payment, told otherwise and signed again. */
function layAgain(bank: Bank, change: (xml: string) => string): string {
  const { xml } = bank
    .outputs(0, 'huadong')
    .find(one => one.name.startsWith('camt.053') && one.xml.includes('<Cd>BOOK</Cd>'))!
  const file = lay(change(xml))
  writeFileSync(`${file}.jws`, key.sign(Buffer.from(change(xml))))
  return file
}

test('what is not booked yet has not happened', async () => {
  const { sent, bank } = day([{ amount: 400n }])
  const pending = layAgain(bank, xml => xml.replace('<Cd>BOOK</Cd>', '<Cd>PDNG</Cd>'))
  const told = await run(...own, ...sent, pending)
  expect(told).toContain('not paid  M-1/M-1-B/1  400')
  expect(told.filter(line => line.startsWith('confirmed'))).toEqual([])
})

test('one entry that stands in two files is one', async () => {
  const { sent, bank, statements } = day([{ amount: 400n }])
  const other = layAgain(bank, xml => xml.replace(/<MsgId>[^<]+/, '<MsgId>ANOTHER-1'))
  const told = await run(...own, ...sent, ...statements, other)
  expect(told.filter(line => line.includes('400'))).toEqual([
    'confirmed  end-to-end id  1:1  SB → M-1/M-1-B/1  400',
  ])
})

test('without a key, or under that of a stranger, nothing is confirmed', async () => {
  const { sent, bank, statements } = day([{ amount: 400n }])
  const suggested = [
    'suggested  end-to-end id  1:1  SB → M-1/M-1-B/1  400',
    'statements that no signature proves  2',
    ...OPEN,
  ]
  expect(await run('--account', PAYER, ...sent, ...statements)).toEqual(suggested)
  const stranger = openKey(bankFolder())
  const forged = layStatements(bank, 'huadong', stranger)
  expect(await run(...own, ...sent, ...forged)).toEqual(suggested)
})

test('a gap, and another account’s statement, are told', async () => {
  const { sent, statements, bank } = day([{ amount: 400n }])
  bank.moveClock('2026-12-04T09:00:00')
  const later = layStatements(bank, 'huadong').slice(-1)
  expect(await run(...own, ...sent, statements[0]!, ...later)).toContainEqual(
    expect.stringMatching(/^a statement is missing {2}SB\d+ {2}2 ≠ 4$/),
  )
  const other = layStatements(bank, 'anhe').slice(0, 1)
  expect(await run(...own, ...sent, ...statements, ...other)).toContainEqual(
    expect.stringMatching(`^statement of another account .* ${PAYER} ≠ ${PAYEE}$`),
  )
})

test('what is due comes in by its reference, for several at once', async () => {
  const { bank } = day([{ amount: 400n }])
  const statements = layStatements(bank, 'anhe')
  const due = lay(
    `id,amount,currency,dueOn,endToEndId,reference,counterpart
a,3.00,CNY,2026-11-30,,DUE-1,${PAYER}
b,1.00,CNY,2026-11-30,,DUE-1,
`,
    'csv',
  )
  const payee = ['--account', PAYEE, '--key', key.publicKey, '--language', 'zh']
  expect(await run(...payee, '--due', due, ...statements)).toEqual([
    '已确认  还款参考号  1:2  SB → a  300',
    '已确认  还款参考号  1:2  SB → b  100',
    '全部核对无误。',
    '0',
  ])
})

test('what it cannot read it says, with the file', async () => {
  const { sent, statements } = day([{ amount: 1n }])
  await expect(run('--account', PAYER, sent[1]!)).rejects.toThrow(/no camt\.053/)
  await expect(run(...own, '--sent', statements[0]!, ...statements)).rejects.toThrow(/no pain/)
  await expect(run(...own, lay('<a>'))).rejects.toThrow(/no whole XML/)
  await expect(run(...own, join(folder, 'none.xml'))).rejects.toThrow(/there is no file/)
  const csv = lay(
    'id,amount,currency,dueOn,endToEndId,reference,counterpart\na,0,CNY,2026-11-30,,,\n',
  )
  await expect(run(...own, '--due', csv, ...statements)).rejects.toThrow(/row 2/)
  await expect(run('--account', PAYER)).rejects.toThrow(RECONCILE_USAGE)
  await expect(run('--key', 'x', '--account', PAYER, ...statements)).rejects.toThrow(/32 bytes/)
})
