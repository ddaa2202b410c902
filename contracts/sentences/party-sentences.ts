import type { Shown } from '../command/shown.ts'
import { MARK_WORDS } from '../debtor/mark-words.ts'
import { DUTY_WORDS } from '../party/party-words.ts'
import {
  describeCall,
  describeKey,
  enrol,
  findWord,
  NOT_DRAWN_UP,
  type WireKey,
} from './enrol-sentence.ts'
import { formatLimit, formatParty } from './format-shown.ts'
import type { Bilingual, Sentence } from './sentence.ts'

/** An act on a party with what it does to it, and its reason. */
function onParty(verb: Bilingual, does: Bilingual): Sentence<{ party: string; reason: string }> {
  return {
    describe: ({ party, reason }, shown) => {
      const whom = formatParty(party, shown)
      return {
        zh: `${verb.zh} ${whom}：${does.zh}。理由：${reason}`,
        en: `${verb.en} ${whom}: ${does.en}. Reason: ${reason}`,
      }
    },
  }
}

const suspend = onParty(
  { zh: '暂停', en: 'Suspend' },
  {
    zh: '其指令一律不予受理，亦不得再向其转让，直至恢复',
    en: 'none of its commands is accepted and nothing is passed to it until it is reinstated',
  },
)

const reinstate = onParty(
  { zh: '恢复', en: 'Reinstate' },
  { zh: '其可重新办理业务', en: 'it may act again' },
)

type EnrolKey = WireKey & { readonly user: string }

const enrolKey: Sentence<EnrolKey> = {
  describe: (body, shown) => {
    const key = describeKey(body)
    const whose = describeUser(body.user, shown)
    return { zh: `为${whose.zh}登记${key.zh}。`, en: `Enrol ${key.en} of ${whose.en}.` }
  },
}

function describeUser(id: string, shown: Shown): Bilingual {
  const record = shown[id]
  if (!record || !('representative' in record)) return { zh: `用户 ${id} `, en: id }
  const { zh, en } = findWord(DUTY_WORDS, record.duty)
  return { zh: `用户 ${id}（${zh}）`, en: `${id} (${en})` }
}

interface RecoverKey extends EnrolKey {
  readonly party: string
  /** Null: no officer has drawn the act up yet. */
  readonly evidence: {
    readonly licence: string | null
    readonly letter: string | null
    readonly callBack: { readonly on: string; readonly note: string } | null
  } | null
}

const recoverKey: Sentence<RecoverKey> = {
  describe: (body, shown) => {
    const whose = describeUser(body.user, shown)
    const party = formatParty(body.party, shown)
    const key = describeKey(body)
    const seen = describeSeen(body.evidence)
    return {
      zh:
        `恢复 ${party} ${whose.zh}的密钥：吊销其全部旧密钥，登记${key.zh}。` +
        `已核验：${seen.zh}。`,
      en:
        `Recover the key of ${whose.en} of ${party}: revoke all its keys and enrol ${key.en}. ` +
        `Seen: ${seen.en}.`,
    }
  },
}

function describeSeen(evidence: RecoverKey['evidence']): Bilingual {
  if (evidence === null) return NOT_DRAWN_UP
  const { licence, letter, callBack } = evidence
  const call = describeCall(callBack)
  return {
    zh: `营业执照 ${licence ?? '无'}，申请函 ${letter ?? '无'}，${call.zh}`,
    en: `licence ${licence ?? 'none'}, letter ${letter ?? 'none'}, ${call.en}`,
  }
}

interface AddUser {
  readonly user: string
  readonly person: string
  readonly identity: string
  readonly duty: string
}

