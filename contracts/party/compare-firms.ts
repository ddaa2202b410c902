import type { Bilingual } from '../kernel/bilingual.ts'
import type { Duty, PartyRole, SizeClass } from './party.ts'
import { DUTY_WORDS, ROLE_WORDS, SIZE_WORDS } from './party-words.ts'

/**
 * A firm as officers look at it: as it applied, as it applied before, or as it is enrolled. What
 * one of the three does not say is null.
 */
export interface Firm {
  readonly name: string | null
  readonly code: string
  readonly roles: readonly PartyRole[] | null
  readonly size: SizeClass | null
  /** Digests of its papers, by what they are. */
  readonly papers: Readonly<Record<string, string>> | null
  readonly people: readonly FirmPerson[]
}

/** Somebody who acts for a firm, known by its id, its identity or a key of its own. */
export interface FirmPerson {
  readonly user: string | null
  readonly identity: string | null
  readonly duty: Duty | null
  readonly representative: boolean
  readonly keys: readonly { readonly alg: string; readonly publicKey: string }[]
}

/** One thing said of a firm, side by side; null: there is nothing of it on that side. */
export interface FirmFact {
  readonly what: Bilingual
  readonly now: Bilingual | null
  readonly earlier: Bilingual | null
  readonly enrolled: Bilingual | null
}

interface Sides {
  readonly now: Firm
  /** What the same firm applied for before; null: it never did. */
  readonly earlier: Firm | null
  /** The party of its code; null: there is none. */
  readonly enrolled: Firm | null
}

/** Lists all that an application says, in words, beside what was said or is known already. */
export function compareFirms(sides: Sides): readonly FirmFact[] {
  const facts = [
    compareFact(sides, { zh: '名称', en: 'name' }, ({ name }) => said(name)),
    compareFact(sides, { zh: '代码', en: 'code' }, ({ code }) => said(code)),
    compareFact(sides, { zh: '规模', en: 'size' }, ({ size }) => size && SIZE_WORDS[size]),
    compareFact(sides, { zh: '角色', en: 'roles' }, ({ roles }) => roles && describeRoles(roles)),
    ...listPapers(sides),
    ...listPeople(sides),
  ]
  return facts.filter(({ now, earlier, enrolled }) => now ?? earlier ?? enrolled)
}

/** Finds whether a side says something else than the application; silence differs from nothing. */
export function differs(now: Bilingual | null, other: Bilingual | null): boolean {
  return other !== null && now?.en !== other.en
}

function compareFact(
  { now, earlier, enrolled }: Sides,
  what: Bilingual,
  read: (firm: Firm) => Bilingual | null,
): FirmFact {
  return {
    ...{ what, now: read(now) },
    ...{ earlier: earlier && read(earlier), enrolled: enrolled && read(enrolled) },
  }
}

function said(text: string | null): Bilingual | null {
  return text === null || text === '' ? null : { zh: text, en: text }
}

/** Each role with what it lets the firm do. */
function describeRoles(roles: readonly PartyRole[]): Bilingual {
  const words = roles.map(role => ROLE_WORDS[role])
  return {
    zh: words.map(({ zh, may }) => `${zh}（${may.zh}）`).join('；'),
    en: words.map(({ en, may }) => `${en} (${may.en})`).join('; '),
  }
}

const PAPER_WORDS: Readonly<Record<string, Bilingual>> = {
  licence: { zh: '营业执照', en: 'licence' },
  authorisation: { zh: '授权书或申请函', en: 'authorisation or letter' },
}

function listPapers(sides: Sides): readonly FirmFact[] {
  const kinds = [sides.now, sides.earlier].flatMap(firm => Object.keys(firm?.papers ?? {}))
  return [...new Set(kinds)].map(kind =>
    compareFact(sides, PAPER_WORDS[kind] ?? { zh: kind, en: kind }, ({ papers }) =>
      said(papers?.[kind] ?? null),
    ),
  )
}

/** Those who apply first, then those who are on another side only. */
function listPeople({ now, earlier, enrolled }: Sides): readonly FirmFact[] {
  const all = [now, earlier, enrolled].flatMap(firm => firm?.people ?? [])
  const each = all.filter((one, n) => all.findIndex(other => isSame(one, other)) === n)
  return each.map((one, n) => {
    const find = (firm: Firm | null) => {
      const found = firm?.people.find(person => isSame(one, person))
      return found ? describePerson(found) : null
    }
    const what = { zh: `用户 ${n + 1}`, en: `user ${n + 1}` }
    return { what, now: find(now), earlier: find(earlier), enrolled: find(enrolled) }
  })
}

function isSame(one: FirmPerson, other: FirmPerson): boolean {
  if (one.user !== null && one.user === other.user) return true
  if (one.identity !== null && one.identity === other.identity) return true
  return one.keys.some(key => other.keys.some(({ publicKey }) => publicKey === key.publicKey))
}

/** A person by its duty and keys; identities are compared, and never told. */
function describePerson({ duty, representative, keys }: FirmPerson): Bilingual {
  const words = duty === null ? { zh: '职责不变', en: 'duty unchanged' } : DUTY_WORDS[duty]
  const held = keys.map(({ alg, publicKey }) => `${alg} ${publicKey}`).join(', ')
  return {
    zh: `${words.zh}${representative ? '、法定代表人' : ''}；密钥：${held || '无'}`,
    en: `${words.en}${representative ? ' and legal representative' : ''}; keys: ${held || 'none'}`,
  }
}
