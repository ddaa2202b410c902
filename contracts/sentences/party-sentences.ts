import type { Shown } from '../command/shown.ts'
import { formatAmount, formatParty, formatRoles, YUAN } from './format-shown.ts'
import type { Bilingual, Sentence } from './sentence.ts'

interface WireUser {
  readonly user: string
  readonly duty: string
  readonly representative: boolean
  readonly keys: readonly { readonly key: string; readonly machine: boolean }[]
}

interface Enrol {
  readonly code: string
  readonly name: string
  readonly roles: readonly string[]
  readonly size: string
  readonly users: readonly WireUser[]
}

const enrol: Sentence<Enrol> = {
  describe: ({ code, name, roles, size, users }) => {
    const list = users.map(({ user, duty, representative, keys }) => {
      const machines = keys.filter(key => key.machine).length
      const held = `${keys.length}${machines > 0 ? ` (${machines} of machines)` : ''}`
      return `${user}: ${duty}${representative ? ', representative' : ''}, keys ${held}`
    })
    const words = `${formatRoles(roles)}; ${size}; ${list.join('; ')}`
    return {
      zh: `登记主体 ${name}（${code}）。角色、规模与用户：${words}。`,
      en: `Enrol ${name} (${code}). Roles, size and users: ${words}.`,
    }
  },
}

function onParty(zh: string, en: string): Sentence<{ party: string; reason: string }> {
  return {
    describe: ({ party, reason }, shown) => {
      const whom = formatParty(party, shown)
      return { zh: `${zh} ${whom}。理由：${reason}`, en: `${en} ${whom}. Reason: ${reason}` }
    },
  }
}

interface EnrolKey {
  readonly key: string
  readonly user: string
  readonly custody: boolean
  readonly machine: boolean
}

function describeKey({ custody, machine }: EnrolKey): Bilingual {
  if (custody) return { zh: '（由平台保管）', en: ', kept by the platform' }
  if (machine) return { zh: '（系统密钥，无人阅读即签）', en: ', of a machine: it signs unread' }
  return { zh: '', en: '' }
}

const enrolKey: Sentence<EnrolKey> = {
  describe: (body, shown) => {
    const how = describeKey(body)
    const whose = describeUser(body.user, shown)
    return {
      zh: `为${whose.zh}登记密钥 ${body.key}${how.zh}。`,
      en: `Enrol the key ${body.key} of ${whose.en}${how.en}.`,
    }
  },
}

function describeUser(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('representative' in record)) return { zh: `用户 ${id} `, en: id }
  return { zh: `用户 ${id}（${record.duty}）`, en: `${id} (${record.duty})` }
}

const recoverKey: Sentence<EnrolKey & { party: string }> = {
  describe: (body, shown) => {
    const whose = describeUser(body.user, shown)
    const party = formatParty(body.party, shown)
    return {
      zh: `恢复 ${party} ${whose.zh}的密钥：吊销其全部旧密钥，登记 ${body.key}。`,
      en: `Recover the key of ${whose.en} of ${party}: revoke all its keys and enrol ${body.key}.`,
    }
  },
}

interface Policy {
  readonly singleLimit: string
  readonly representativeLimit: string
  readonly dailyLimit?: string
}

const setPolicy: Sentence<Policy> = {
  describe: ({ singleLimit, representativeLimit, dailyLimit = singleLimit }) => {
    const [single, representative, daily] = [singleLimit, representativeLimit, dailyLimit].map(
      limit => formatAmount(limit, YUAN),
    )
    return {
      zh: `签名规则：单人 ${single} 以内（每日合计 ${daily}）；法定代表人复核 ${representative} 以内。`,
      en:
        `Policy: one signature up to ${single} (${daily} a day in all); ` +
        `the representative checks up to ${representative}.`,
    }
  },
}

interface Mandate {
  readonly key: string
  readonly act: string
  readonly limit: string
  readonly until: string
}

const giveMandate: Sentence<Mandate> = {
  describe: ({ key, act, limit, until }) => {
    const most = formatAmount(limit, YUAN)
    return {
      zh: `授权密钥 ${key} 在 ${until} 前单独签署 ${act}，每笔不超过 ${most}。`,
      en: `Let the key ${key} sign ${act} alone up to ${most}, until ${until}.`,
    }
  },
}

const withdrawMandate: Sentence<{ id: string }> = {
  describe: ({ id }, shown) => {
    const record = shown[id]
    if (!record || !('act' in record))
      return { zh: `撤回授权 ${id}。`, en: `Withdraw the mandate ${id}.` }
    const { key, act, until } = record
    const most = formatAmount(record.limit, YUAN)
    return {
      zh: `撤回授权 ${id}：密钥 ${key} 签署 ${act}，不超过 ${most}，${until} 前。`,
      en: `Withdraw the mandate ${id}: the key ${key}, ${act} up to ${most}, until ${until}.`,
    }
  },
}

const markDebtor: Sentence<{ debtor: string; kind: string; since: string }> = {
  describe: ({ debtor, kind, since }, shown) => {
    const whom = formatParty(debtor, shown)
    return {
      zh: `自 ${since} 起标记债务人 ${whom}：${kind}。`,
      en: `Mark the debtor ${whom} from ${since}: ${kind}.`,
    }
  },
}

const endDebtorMark: Sentence<{ id: string; until: string }> = {
  describe: ({ id, until }, shown) => {
    const record = shown[id]
    const what = record && 'since' in record ? ` (${record.debtor}, ${record.kind})` : ''
    return {
      zh: `标记 ${id}${what} 至 ${until} 终止。`,
      en: `End the mark ${id}${what} on ${until}.`,
    }
  },
}

export const partySentences = {
  'party.enrol': enrol,
  'party.suspend': onParty('暂停', 'Suspend'),
  'party.reinstate': onParty('恢复', 'Reinstate'),
  'party.mark-debtor': markDebtor,
  'party.end-debtor-mark': endDebtorMark,
  'party.add-user': {
    describe: ({ user, duty }) => ({
      zh: `登记用户 ${user}，职责 ${duty}。`,
      en: `Add the user ${user} with the duty ${duty}.`,
    }),
  } satisfies Sentence<{ user: string; duty: string }>,
  'party.end-user': {
    describe: ({ user }, shown) => {
      const whose = describeUser(user, shown)
      return { zh: `停用${whose.zh}。`, en: `End the user ${whose.en}.` }
    },
  } satisfies Sentence<{ user: string }>,
  'party.enrol-key': enrolKey,
  'party.recover-key': recoverKey,
  'party.revoke-key': {
    describe: ({ key }, shown) => {
      const record = shown[key]
      const of = record && 'machine' in record ? ` (${record.user}, ${record.duty})` : ''
      return { zh: `吊销密钥 ${key}${of}。`, en: `Revoke the key ${key}${of}.` }
    },
  } satisfies Sentence<{ key: string }>,
  'party.set-policy': setPolicy,
  'party.give-mandate': giveMandate,
  'party.withdraw-mandate': withdrawMandate,
}
