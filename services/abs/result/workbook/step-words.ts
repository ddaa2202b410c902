import type { Words } from '../../../../contracts/abs/deal/deal-text.ts'
import type { Verb } from '../../../../contracts/abs/deal/waterfall-step.ts'
import type { TriggerEvidence } from '../../../../contracts/abs/trigger/test-trigger.ts'
import type { PaymentKind } from '../../../../contracts/abs/waterfall/result.ts'

/** The verbs of steps, as texts. */
export const VERB_WORDS: Readonly<Record<Verb, Words>> = {
  pay: { zh: '支付', en: 'pay' },
  move: { zh: '划转', en: 'move' },
  draw: { zh: '支取', en: 'draw' },
  buy: { zh: '购买', en: 'buy' },
  sell: { zh: '出售', en: 'sell' },
  handOver: { zh: '原状分配', en: 'hand over' },
  writeOff: { zh: '核销', en: 'write off' },
  when: { zh: '条件', en: 'when' },
  test: { zh: '测试', en: 'test' },
}

export const KIND_WORDS: Readonly<Record<PaymentKind, Words>> = {
  fee: { zh: '费用', en: 'fee' },
  interest: { zh: '利息', en: 'interest' },
  principal: { zh: '本金', en: 'principal' },
  residual: { zh: '剩余收益', en: 'residual' },
  advance: { zh: '垫付', en: 'advance' },
  swap: { zh: '互换', en: 'swap' },
  transfer: { zh: '划转', en: 'transfer' },
  purchase: { zh: '购买', en: 'purchase' },
  sale: { zh: '出售', en: 'sale' },
  in_kind: { zh: '实物分配', en: 'in kind' },
  write_off: { zh: '核销', en: 'write-off' },
}

export const TESTED_WORDS: Readonly<Record<TriggerEvidence['tested'], Words>> = {
  before_collection: { zh: '归集前', en: 'before collection' },
  after_collection: { zh: '归集后', en: 'after collection' },
  after_distribution: { zh: '分配后', en: 'after distribution' },
  in_waterfall: { zh: '分配中', en: 'within the waterfall' },
}
