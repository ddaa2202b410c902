import { DUTY_WORDS, ROLE_WORDS, SIZE_WORDS } from '../party/party-words.ts'
import type { Bilingual, Sentence } from './sentence.ts'

/** A key as bodies of acts have it. */
export interface WireKey {
  readonly key: string
  readonly alg: string
  readonly publicKey: string
  readonly custody: boolean
  readonly machine: boolean
}

interface WireUser {
  readonly user: string
  readonly person: string
  readonly identity: string
  readonly duty: string
  readonly representative: boolean
  readonly keys: readonly WireKey[]
}

interface WireCall {
  readonly on: string
  readonly note: string
}

interface Enrol {
  readonly party: string
  readonly code: string
  readonly codeKind: string
  readonly name: string
  readonly roles: readonly string[]
  readonly size: string
  /** Null: no officer has drawn the act up yet. */
  readonly evidence: {
    readonly licence: string | null
    readonly authorisation: string | null
    readonly microDepositOn: string | null
    readonly callBack: WireCall | null
  } | null
  readonly users: readonly WireUser[]
}

/** Says all that an enrolment gives: the roles and what each may, who acts, and with what keys. */
export const enrol: Sentence<Enrol> = {
  describe: ({ party, code, codeKind, name, roles, size, evidence, users }) => {
    const kind = CODE_KINDS[codeKind] ?? { zh: codeKind, en: codeKind }
    const firm = findWord(SIZE_WORDS, size)
    const given = roles.map(describeRole)
    const people = users.map(describeUser)
    const seen = describeEvidence(evidence)
    return {
      zh:
        `登记主体 ${name}（${kind.zh} ${code}，编号 ${party}，${firm.zh}）。` +
        `角色：${given.map(r => r.zh).join('；')}。已核验：${seen.zh}。` +
        `用户：${people.map(p => p.zh).join('；')}。`,
      en:
        `Enrol ${name} (${kind.en} ${code}, id ${party}, ${firm.en}). ` +
        `Its roles: ${given.map(r => r.en).join('; ')}. Seen: ${seen.en}. ` +
        `Who acts for it: ${people.map(p => p.en).join('; ')}.`,
    }
  },
}

const CODE_KINDS: Readonly<Record<string, Bilingual>> = {
  uscc: { zh: '统一社会信用代码', en: 'unified social credit code' },
  lei: { zh: 'LEI', en: 'LEI' },
}

function describeRole(role: string): Bilingual {
  const { zh, en, may } = { may: null, ...findWord(ROLE_WORDS, role) }
  return may ? { zh: `${zh}（${may.zh}）`, en: `${en} (${may.en})` } : { zh, en }
}

function describeUser({ user, person, identity, duty, representative, keys }: WireUser): Bilingual {
  const word = findWord(DUTY_WORDS, duty)
  const held = keys.map(describeKey)
  return {
    zh:
      `${user} 任${word.zh}${representative ? '、法定代表人' : ''}` +
      `（自然人 ${person}，身份摘要 ${identity}），${held.map(k => k.zh).join('、') || '无密钥'}`,
    en:
      `${user} as ${word.en}${representative ? ' and legal representative' : ''} ` +
      `(person ${person}, identity ${identity}) with ${held.map(k => k.en).join(', ') || 'no key'}`,
  }
}

/** Names a key with its public half, and says so where nobody reads what it signs. */
export function describeKey({ key, alg, publicKey, custody, machine }: WireKey): Bilingual {
  const how = describeKeeping({ custody, machine })
  return {
    zh: `密钥 ${key}（${alg} ${publicKey}${how.zh}）`,
    en: `the key ${key} (${alg} ${publicKey}${how.en})`,
  }
}

function describeKeeping({ custody, machine }: Pick<WireKey, 'custody' | 'machine'>): Bilingual {
  if (custody) return { zh: '，由平台保管', en: ', kept by the platform' }
  if (machine) return { zh: '，系统密钥，无人阅读即签', en: ', of a machine: it signs unread' }
  return { zh: '', en: '' }
}

function describeEvidence(evidence: Enrol['evidence']): Bilingual {
  if (evidence === null) return NOT_DRAWN_UP
  const { licence, authorisation, microDepositOn, callBack } = evidence
  const call = describeCall(callBack)
  return {
    zh:
      `营业执照 ${licence ?? '无'}，授权书 ${authorisation ?? '无'}，` +
      `小额打款 ${microDepositOn ?? '未验证'}，${call.zh}`,
    en:
      `licence ${licence ?? 'none'}, authorisation ${authorisation ?? 'none'}, ` +
      `small payment confirmed ${microDepositOn ?? 'never'}, ${call.en}`,
  }
}

/** What officers have seen stands in the act; of an application there is none yet. */
export const NOT_DRAWN_UP: Bilingual = {
  zh: '尚未记载（运营人员还没有拟出文稿）',
  en: 'not told yet, as no officer has drawn the act up',
}

export function describeCall(call: WireCall | null): Bilingual {
  if (call === null) return { zh: '未回访', en: 'not called back' }
  const { on, note } = call
  return { zh: `${on} 回访（记录 ${note}）`, en: `called back on ${on} (note ${note})` }
}

/** Says a code word in both languages; one that has no words is said as it is. */
export function findWord<Word extends Bilingual>(
  words: Readonly<Record<string, Word>>,
  code: string,
): Word | Bilingual {
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? { zh: code, en: code }
}
