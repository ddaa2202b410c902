import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Mishap } from '../../../../services/outside/bank/book/events.ts'
import { seededLuck } from '../../../../services/outside/bank/book/luck.ts'
import {
  balances,
  ELSEWHERE,
  entries,
  type Line,
  type Order,
  order,
  PAYEE,
  PAYER,
  readSent,
  removeFolders,
  smallBank,
  statements,
  statuses,
} from './small-bank.ts'

afterAll(removeFolders)

const TUESDAY = '2026-12-01'

test('pays at once, tells both sides at once, and each at the end of the day', () => {
  const bank = smallBank()
  bank.receive('huadong', order([{ amount: 40_000n }, { amount: 1n, to: ELSEWHERE }]))
  expect(balances(bank)).toEqual([59_999n, 40_000n])
  expect(statuses(bank)).toEqual(['ACTC', 'ACTC', 'ACSC', 'ACSC'])
  expect(entries(bank, 'huadong', 'notification')).toEqual(['-40000 of 1', '-1 of 1'])
  expect(entries(bank, 'anhe', 'notification')).toEqual(['+40000 of 1'])
  bank.moveClock(`${TUESDAY}T09:00:00`)
  const [day] = statements(bank, 'huadong', 'statement')
  expect(day).toMatchObject({
    electronicNumber: '1',
    account: { id: PAYER, currency: 'CNY' },
    balances: [
      { type: 'OPBD', amount: { minor: 100_000n } },
      { type: 'CLBD', amount: { minor: 59_999n } },
    ],
  })
  const [paid] = day!.entries
  expect(paid!.details[0]).toMatchObject({
    references: {
      messageId: 'M-1',
      paymentId: 'M-1-B',
      instructionId: 'M-1-I0',
      endToEndId: 'E-0',
    },
    creditorAccount: { id: PAYEE },
    remittance: { references: [{ reference: 'DUE-1' }] },
  })
})

test('the payee reads the end-to-end id and the payer, and none of the payer’s other ids', () => {
  const bank = smallBank()
  bank.receive('huadong', order([{ amount: 1n }]))
  const [notice] = statements(bank, 'anhe', 'notification')
  expect(notice!.entries[0]!.details[0]).toMatchObject({
    references: { messageId: null, paymentId: null, instructionId: null, endToEndId: 'E-0' },
    debtor: { name: 'Huadong Steel' },
    debtorAccount: { id: PAYER },
  })
})

test('a batch is booked as one sum, each detail with its own amount', () => {
  const bank = smallBank()
  bank.receive('huadong', order([{ amount: 3n }, { amount: 4n }, { amount: 5n }], { asOne: true }))
  const [notice] = statements(bank, 'huadong', 'notification')
  expect(notice!.entries).toMatchObject([
    {
      amount: { minor: 12n },
      batch: { messageId: 'M-1', paymentId: 'M-1-B', count: '3' },
      details: [{ amount: { minor: 3n } }, { amount: { minor: 4n } }, { amount: { minor: 5n } }],
    },
  ])
  expect(entries(bank, 'anhe', 'notification')).toHaveLength(3)
})

/** What goes wrong, what is told on the day and on the next one, and where the money is then. */
const MISHAPS: Record<Mishap, [told: string[], day: string[], money: [bigint, bigint]]> = {
  delay: [['ACTC', 'PDNG NARR', 'ACSC'], ['-400 of 1'], [99_600n, 400n]],
  reject: [['ACTC', 'RJCT AC04'], [], [100_000n, 0n]],
  duplicate: [
    ['ACTC', 'ACSC'],
    ['-400 of 1', '-400 of 1'],
    [99_200n, 800n],
  ],
  partial: [['ACTC', 'ACSC'], ['-200 of 1'], [99_800n, 200n]],
  return: [
    ['ACTC', 'ACSC'],
    ['-400 of 1', '+400 of 1 returned AC04'],
    [100_000n, 0n],
  ],
  'no-details': [['ACTC', 'ACSC'], ['-400 of 0'], [99_600n, 400n]],
  silence: [['ACTC'], ['-400 of 1'], [99_600n, 400n]],
}

test.each(Object.entries(MISHAPS))('on request: %s', (mishap, [told, day, money]) => {
  const bank = smallBank()
  bank.plan('E-0', mishap as Mishap)
  bank.receive('huadong', order([{ amount: 400n }]))
  bank.moveClock('2026-12-02T09:00:00')
  expect(statuses(bank)).toEqual(told)
  expect(entries(bank, 'huadong', 'statement')).toEqual(day)
  expect(balances(bank)).toEqual(money)
  const notices = entries(bank, 'huadong', 'notification')
  expect(notices).toEqual(mishap === 'silence' ? [] : day)
})

test('the day so far is told to whoever has the account, when nothing else was told', () => {
  const bank = smallBank()
  bank.plan('E-0', 'silence')
  bank.receive('huadong', order([{ amount: 400n }]))
  const content = readSent(bank.report('huadong', PAYER))
  expect(content).toMatchObject({
    kind: 'report',
    statements: [
      {
        electronicNumber: null,
        balances: [{ amount: { minor: 100_000n } }, { type: 'ITBD', amount: { minor: 99_600n } }],
        entries: [{ details: [{ references: { endToEndId: 'E-0' } }] }],
      },
    ],
  })
  expect(() => bank.report('anhe', PAYER)).toThrow(/no account/)
})

