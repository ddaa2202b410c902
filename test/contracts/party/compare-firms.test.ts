import { expect, it } from 'vitest'
import {
  compareFirms,
  differs,
  type Firm,
  type FirmPerson,
} from '../../../contracts/party/compare-firms.ts'

const person = (change: Partial<FirmPerson> = {}): FirmPerson => ({
  ...{ user: null, identity: 'a', duty: 'maker', representative: false },
  keys: [{ alg: 'EdDSA', publicKey: 'k1' }],
  ...change,
})
const firm = (change: Partial<Firm> = {}): Firm => ({
  ...{ name: 'A firm', code: 'C', roles: ['supplier'], size: 'small' },
  ...{ papers: { licence: 'l1', authorisation: 'a1' }, people: [person()] },
  ...change,
})
const alone = { earlier: null, enrolled: null }
const factsBy = (facts: ReturnType<typeof compareFirms>) =>
  Object.fromEntries(facts.map(fact => [fact.what.en, fact]))

it('every fact of an application is said in words of both languages', () => {
  const facts = compareFirms({ now: firm({ roles: ['debtor', 'lender'] }), ...alone })
  expect(facts.map(({ what, now }) => `${what.en}: ${now?.en}`)).toEqual([
    'name: A firm',
    'code: C',
    'size: small firm',
    'roles: debtor (owes receivables and confirms them); ' +
      'lender (finances receivables and takes them in pledge)',
    'licence: l1',
    'authorisation or letter: a1',
    'user 1: maker; keys: EdDSA k1',
  ])
  for (const { what, now } of facts) {
    expect(what.zh).toMatch(/\p{Script=Han}/u)
    expect(now?.zh).toBeTruthy()
  }
})

it('stands beside what was applied for before, and beside the party that is enrolled', () => {
  const earlier = firm({ size: 'large', papers: { licence: 'l0', authorisation: 'a1' } })
  const enrolled = firm({ name: 'Another firm', papers: null })
  const facts = factsBy(compareFirms({ now: firm(), earlier, enrolled }))
  expect(facts['size']).toMatchObject({
    ...{ now: { en: 'small firm' }, earlier: { en: 'large firm' }, enrolled: { en: 'small firm' } },
  })
  expect(facts['name']!.enrolled).toEqual({ zh: 'Another firm', en: 'Another firm' })
  expect(facts['licence']).toMatchObject({ earlier: { en: 'l0' }, enrolled: null })
  const changed = Object.values(facts).filter(
    ({ now, ...fact }) => differs(now, fact.earlier) || differs(now, fact.enrolled),
  )
  expect(changed.map(({ what }) => what.en)).toEqual(['name', 'size', 'licence'])
})

it('one person is one by identity, by id or by a key, and an identity is never told', () => {
  const now = firm({
    people: [person({ identity: 'secret', duty: 'signer' }), person({ keys: [] })],
  })
  const earlier = firm({ people: [person({ identity: 'secret', keys: [] })] })
  const enrolled = firm({ people: [person({ user: 'u', identity: null, duty: 'checker' })] })
  const facts = compareFirms({ now, earlier, enrolled })
  const people = facts.filter(({ what }) => what.en.startsWith('user'))
  expect(people.map(fact => [fact.now?.en, fact.earlier?.en, fact.enrolled?.en])).toEqual([
    ['signer; keys: EdDSA k1', 'maker; keys: none', 'checker; keys: EdDSA k1'],
    ['maker; keys: none', undefined, undefined],
  ])
  expect(JSON.stringify(facts)).not.toContain('secret')
})

it('who is on another side only is listed as well, after those who apply', () => {
  const enrolled = firm({
    people: [person({ identity: null, keys: [{ alg: 'ES256', publicKey: 'k2' }] })],
  })
  const facts = compareFirms({ now: firm(), earlier: null, enrolled })
  expect(facts.at(-1)).toMatchObject({
    ...{ what: { en: 'user 2' }, now: null, enrolled: { en: 'maker; keys: ES256 k2' } },
  })
})

it('an application for a key says whose it is and nothing of the firm', () => {
  const people = [person({ user: 'u1', identity: null, duty: null })]
  const now = firm({ name: null, roles: null, size: null, people })
  const facts = compareFirms({ now, ...alone })
  expect(facts.map(({ what }) => what.en)).toEqual([
    ...['code', 'licence', 'authorisation or letter', 'user 1'],
  ])
  expect(facts.at(-1)!.now!.en).toBe('duty unchanged; keys: EdDSA k1')
})

it('silence of the other side is no difference; a thing that is only there is one', () => {
  expect(differs({ zh: '一', en: 'one' }, null)).toBe(false)
  expect(differs(null, { zh: '一', en: 'one' })).toBe(true)
  expect(differs({ zh: '一', en: 'one' }, { zh: '一', en: 'one' })).toBe(false)
})

it('says of a person that it is the legal representative, and of no other', () => {
  const people = [person({ representative: true }), person({ identity: 'b', keys: [] })]
  const facts = compareFirms({ now: firm({ people }), ...alone })
  const [first, second] = facts.filter(({ what }) => what.en.startsWith('user'))
  expect(first?.now).toEqual({
    zh: '经办、法定代表人；密钥：EdDSA k1',
    en: 'maker and legal representative; keys: EdDSA k1',
  })
  expect(second?.now).toEqual({ zh: '经办；密钥：无', en: 'maker; keys: none' })
})
