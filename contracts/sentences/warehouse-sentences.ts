import type { Shown } from '../command/shown.ts'
import { formatQuantity } from './format-shown.ts'
import type { Bilingual, Sentence } from './sentence.ts'

interface WireCommodity {
  readonly id: string
  readonly name: string
  readonly standard: string
  readonly unit: string
  readonly tolerancePpm: string
}

const UNITS: Readonly<Record<string, Bilingual>> = {
  GRAMS: { zh: '克', en: 'grams' },
  PIECES: { zh: '件', en: 'pieces' },
}

const listCommodity: Sentence<WireCommodity> = {
  describe: ({ id, name, standard, unit, tolerancePpm }) => {
    const counted = UNITS[unit] ?? { zh: unit, en: unit }
    return {
      zh:
        `登录货品 ${id}：${name}，标准 ${standard}，以${counted.zh}计量，` +
        `允差百万分之 ${tolerancePpm}。`,
      en:
        `List the commodity ${id}: ${name}, by the standard ${standard}, in ${counted.en}, ` +
        `with a tolerance of ${tolerancePpm} parts per million.`,
    }
  },
}

interface WireSite {
  readonly id: string
  readonly name: string
  readonly address: string
}

const openSite: Sentence<WireSite> = {
  describe: ({ id, name, address }) => ({
    zh: `登录仓库 ${id}：${name}，地址 ${address}。`,
    en: `Put the warehouse ${id} on file: ${name}, at ${address}.`,
  }),
}

interface WirePlace {
  readonly id: string
  readonly site: string
  readonly code: string
  readonly kind: string
  readonly unit: string
  readonly capacity: string
}

const openPlace: Sentence<WirePlace> = {
  describe: ({ id, site, code, kind, unit, capacity }, shown) => {
    const where = nameSite(site, shown)
    const most = formatQuantity(capacity, unit)
    const alone = kind === 'exclusive' ? ['独占', 'exclusive'] : ['混放', 'commingled']
    return {
      zh: `登录库位 ${id}：${where.zh}的 ${code}，${alone[0]}，容量 ${most.zh}。`,
      en:
        `Put the ${alone[1]} storage place ${id} on file: ${code} in ${where.en}, for at most ` +
        `${most.en}.`,
    }
  },
}

/** Names a site by its id, with its name where that was shown. */
function nameSite(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('site' in record)) return { zh: `仓库 ${id}`, en: `the warehouse ${id}` }
  return { zh: `${record.site}（${id}）`, en: `${record.site} (${id})` }
}

export const warehouseSentences = {
  'warehouse.list-commodity': listCommodity,
  'warehouse.open-site': openSite,
  'warehouse.open-place': openPlace,
}