const addUser: Sentence<AddUser> = {
  describe: ({ user, person, identity, duty }) => {
    const { zh, en } = findWord(DUTY_WORDS, duty)
    return {
      zh: `登记用户 ${user}，职责${zh}（自然人 ${person}，身份摘要 ${identity}）。`,
      en: `Add the user ${user} as ${en} (person ${person}, identity ${identity}).`,
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
    const [single, daily] = [formatLimit(singleLimit), formatLimit(dailyLimit)]
    const checked = formatLimit(representativeLimit)
    return {
      zh:
        `签名规则，不论币种：单人每笔至多 ${single.zh}，每日合计至多 ${daily.zh}；` +
        `法定代表人复核至多 ${checked.zh}。`,
      en:
        `Policy, whatever the currency: one signature up to ${single.en}, in all ${daily.en} a ` +
        `day; the representative checks up to ${checked.en}.`,
    }
  },
}

interface Mandate {
  readonly id: string
  readonly key: string
  readonly act: string
  readonly limit: string
  readonly until: string
}

const giveMandate: Sentence<Mandate> = {
  describe: ({ id, key, act, limit, until }) => {
    const most = formatLimit(limit)
    return {
      zh: `授权密钥 ${key} 在 ${until} 前单独签署 ${act}，每笔不超过 ${most.zh}（授权 ${id}）。`,
      en: `Let the key ${key} sign ${act} alone up to ${most.en}, until ${until} (mandate ${id}).`,
    }
  },
}

const withdrawMandate: Sentence<{ id: string }> = {
  describe: ({ id }, shown) => {
    const record = shown[id]
    if (!record || !('act' in record))
      return { zh: `撤回授权 ${id}。`, en: `Withdraw the mandate ${id}.` }
    const { key, act, until } = record
    const most = formatLimit(record.limit)
    return {
      zh: `撤回授权 ${id}：密钥 ${key} 签署 ${act}，不超过 ${most.zh}，${until} 前。`,
      en: `Withdraw the mandate ${id}: the key ${key}, ${act} up to ${most.en}, until ${until}.`,
    }
  },
}

const markDebtor: Sentence<{ id: string; debtor: string; kind: string; since: string }> = {
  describe: ({ id, debtor, kind, since }, shown) => {
    const whom = formatParty(debtor, shown)
    const what = findWord(MARK_WORDS, kind)
    return {
      zh: `自 ${since} 起标记债务人 ${whom}：${what.zh}。标记期间不得为其开立新的应收账款（标记 ${id}）。`,
      en:
        `Mark the debtor ${whom} from ${since}: ${what.en}. While the mark ${id} stands, no new ` +
        'receivable of it is issued.',
    }
  },
}

const endDebtorMark: Sentence<{ id: string; until: string }> = {
  describe: ({ id, until }, shown) => {
    const record = shown[id]
    if (!record || !('since' in record))
      return { zh: `标记 ${id} 至 ${until} 终止。`, en: `End the mark ${id} on ${until}.` }
    const { debtor, kind, since } = record
    const what = findWord(MARK_WORDS, kind)
    return {
      zh: `标记 ${id}（${debtor}，${what.zh}，自 ${since} 起）至 ${until} 终止。`,
      en: `End the mark ${id} (${debtor}, ${what.en}, from ${since}) on ${until}.`,
    }
  },
}

export const partySentences = {
  'party.enrol': enrol,
  'party.suspend': suspend,
  'party.reinstate': reinstate,
  'party.mark-debtor': markDebtor,
  'party.end-debtor-mark': endDebtorMark,
  'party.add-user': addUser,
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
      if (!record || !('machine' in record))
        return { zh: `吊销密钥 ${key}。`, en: `Revoke the key ${key}.` }
      const duty = findWord(DUTY_WORDS, record.duty)
      return {
        zh: `吊销密钥 ${key}（${record.user}，${duty.zh}）。`,
        en: `Revoke the key ${key} (${record.user}, ${duty.en}).`,
      }
    },
  } satisfies Sentence<{ key: string }>,
  'party.set-policy': setPolicy,
  'party.give-mandate': giveMandate,
  'party.withdraw-mandate': withdrawMandate,
}
