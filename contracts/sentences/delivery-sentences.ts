import type { Shown } from '../command/shown.ts'
import { describeInstrument, describeSpans, formatQuantity } from './format-shown.ts'
import type { Bilingual, Sentence, WireSpan } from './sentence.ts'

interface WireSurrender {
  readonly order: string
  readonly spans: readonly WireSpan[]
  readonly collector: string
  readonly until: string
}

const surrender: Sentence<WireSurrender> = {
  describe: ({ order, spans, collector, until }, shown) => {
    const what = describeSpans(spans, shown)
    return {
      zh: `交出${what.zh}以提货（提货单 ${order}），由 ${collector} 在 ${until} 前提取。`,
      en: `Surrender ${what.en} for delivery (order ${order}) to ${collector}, before ${until}.`,
    }
  },
}

interface WireDeliver {
  readonly order: string
  readonly spans: readonly WireSpan[]
  readonly weighings: readonly string[]
}

const deliver: Sentence<WireDeliver> = {
  describe: ({ order, spans, weighings }, shown) => {
    const named = nameOrder(order, shown)
    const what = describeSpans(spans, shown)
    return {
      zh: `按${named.zh}交付${what.zh}，出库称重 ${weighings.length} 次；提货人已收到。`,
      en:
        `Deliver ${what.en} under ${named.en}, by ${weighings.length} weighings at the gate; its ` +
        'holder has received them.',
    }
  },
}

const endDelivery: Sentence<Omit<WireDeliver, 'weighings'>> = {
  describe: ({ order, spans }, shown) => {
    const named = nameOrder(order, shown)
    const what = describeSpans(spans, shown)
    return {
      zh: `撤回${named.zh}，恢复${what.zh}。`,
      en: `Take ${named.en} back, so that ${what.en} is free again.`,
    }
  },
}

const cancelReceipt: Sentence<{ readonly receipt: string }> = {
  describe: ({ receipt }, shown) => {
    const what = describeInstrument(receipt, shown)
    return { zh: `注销${what.zh}。`, en: `Cancel ${what.en}.` }
  },
}

/** Names a delivery order by its id, with what it is for where that was shown. */
function nameOrder(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('deliveryOf' in record))
    return { zh: `提货单 ${id}`, en: `the delivery order ${id}` }
  const { deliveryOf, units, unit, holder, collector, until } = record
  const much = formatQuantity(units, unit)
  return {
    zh: `提货单 ${id}（${deliveryOf} ${much.zh}，${holder}，由 ${collector} 在 ${until} 前提取）`,
    en:
      `the delivery order ${id} (${much.en} of ${deliveryOf} for ${holder}, ${collector}, ` +
      `before ${until})`,
  }
}

export const deliverySentences = {
  'receipt.surrender': surrender,
  'receipt.deliver': deliver,
  'receipt.end-delivery': endDelivery,
  'receipt.cancel-receipt': cancelReceipt,
}