test('by a seed the same payments go wrong each time', () => {
  const lucks = ['a', 'a', 'b'].map(seed => seededLuck(seed, 5_000))
  const payments = Array.from({ length: 200 }, (_, i) => ({ key: `huadong M ${i}` }) as never)
  const [one, same, other] = lucks.map(luck => payments.map(luck))
  expect(same).toEqual(one)
  expect(other).not.toEqual(one)
  expect(new Set(one).size).toBe(8)
})

test('money comes from a payer who says nothing of itself', () => {
  const bank = smallBank()
  const asked = { account: PAYEE, amount: 7n, payer: null, reference: null, text: 'as agreed' }
  bank.deposit({ ...asked, endToEndId: 'NOTPROVIDED' })
  const [notice] = statements(bank, 'anhe', 'notification')
  expect(notice!.entries[0]!.details[0]).toMatchObject({
    debtor: null,
    debtorAccount: null,
    remittance: { texts: ['as agreed'] },
  })
  expect(() => bank.deposit({ ...asked, account: ELSEWHERE, endToEndId: 'X' })).toThrow(/no such/)
})

/** What a bank refuses of instructions, each just beside what it takes. */
const REFUSED: readonly [code: string, lines: Line[], given?: Order, change?: [string, string]][] =
  [
    ['AM04', [{ amount: 100_001n }]],
    ['AC01', [{ amount: 1n }], { from: PAYEE }],
    ['AC01', [{ amount: 1n }], { from: ELSEWHERE }],
    ['AM03', [{ amount: 1n, currency: 'USD' }]],
    ['AM01', [{ amount: 0n }]],
    ['DT01', [{ amount: 1n }], { executeOn: '2026-11-29' }],
    ['AM10', [{ amount: 1n }], {}, ['<CtrlSum>0.01', '<CtrlSum>0.02']],
    ['AM18', [{ amount: 1n }], {}, ['<NbOfTxs>1', '<NbOfTxs>2']],
    ['AG03', [{ amount: 1n }], {}, ['<PmtMtd>TRF', '<PmtMtd>CHK']],
    ['FF01', [{ amount: 1n }], {}, ['<ChrgBr>SLEV', '<ChrgBr>NONE']],
  ]

test.each(REFUSED)('refuses by the code %s', (code, lines, given, change) => {
  const bank = smallBank()
  const text = order(lines, given).toString()
  bank.receive('huadong', Buffer.from(change ? text.replaceAll(...change) : text))
  expect(statuses(bank).filter(status => status !== 'ACTC')).toEqual([`RJCT ${code}`])
  expect(balances(bank)).toEqual([100_000n, 0n])
})

test('pays to the last fen, and answers .12 in its own version', () => {
  const bank = smallBank()
  const { name } = bank.receive(
    'huadong',
    order([{ amount: 100_000n }], { version: 'pain.001.001.12' }),
  )
  expect(name).toBe('pain.002.001.14')
  expect(balances(bank)).toEqual([0n, 100_000n])
})

test('the same message again pays nothing; another under its id is refused', () => {
  const bank = smallBank()
  const first = bank.receive('huadong', order([{ amount: 1n }]))
  expect(bank.receive('huadong', order([{ amount: 1n }]))).toEqual(first)
  bank.receive('huadong', order([{ amount: 2n }]))
  expect(statuses(bank)).toEqual(['ACTC', 'ACSC', 'RJCT DU01'])
  // Nor does a refused one take the id of the first.
  expect(bank.receive('huadong', order([{ amount: 1n }]))).toEqual(first)
  expect(balances(bank)).toEqual([99_999n, 1n])
})

/** Files of payments, beside the project or where TALLYSTICK_DATA says. */
const FOLDER = resolve(process.env['TALLYSTICK_DATA'] ?? '../shared/data', 'pain001')
describe.skipIf(!existsSync(FOLDER))(
  `payments of others, skipped where ${FOLDER} is missing`,
  () => {
    test('those of .03 are answered RJCT, debits are not offered, .09 are judged', () => {
      const bank = smallBank()
      const files = globSync(`${FOLDER}/*.xml`).sort()
      expect(files).toHaveLength(28)
      const answers = files.map(file => {
        const [, name] = /(pain\.\d+\.001\.\d+)\.xml$/.exec(file)!
        try {
          const content = readSent(bank.receive('huadong', readFileSync(file)))
          if (content.kind !== 'status') throw new Error(content.kind)
          const [reason] = [
            ...content.reasons,
            ...content.batches.flatMap(b => b.payments[0]!.reasons),
          ]
          return `${name} ${content.status} ${reason?.code}`
        } catch (error) {
          return `${name} ${(error as Error).message.split(':')[0]}`
        }
      })
      expect([...new Set(answers)].sort()).toEqual([
        'pain.001.001.03 RJCT NARR',
        'pain.001.001.09 RJCT AC01',
        'pain.008.001.02 message_must_be_of_a_known_kind',
        'pain.008.001.08 message_must_be_of_a_known_kind',
      ])
      expect(balances(bank)).toEqual([100_000n, 0n])
    })
  },
)
