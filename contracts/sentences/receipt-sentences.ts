import type { Shown } from '../command/shown.ts'
import { CURRENCY_DIGITS, type Currency } from '../kernel/money.ts'
import { formatAmount, formatParty, formatQuantity } from './format-shown.ts'
import type { Bilingual, Sentence } from './sentence.ts'

interface WireDeposit {
  readonly lot: string
  readonly keeper: string
  readonly commodity: string
  readonly quantity: string
  readonly packing: string
  readonly marks: string
  readonly ownership: { readonly kind: string; readonly issuer: string; readonly number: string }
  readonly authority: string
  readonly claims: string
}

const DOCUMENTS: Readonly<Record<string, Bilingual>> = {
  invoice: { zh: '发票', en: 'the invoice' },
  bill_of_lading: { zh: '提单', en: 'the bill of lading' },
  customs_declaration: { zh: '报关单', en: 'the customs declaration' },
  release_order: { zh: '出库单', en: 'the release order' },
  certificate: { zh: '产权证明', en: 'the certificate' },
}

const requestDeposit: Sentence<WireDeposit> = {
  describe: (body, shown) => {
    const { lot, packing, marks, ownership, authority, claims } = body
    const keeper = formatParty(body.keeper, shown)
    const goods = nameGoods(body.commodity, body.quantity, shown)
    const paper = DOCUMENTS[ownership.kind] ?? { zh: ownership.kind, en: ownership.kind }
    const by = `${ownership.issuer}, ${ownership.number}`
    return {
      zh:
        `向 ${keeper} 申请入库 ${goods.zh}（批次 ${lot}；包装 ${packing}；标记 ${marks}），` +
        `权属依据：${paper.zh}（${by}）；权利来源：${authority}；已知他人权利：${claims}。`,
      en:
        `Ask ${keeper} to take in ${goods.en} (lot ${lot}; packing: ${packing}; marks: ` +
        `${marks}), shown to be owned by ${paper.en} (${by}). By what right: ${authority}. ` +
        `Claims of others that are known: ${claims}.`,
    }
  },
}

const withdrawDeposit: Sentence<OnLot> = {
  describe: ({ lot }, shown) => {
    const named = nameLot(lot, shown)
    return { zh: `撤回${named.zh}的入库。`, en: `Call ${named.en} off.` }
  },
}

interface OnLot {
  readonly lot: string
}

interface WireMeasure extends OnLot {
  readonly purpose: string
  readonly unit: string
  readonly gross: string
  readonly tare: string
  readonly device: string
  readonly calibration: string
  readonly takenAt: string
}

const PURPOSES: Readonly<Record<string, Bilingual>> = {
  inbound: { zh: '入库', en: 'coming in' },
  stock: { zh: '在库', en: 'in store' },
  outbound: { zh: '出库', en: 'going out' },
}

const measure: Sentence<WireMeasure> = {
  describe: ({ lot, purpose, unit, gross, tare, device, calibration, takenAt }, shown) => {
    const named = nameLot(lot, shown)
    const what = PURPOSES[purpose] ?? { zh: purpose, en: purpose }
    const all = formatQuantity(gross, unit)
    const off = formatQuantity(tare, unit)
    return {
      zh:
        `记录${named.zh}的${what.zh}计量：毛 ${all.zh}，皮 ${off.zh}，设备 ${device}` +
        `（检定 ${calibration}），${takenAt}。`,
      en:
        `Record what was measured of ${named.en}, ${what.en}: gross ${all.en}, tare ${off.en}, ` +
        `by ${device} (calibration ${calibration}) at ${takenAt}.`,
    }
  },
}

interface WireReceive extends OnLot {
  readonly place: string
  readonly inspector: string
  readonly weighings: readonly string[]
  readonly accepted: string
  readonly grade: string
  readonly certificate: string
  readonly goodUntil: string | null
}

