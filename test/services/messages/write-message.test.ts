import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Instructions,
  type PaymentVersion,
  readMessage,
  writePaymentMessage,
} from '../../../services/messages/index.ts'
import type { PaymentMessage } from '../../../services/messages/payment/payment.ts'

const VERSIONS: readonly PaymentVersion[] = ['pain.001.001.09', 'pain.001.001.12']

const DEBTOR = {
  name: '华东钢铁集团有限公司',
  address: { street: '长江路', building: '1', postCode: '210000', town: '南京', country: 'CN' },
  lei: '300300C1092045000001',
}

/** One payment of a batch, in which any text may be another one. */
function instructions(
  payment: Partial<Instructions['batches'][0]['payments'][0]> = {},
  town = '上海',
): Instructions {
  const account = { id: '6222000012345678901', scheme: 'BBAN' } as const
  const agentBic = 'SANDCNSH'
  const first = {
    instructionId: 'I-1',
    endToEndId: '007',
    amount: { minor: 118000n, currency: 'CNY' },
    creditor: { name: '安和钢材', address: { town, country: 'CN' } },
    account,
    agentBic,
    reference: 'DUE-2026-11-30-1',
    text: null,
    ...payment,
  }
  const second = {
    ...first,
    instructionId: 'I-2',
    endToEndId: '0',
    amount: { minor: 1n, currency: 'CNY' },
  }
  const batch = {
    id: 'B-1',
    bookedAsOne: true,
    executeOn: '2026-11-30',
    debtor: DEBTOR,
    account,
    agentBic,
    payments: [first, second],
  }
  return {
    messageId: 'M-1',
    createdAt: '2026-11-30T01:00:00Z',
    initiator: DEBTOR,
    batches: [batch],
  }
}

function written(version: PaymentVersion, content: Instructions): Buffer {
  const answer = writePaymentMessage(version, content)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}

function readBack(bytes: Buffer): PaymentMessage {
  const answer = readMessage(bytes)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  expect(answer.value.verdict).toEqual({ schema: 'valid' })
  return answer.value.content as PaymentMessage
}

describe.each(VERSIONS)('%s', version => {
  test('is valid, counted, and reads back as what was written', () => {
    const bytes = written(version, instructions())
    expect(bytes.toString()).toContain('<CtrlSum>1180.01</CtrlSum>')
    const { batches, miscounts, initiator } = readBack(bytes)
    expect(miscounts).toEqual([])
    expect(initiator).toMatchObject({ name: DEBTOR.name, ids: [{ id: DEBTOR.lei, scheme: 'LEI' }] })
    expect(batches).toMatchObject([
      {
        id: 'B-1',
        bookedAsOne: true,
        executeOn: { date: '2026-11-30' },
        debtor: { address: { street: '长江路', town: '南京', country: 'CN', lines: [] } },
        account: { id: '6222000012345678901', scheme: 'BBAN' },
        agent: { bic: 'SANDCNSH' },
        payments: [
          {
            endToEndId: '007',
            amount: { minor: 118000n, currency: 'CNY' },
            creditor: { address: { town: '上海', country: 'CN' } },
            remittance: { texts: [], references: [{ reference: 'DUE-2026-11-30-1' }] },
          },
          { endToEndId: '0', amount: { minor: 1n } },
        ],
      },
    ])
  })

  test('any text that its schema takes comes back as it was, whatever stands in it', () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 140 })
    let taken = 0
    fc.assert(
      fc.property(texts, text => {
        const answer = writePaymentMessage(version, instructions({ text }))
        if (!answer.ok) return expect(answer.refusal).toMatch(/whole|schema/)
        taken += 1
        expect(readBack(answer.value).batches[0]!.payments[0]!.remittance.texts).toEqual([text])
      }),
      { numRuns: 50 },
    )
    expect(taken).toBeGreaterThan(10)
  })

  test.each(['<Ustrd>', 'a & b', '"\'', ']]>', ' a\r\n\tb ', '&#60;', '𠮷'])('%j', text => {
    const bytes = written(version, instructions({ text }))
    expect(readBack(bytes).batches[0]!.payments[0]!.remittance.texts).toEqual([text])
  })

  test.each([
    ['an id of 36 characters', instructions({ endToEndId: 'E'.repeat(36) }), /EndToEndId/],
    ['a BIC that is none', instructions({ agentBic: 'SAND' }), /BICFI/],
    ['a text of 141 characters', instructions({ text: 'x'.repeat(141) }), /Ustrd/],
  ] as const)('refuses: message_must_meet_its_schema: %s', (_, content, found) => {
    expect(writePaymentMessage(version, content)).toMatchObject({
      refusal: 'message_must_meet_its_schema',
      details: { schema: version, found: expect.stringMatching(found) },
    })
  })
})

test.each(['', ' '])('refuses: address_must_have_town_and_country: %j', town => {
  const answer = writePaymentMessage('pain.001.001.09', instructions({}, town))
  const details = { party: '安和钢材' }
  expect(answer).toMatchObject({ refusal: 'address_must_have_town_and_country', details })
})

test('a town of 36 letters is too long for .09 and not for .12', () => {
  const answers = VERSIONS.map(
    version => writePaymentMessage(version, instructions({}, 'x'.repeat(36))).ok,
  )
  expect(answers).toEqual([false, true])
  expect(writePaymentMessage('pain.001.001.09', instructions({}, 'x'.repeat(35))).ok).toBe(true)
})

test('sums that a message states are counted again', () => {
  const text = written('pain.001.001.09', instructions()).toString()
  const wrong = text
    .replace('<CtrlSum>1180.01', '<CtrlSum>1180.02')
    .replace('<NbOfTxs>2', '<NbOfTxs>3')
  expect(readBack(Buffer.from(wrong)).miscounts).toEqual([
    { of: 'message', field: 'NbOfTxs', stated: '3', found: '2' },
    { of: 'message', field: 'CtrlSum', stated: '1180.02', found: '1180.01' },
  ])
})
