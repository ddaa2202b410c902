import { describe, expect, it, test } from 'vitest'
import { DEBTOR_CLAUSES } from '../../../contracts/debtor/clauses.ts'
import { MARK_WORDS } from '../../../contracts/debtor/mark-words.ts'
import { PARTY_CLAUSES } from '../../../contracts/party/clauses.ts'
import { PARTY_ROLES } from '../../../contracts/party/party.ts'
import { DUTY_WORDS, ROLE_WORDS, SIZE_WORDS } from '../../../contracts/party/party-words.ts'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'
import { formatLimit } from '../../../contracts/sentences/format-shown.ts'
import type { ActName } from '../../support/act-table/act-row.ts'
import { ACT_TABLE } from '../../support/act-table/act-table.ts'

const ACTS = [...Object.keys(PARTY_CLAUSES), ...Object.keys(DEBTOR_CLAUSES)] as ActName[]

/** Code words stand in a sentence as people say them. */
const CODE_WORDS: Readonly<Record<string, { zh: string; en: string }>> = {
  ...{ ...ROLE_WORDS, ...DUTY_WORDS, ...SIZE_WORDS, ...MARK_WORDS },
  uscc: { zh: '统一社会信用代码', en: 'unified social credit code' },
  roll_business_date: { zh: '推进营业日期', en: 'rolls the business date' },
}

/** The texts of a body but for proofs, which are a key's own word that it is meant. */
function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => (name === 'proof' ? [] : listTexts(part)))
}

/** Values of a body that a sentence does not say, in either language. */
function leftOut(act: ActName, body: object): readonly string[] {
  const said = describeAct({ act, body }, {})
  return listTexts(body).filter(text => {
    const word = CODE_WORDS[text] ?? { zh: text, en: text }
    return !said.zh.includes(word.zh) || !said.en.includes(word.en)
  })
}

describe('what is signed about a party says all that it does', () => {
  it.each(ACTS)('%s', act => {
    const { body } = ACT_TABLE[act]
    expect(listTexts(body).length).toBeGreaterThan(0)
    expect(leftOut(act, body)).toEqual([])
  })

  it('an enrolment says what each role may do', () => {
    const body = { ...ACT_TABLE['party.enrol'].body, roles: PARTY_ROLES }
    const { zh, en } = describeAct({ act: 'party.enrol', body }, {})
    for (const role of PARTY_ROLES) {
      expect(zh).toContain(`${ROLE_WORDS[role].zh}（${ROLE_WORDS[role].may.zh}）`)
      expect(en).toContain(`${ROLE_WORDS[role].en} (${ROLE_WORDS[role].may.en})`)
    }
  })

  it('a representative, a key of a machine and one kept by the platform are named as such', () => {
    const body = ACT_TABLE['party.enrol'].body as { users: { keys: object[] }[] }
    const [user] = body.users
    const [key] = user!.keys
    const keys = [
      { ...key, custody: true },
      { ...key, machine: true },
    ]
    const users = [
      { ...user, representative: true, keys },
      { ...user, keys: [] },
    ]
    const { zh, en } = describeAct({ act: 'party.enrol', body: { ...body, users } }, {})
    for (const said of [
      'and legal representative',
      'kept by the platform',
      'signs unread',
      'no key',
    ])
      expect(en).toContain(said)
    for (const said of ['法定代表人', '由平台保管', '无人阅读即签', '无密钥'])
      expect(zh).toContain(said)
  })

  it('evidence that is not there is said to be missing', () => {
    const evidence = { licence: null, authorisation: null, microDepositOn: null, callBack: null }
    const body = { ...ACT_TABLE['party.enrol'].body, evidence }
    const { en } = describeAct({ act: 'party.enrol', body }, {})
    expect(en).toContain('licence none, authorisation none')
    expect(en).toContain('small payment confirmed never, not called back')
  })

  it('evidence of an act that nobody has drawn up is not said to be missing', () => {
    for (const act of ['party.enrol', 'party.recover-key'] as const) {
      const body = { ...ACT_TABLE[act].body, evidence: null }
      const { zh, en } = describeAct({ act, body }, {})
      expect(en).toContain('Seen: not told yet, as no officer has drawn the act up.')
      expect(zh).toContain('已核验：尚未记载（运营人员还没有拟出文稿）。')
      expect(en).not.toContain('none')
    }
  })
})

test('a limit is said in minor units of any currency, not as if it were yuan', () => {
  expect(formatLimit('123456')).toEqual({
    zh: '123,456 个最小货币单位（CNY 1,234.56、JPY 123,456）',
    en: '123,456 minor units (CNY 1,234.56, JPY 123,456)',
  })
  const body = { singleLimit: '5', representativeLimit: '6', dailyLimit: '7' }
  const { en } = describeAct({ act: 'party.set-policy', body }, {})
  for (const said of ['whatever the currency', 'CNY 0.05, JPY 5', 'JPY 6', 'JPY 7'])
    expect(en).toContain(said)
})

test('an amount of a currency that was not shown is not said to be yuan', () => {
  const body = { receivable: 'rcv_1', amount: '5000', dueOn: '2026-06-01' }
  const yen = { amount: '5000', currency: 'JPY', decimals: 0, dueOn: '2026-06-01' }
  const between = { debtor: 'D', debtorCode: 'd', supplier: 'S', supplierCode: 's' }
  const act = 'receivable.confirm'
  expect(describeAct({ act, body }, {}).en).toContain('Confirm to owe 5,000 minor units on')
  expect(describeAct({ act, body }, { rcv_1: { ...yen, ...between } }).en).toContain(
    'Confirm to owe JPY 5,000 on',
  )
})

test('every role has words of its own in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    const words = PARTY_ROLES.map(role => ROLE_WORDS[role][language])
    expect(new Set(words).size).toBe(PARTY_ROLES.length)
  }
})
