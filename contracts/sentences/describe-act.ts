import type { ActRequest, CommandPayload } from '../command/command.ts'
import type { Shown } from '../command/shown.ts'
import { buyBackSentences } from './buy-back-sentences.ts'
import { deliverySentences } from './delivery-sentences.ts'
import { facilitySentences } from './facility-sentences.ts'
import { financingSentences } from './financing-sentences.ts'
import { describeInstrument, describeInvoice } from './format-shown.ts'
import { instructionSentences, nameInstruction } from './instruction-sentences.ts'
import { matchSentences } from './match-sentences.ts'
import { partySentences } from './party-sentences.ts'
import { paymentSentences } from './payment-sentences.ts'
import { pricingSentences } from './pricing-sentences.ts'
import { receiptSentences } from './receipt-sentences.ts'
import { receivableSentences } from './receivable-sentences.ts'
import { registrationSentences } from './registration-sentences.ts'
import type { Bilingual, Sentence } from './sentence.ts'
import { settlementSentences } from './settlement-sentences.ts'
import { storageSentences } from './storage-sentences.ts'
import { titleSentences } from './title-sentences.ts'
import { warehouseSentences } from './warehouse-sentences.ts'

const otherSentences = {
  'calendar.roll': {
    describe: ({ to }) => ({
      zh: `将营业日期推进至 ${to}（日终）。`,
      en: `Roll the business date to ${to} (end of day).`,
    }),
  } satisfies Sentence<{ to: string }>,
  'calendar.roll-as-instructed': {
    describe: ({ to, instruction }, shown) => {
      const under = nameInstruction(instruction, shown)
      return {
        zh: `依${under.zh}，将营业日期推进至 ${to}（日终）。`,
        en: `Roll the business date to ${to} (end of day), under ${under.en}.`,
      }
    },
  } satisfies Sentence<{ to: string; instruction: string }>,
  'calendar.publish': {
    describe: ({ edition }) => ({
      zh: `发布日历 ${edition}。`,
      en: `Publish the calendar ${edition}.`,
    }),
  } satisfies Sentence<{ edition: string }>,
  'trade.tell-apart': {
    describe: ({ invoice, alike }, shown) => {
      const [one, other] = [describeInvoice(invoice, shown), describeInvoice(alike, shown)]
      return {
        zh: `认定以下号码相近的发票为两张不同的发票：${one}；${other}。`,
        en: `State that these invoices, whose numbers are alike, are two: ${one}; ${other}.`,
      }
    },
  } satisfies Sentence<{ invoice: string; alike: string }>,
  'regulator.look-through': {
    describe: ({ instrument, purpose }, shown) => {
      const what = describeInstrument(instrument, shown)
      return {
        zh: `穿透查看 ${what.zh}。事由：${purpose}`,
        en: `Look through ${what.en}. Purpose: ${purpose}`,
      }
    },
  } satisfies Sentence<{ instrument: string; purpose: string }>,
}

/** The sentence of every act of the ledger, by its name. */
export const SENTENCES: Readonly<Record<string, Sentence<unknown>>> = {
  ...receivableSentences,
  ...titleSentences,
  ...partySentences,
  ...instructionSentences,
  ...facilitySentences,
  ...financingSentences,
  ...pricingSentences,
  ...paymentSentences,
  ...buyBackSentences,
  ...matchSentences,
  ...settlementSentences,
  ...warehouseSentences,
  ...receiptSentences,
  ...registrationSentences,
  ...deliverySentences,
  ...storageSentences,
  ...otherSentences,
}

/**
 * Says an act in words, in Chinese and English, from its body and what was shown, both as they
 * stand in the signed payload. An act that has no sentence, or whose body is not of its form, is
 * said by its name.
 */
export function describeAct({ act, body }: ActRequest, shown: Shown): Bilingual {
  const sentence = findSentence(act)
  const named = { zh: `${act}。`, en: `${act}.` }
  if (!sentence || typeof body !== 'object' || body === null) return named
  try {
    return sentence.describe(body, shown)
  } catch {
    return named
  }
}

/** Says a command of one act in words, from its payload alone. */
export function describeCommand({
  act,
  body,
  shown,
}: Pick<CommandPayload, 'act' | 'body' | 'shown'>): Bilingual {
  return describeAct({ act, body }, (shown?.[0] ?? {}) as Shown)
}

function findSentence(act: string): Sentence<unknown> | undefined {
  return Object.hasOwn(SENTENCES, act) ? SENTENCES[act] : undefined
}
