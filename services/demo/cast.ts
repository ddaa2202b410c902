import { createHash } from 'node:crypto'
import {
  type Id,
  idOfBytes,
  type KeyId,
  type PartyId,
  type UserId,
} from '../../contracts/kernel/id.ts'
import type { Duty, PartyRole, SizeClass } from '../../contracts/party/party.ts'
import { completeCode } from '../../contracts/party/unified-social-credit-code.ts'
import {
  type Client,
  openClient,
  type SigningKey,
  seededKey,
  type Transport,
} from '../client/index.ts'
import type { IdentityKey } from '../platform/identity-key.ts'
import type { RootSecret } from '../platform/root-secret.ts'
import type { Market } from './market/index.ts'
import type { DemoOperator } from './operator.ts'

/** Who signs: a party's two people together, or one key of it alone. */
export interface Signatory {
  readonly party: PartyId
  readonly label: 'people' | 'alone'
  readonly client: Client
}

export interface Member {
  readonly party: PartyId
  readonly code: string
  readonly name: string
  readonly role: PartyRole
  readonly size: SizeClass
  /** Distance from the debtor of what it sells; 0: no supplier. */
  readonly tier: 0 | 1 | 2 | 3
  readonly users: readonly MemberUser[]
  /** Maker and checker. */
  readonly people: Signatory
  /** A supplier's own system under its mandates; of others, the maker. */
  readonly alone: Signatory
  /** The maker at its desk: it reads, and prepares what others must sign with it. */
  readonly desk: Client
}

export interface MemberUser {
  readonly user: UserId
  readonly person: `psn_${string}`
  readonly identity: string
  readonly duty: Duty
  readonly key: SigningKey
}

export interface Cast {
  readonly officers: Signatory
  readonly byCode: ReadonlyMap<string, Member>
  readonly debtors: readonly Member[]
  readonly suppliers: readonly Member[]
  readonly bank: Member
  readonly regulator: Member
  readonly goods: GoodsCast
}

/** Who takes part in the chapter on goods, beside the bank. */
export interface GoodsCast {
  readonly keeper: Member
  readonly inspector: Member
  readonly trader: Member
  /** A second lender, which is offered what the bank has. */
  readonly rival: Member
  /** Two people of each of them sign the same bytes; the first one's party gives the command. */
  together(first: Signers, ...others: readonly Signers[]): Signatory
  readonly officers: Signers
}

export type Signers = Pick<Member, 'party'> & {
  readonly users: readonly Pick<MemberUser, 'user' | 'key'>[]
}

export interface Stage {
  readonly secret: RootSecret
  readonly transport: Transport
  /** The ledger's name. */
  readonly ledger: string
  readonly operator: DemoOperator
  readonly identityKey: IdentityKey
}

/** Everybody of a market, with keys and ids that follow from the secret alone. */
export function buildCast(market: Market, stage: Stage): Cast {
  const { operator } = stage
  const debtors = market.debtors.map(one => buildMember(stage, { ...one, role: 'debtor', tier: 0 }))
  const suppliers = market.suppliers.map(one => buildMember(stage, { ...one, role: 'supplier' }))
  const bank = buildMember(stage, { ...OTHERS.bank, role: 'lender', tier: 0, size: 'large' })
  const regulator = buildMember(stage, {
    ...OTHERS.regulator,
    role: 'regulator',
    tier: 0,
    size: 'public',
  })
  const other = (one: keyof typeof OF_GOODS): Member =>
    buildMember(stage, { ...OF_GOODS[one], tier: 0, size: 'large' })
  const goods: GoodsCast = {
    ...{ keeper: other('keeper'), inspector: other('inspector') },
    ...{ trader: other('trader'), rival: other('rival') },
    together: (...all) => signTogether(stage, all),
    officers: { party: operator.party, users: [operator.maker, operator.checker] },
  }
  const byCode = new Map([...debtors, ...suppliers].map(one => [one.code, one]))
  return { officers: openOfficers(stage), byCode, debtors, suppliers, bank, regulator, goods }
}

const OTHERS = {
  bank: { code: completeCode('91990000MA900001'), name: '示例商业银行股份有限公司' },
  regulator: { code: completeCode('11990000MA900002'), name: '示例地方金融管理局' },
}

const OF_GOODS = {
  keeper: { code: completeCode('91990000MA900003'), name: '示例仓储有限公司', role: 'keeper' },
  inspector: {
    code: completeCode('91990000MA900004'),
    name: '示例检验有限公司',
    role: 'inspector',
  },
  trader: {
    code: completeCode('91990000MA900005'),
    name: '示例铜业贸易有限公司',
    role: 'distributor',
  },
  rival: { code: completeCode('91990000MA900006'), name: '示例城市商业银行', role: 'lender' },
} as const

function signTogether({ transport, ledger }: Stage, all: readonly Signers[]): Signatory {
  const { party, users } = all[0]!
  const keys = all.flatMap(one => one.users.map(({ key }) => key))
  const client = openClient({ transport, ledger, party, user: users[0]!.user, keys })
  return { party, label: 'people', client }
}

function openOfficers({ operator, transport, ledger }: Stage): Signatory {
  const { party, maker, checker } = operator
  const keys = [maker.key, checker.key]
  const client = openClient({ transport, ledger, party, user: maker.user, keys })
  return { party, label: 'people', client }
}

type Known = Pick<Member, 'code' | 'name' | 'role' | 'size' | 'tier'>

function buildMember({ secret, transport, ledger, identityKey }: Stage, known: Known): Member {
  const { code, name, role, size, tier } = known
  const party = idFor('pty', secret, `${code} party`)
  const build = (label: string, duty: Duty) =>
    buildUser({ secret, identityKey }, `${code} ${label}`, duty)
  const maker = build('maker', 'maker')
  const checker = build('checker', 'checker')
  const system = role === 'supplier' ? build('system', 'maker') : null
  const openFor = (user: UserId, keys: readonly SigningKey[]) =>
    openClient({ transport, ledger, party, user, keys })
  const pen = (label: Signatory['label'], user: UserId, keys: readonly SigningKey[]): Signatory => {
    return { party, label, client: openFor(user, keys) }
  }
  const single = system ?? maker
  return {
    ...{ party, code, name, role, size, tier },
    users: [maker, checker, ...(system ? [system] : [])],
    people: pen('people', maker.user, [maker.key, checker.key]),
    alone: pen('alone', single.user, [single.key]),
    desk: openFor(maker.user, [maker.key]),
  }
}

function buildUser(
  { secret, identityKey }: Pick<Stage, 'secret' | 'identityKey'>,
  label: string,
  duty: Duty,
): MemberUser {
  return {
    user: idFor('usr', secret, `${label} user`),
    person: idFor('psn', secret, `${label} person`),
    identity: identityKey.apply(digestText(`${label} identity document`)),
    duty,
    key: seededKey(secret.derive(`demo ${label} key`)),
  }
}

/** Of a document that nobody has written: the demonstration's evidence is made up. */
export function digestText(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** An id that is the same in every run of one folder. */
export function idFor<Noun extends string>(
  noun: Noun,
  secret: RootSecret,
  label: string,
): Id<Noun> {
  return idOfBytes(noun, secret.derive(`demo ${label}`))
}

export function findSystemKey(member: Member): KeyId {
  return member.users.at(-1)!.key.id
}
