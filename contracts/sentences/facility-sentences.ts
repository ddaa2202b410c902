import type { Shown } from '../command/shown.ts'
import { CURRENCY_DIGITS, type Currency } from '../kernel/money.ts'
import { formatAmount, formatParty, formatShownAmount } from './format-shown.ts'
import type { Bilingual, Sentence } from './sentence.ts'

const KIND_WORDS: Readonly<Record<string, Bilingual>> = {
  debtor: { zh: '债务人额度', en: 'debtor limit' },
  supplier: { zh: '供应商额度', en: 'supplier limit' },
  platform: { zh: '平台总额度', en: 'platform limit' },
  group: { zh: '集团额度', en: 'group limit' },
}

interface WireGrant {
  readonly id: string
  readonly scope: string
  readonly subject: string | null
  readonly within: string | null
  readonly currency: Currency
  readonly limit: string
  readonly beginsOn: string
  readonly until: string
}

const grant: Sentence<WireGrant> = {
  describe: ({ id, scope, subject, within, currency, limit, beginsOn, until }, shown) => {
    const kind = KIND_WORDS[scope] ?? { zh: scope, en: scope }
    const most = formatAmount(limit, { currency, decimals: CURRENCY_DIGITS[currency] ?? 0 })
    const whom = subject === null ? null : formatParty(subject, shown)
    const [onZh, onEn] = whom === null ? ['', ''] : [`对象 ${whom}，`, ` on ${whom}`]
    const group = within === null ? null : nameFacility(within, shown)
    const [quotaZh, quotaEn] =
      group === null ? ['', ''] : [`；为${group.zh}项下分额度`, `, as a quota within ${group.en}`]
    return {
      zh: `授予${kind.zh} ${id}：${onZh}${most}，${beginsOn} 起、${until} 前有效${quotaZh}。`,
      en:
        `Grant the ${kind.en} ${id}${onEn} of ${most}, from ${beginsOn} until ` +
        `${until}${quotaEn}.`,
    }
  },
}

const change: Sentence<OnFacility & { limit: string; until: string }> = {
  describe: ({ facility, limit, until }, shown) => {
    const named = nameFacility(facility, shown)
    const most = formatShownAmount(limit, shown[facility])
    return {
      zh: `变更${named.zh}：额度 ${most.zh}，${until} 前有效。`,
      en: `Change ${named.en} to ${most.en}, until ${until}.`,
    }
  },
}

const cap: Sentence<OnFacility & { share: string; atLeast: string }> = {
  describe: ({ facility, share, atLeast }, shown) => {
    const named = nameFacility(facility, shown)
    const least = formatShownAmount(atLeast, shown[facility])
    return {
      zh: `为${named.zh}设集中度上限：业务余额的 ${share}，余额至少按 ${least.zh} 计。`,
      en: `Cap ${named.en} at ${share} of the book, which counts as ${least.en} at least.`,
    }
  },
}

const guarantee: Sentence<OnFacility & { amount: string; until: string; undertaking: string }> = {
  describe: ({ facility, amount, until, undertaking }, shown) => {
    const named = nameFacility(facility, shown)
    const most = formatShownAmount(amount, shown[facility])
    return {
      zh: `为${named.zh}担保，至多 ${most.zh}，${until} 前有效：“${undertaking}”`,
      en: `Answer for ${named.en} up to ${most.en}, until ${until}: “${undertaking}”`,
    }
  },
}

interface OnFacility {
  readonly facility: string
}

/** A sentence that names a facility between words that stand before it. */
function onFacility(zh: string, en: string): Sentence<OnFacility> {
  return {
    describe: ({ facility }, shown) => {
      const named = nameFacility(facility, shown)
      return { zh: `${zh}${named.zh}。`, en: `${en} ${named.en}.` }
    },
  }
}

/** Names a facility by its id, with what it is where that was shown. */
export function nameFacility(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('lender' in record)) return { zh: `授信额度 ${id}`, en: `the facility ${id}` }
  const kind = KIND_WORDS[record.kind] ?? { zh: record.kind, en: record.kind }
  const { subject, lender } = record
  const limit = formatAmount(record.limit, record)
  return {
    zh: `${kind.zh} ${id}（${lender}${subject === null ? '' : ` 对 ${subject}`}，${limit}）`,
    en: `the ${kind.en} ${id} (${lender}${subject === null ? '' : ` on ${subject}`}, ${limit})`,
  }
}

export const facilitySentences = {
  'facility.grant': grant,
  'facility.change': change,
  'facility.cap': cap,
  'facility.pause': onFacility('暂停', 'Pause'),
  'facility.resume': onFacility('恢复', 'Resume'),
  'facility.end': onFacility('终止', 'End'),
  'facility.guarantee': guarantee,
}