const receive: Sentence<WireReceive> = {
  describe: ({ lot, place, inspector, weighings, ...taken }, shown) => {
    const { accepted, grade, certificate, goodUntil } = taken
    const named = nameLot(lot, shown)
    const much = formatQuantity(accepted, unitOfLot(lot, shown))
    const where = namePlace(place, shown)
    const who = formatParty(inspector, shown)
    const life = goodUntil
      ? { zh: `，保质期至 ${goodUntil} 前`, en: `, good until ${goodUntil}` }
      : { zh: '', en: '' }
    return {
      zh:
        `验收${named.zh}：${much.zh}，品级 ${grade}（检验证书 ${certificate}，${who}），` +
        `称重 ${weighings.length} 次${life.zh}，存放于${where.zh}。`,
      en:
        `Receive ${named.en}: ${much.en} of grade ${grade} (certificate ${certificate} of ` +
        `${who}), by ${weighings.length} weighings${life.en}, stored in ${where.en}.`,
    }
  },
}

interface WireIssue extends OnLot {
  readonly receipt: string
  readonly quantity: string
  readonly storedUntil: string
  readonly fee: string
  readonly insurance: WireInsurance | null
}

export interface WireInsurance {
  readonly insurer: string
  readonly policy: string
  readonly sum: string
  readonly currency: Currency
  readonly until: string
}

const issue: Sentence<WireIssue> = {
  describe: ({ receipt, lot, quantity, storedUntil, fee, insurance }, shown) => {
    const named = nameLot(lot, shown)
    const much = formatQuantity(quantity, unitOfLot(lot, shown))
    const insured = describeInsurance(insurance)
    return {
      zh:
        `就${named.zh}开立仓单 ${receipt}：${much.zh}，仓储期至 ${storedUntil} 前，` +
        `仓储费 ${fee}，${insured.zh}。`,
      en:
        `Issue the receipt ${receipt} over ${much.en} of ${named.en}, stored until ` +
        `${storedUntil}, fee: ${fee}, ${insured.en}.`,
    }
  },
}

export function describeInsurance(insurance: WireInsurance | null): Bilingual {
  if (insurance === null) return { zh: '未投保', en: 'not insured' }
  const { insurer, policy, sum, currency, until } = insurance
  const most = formatAmount(sum, { currency, decimals: CURRENCY_DIGITS[currency] ?? 0 })
  return {
    zh: `由 ${insurer} 承保 ${most}（保单 ${policy}，${until} 前）`,
    en: `insured by ${insurer} for ${most} (policy ${policy}, until ${until})`,
  }
}

/** Names a lot by its id, with the goods and the parties where they were shown. */
function nameLot(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('lotOf' in record)) return { zh: `批次 ${id}`, en: `the lot ${id}` }
  const { lotOf, unit, accepted, declared, keeper, depositor } = record
  const much = formatQuantity(accepted ?? declared, unit)
  return {
    zh: `批次 ${id}（${lotOf}，${much.zh}，存货人 ${depositor}，保管人 ${keeper}）`,
    en: `the lot ${id} (${much.en} of ${lotOf}, depositor ${depositor}, keeper ${keeper})`,
  }
}

function unitOfLot(id: string, shown: Shown): string {
  const record = shown[id]
  return record && 'lotOf' in record ? record.unit : 'GRAMS'
}

function namePlace(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('inSite' in record)) return { zh: `库位 ${id}`, en: `the place ${id}` }
  const { place, inSite } = record
  return { zh: `${inSite}的库位 ${place}`, en: `the place ${place} of ${inSite}` }
}

function nameGoods(id: string, quantity: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('commodity' in record))
    return { zh: `货品 ${id} 的 ${quantity} 个最小单位`, en: `${quantity} smallest units of ${id}` }
  const much = formatQuantity(quantity, record.unit)
  return {
    zh: `${record.commodity}（${record.standard}）${much.zh}`,
    en: `${much.en} of ${record.commodity} (${record.standard})`,
  }
}

export const receiptSentences = {
  'receipt.request-deposit': requestDeposit,
  'receipt.withdraw-deposit': withdrawDeposit,
  'receipt.measure': measure,
  'receipt.receive': receive,
  'receipt.issue': issue,
}
