import type { Bilingual } from '../kernel/bilingual.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Id } from '../kernel/id.ts'
import { type Currency, formatMoney, money } from '../kernel/money.ts'

/** Who it is, as both the licence and the register have it. */
export interface NamedParty {
  readonly name: string
  /** The unified social credit code or LEI. */
  readonly code: string
}

/** What is assigned, as far as the register is told. */
export interface Property {
  readonly financing: Id<'fin'>
  readonly assignor: NamedParty
  readonly assignee: NamedParty
  readonly recourse: 'with' | 'without'
  readonly currency: Currency
  readonly parts: readonly PropertyPart[]
}

export interface PropertyPart {
  readonly debtor: NamedParty
  /** The number of the package, and the sub-range of it in the bill system's notation. */
  readonly package: string
  readonly subRange: string
  readonly amount: bigint
  readonly dueOn: BusinessDate
  /** The numbers of the invoices behind the whole package. */
  readonly invoices: readonly string[]
}

/** So many invoices of a part are named; the others are counted. */
const INVOICES_NAMED_MAX = 20

/**
 * Writes the description of the property (质押/转让财产描述) that the lender enters at the national
 * register: it identifies each part so that nobody can take it for another.
 */
export function describeProperty(property: Property): Bilingual {
  const { financing, assignor, assignee, recourse, currency, parts } = property
  const total = formatMoney(money(sumAmounts(parts), currency))
  const lines = parts.map((part, index) => describePart(part, index + 1, currency))
  const zh =
    `转让人${assignor.name}（${assignor.code}）将下列应收账款转让给受让人${assignee.name}` +
    `（${assignee.code}）办理${recourse === 'with' ? '有' : '无'}追索权保理融资，融资编号 ` +
    `${financing}，合计 ${total}，共 ${parts.length} 笔：`
  const en =
    `${assignor.name} (${assignor.code}) assigns to ${assignee.name} (${assignee.code}), ` +
    `${recourse} recourse, under the financing ${financing}, receivables of ${total} in ` +
    `${parts.length === 1 ? 'one part' : `${parts.length} parts`}:`
  return {
    zh: [zh, ...lines.map(line => line.zh)].join('\n'),
    en: [en, ...lines.map(line => line.en)].join('\n'),
  }
}

function describePart(part: PropertyPart, place: number, currency: Currency): Bilingual {
  const { debtor, subRange, dueOn, invoices } = part
  const amount = formatMoney(money(part.amount, currency))
  const whole = subRange === '0'
  const named = invoices.slice(0, INVOICES_NAMED_MAX)
  const more = invoices.length - named.length
  return {
    zh:
      `${place}. 债务人${debtor.name}（${debtor.code}），应收账款电子凭证 ${part.package}` +
      `${whole ? '全部' : `子票区间 ${subRange}`}，应付 ${amount}，${dueOn} 到期，对应发票 ` +
      `${named.join('、')}${more > 0 ? ` 等共 ${invoices.length} 张` : ''}。`,
    en:
      `${place}. Owed by ${debtor.name} (${debtor.code}) under the certificate ${part.package}, ` +
      `${whole ? 'all of it' : `sub-range ${subRange}`}: ${amount}, due on ${dueOn}, for the ` +
      `invoices ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  }
}

function sumAmounts(parts: readonly PropertyPart[]): bigint {
  return parts.reduce((sum, { amount }) => sum + amount, 0n)
}
