import { expect, it } from 'vitest'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'

const facility = 'fac_0000000000001'
const subject = 'pty_0000000000001'
const time = { beginsOn: '2026-03-02', until: '2027-03-02' }
const record = {
  ...{ kind: 'group', lender: 'Coast Bank', subject: 'Bohai Group', until: '2027-03-02' },
  ...{ limit: '500000', currency: 'CNY', decimals: 2 },
}
const shown = {
  [facility]: record,
  [subject]: { name: 'Bohai Yard', code: '91X', roles: ['debtor'] },
}
const terms = { currency: 'CNY', limit: '100000', ...time }

it.each([
  ['grant', { id: 'fac_2', scope: 'debtor', subject, within: facility, ...terms }, 'Bohai Yard'],
  ['change', { facility, limit: '100000', until: '2027-03-02' }, 'Bohai Group'],
  ['guarantee', { facility, amount: '100000', until: '2027-03-02', undertaking: 'w' }, 'Bohai'],
])('facility.%s says whom it is on, how much and until when', (act, body, whom) => {
  const { zh, en } = describeAct({ act: `facility.${act}`, body }, shown)
  for (const value of ['CNY 1,000.00', '2027-03-02', whom, 'Coast Bank']) {
    expect(zh).toContain(value)
    expect(en).toContain(value)
  }
})

it('a limit on the platform names nobody', () => {
  const body = { id: 'fac_2', scope: 'platform', subject: null, within: null, ...terms }
  expect(describeAct({ act: 'facility.grant', body }, {})).toEqual({
    zh: '授予平台总额度 fac_2：CNY 1,000.00，2026-03-02 起、2027-03-02 前有效。',
    en: 'Grant the platform limit fac_2 of CNY 1,000.00, from 2026-03-02 until 2027-03-02.',
  })
})

it.each([
  ['pause', '暂停', 'Pause'],
  ['resume', '恢复', 'Resume'],
  ['end', '终止', 'End'],
])('facility.%s names the facility as it was shown, or by its id', (act, zh, en) => {
  const say = (known: typeof shown | Record<string, never>) =>
    describeAct({ act: `facility.${act}`, body: { facility } }, known)
  expect(say(shown)).toEqual({
    zh: `${zh}集团额度 ${facility}（Coast Bank 对 Bohai Group，CNY 5,000.00）。`,
    en: `${en} the group limit ${facility} (Coast Bank on Bohai Group, CNY 5,000.00).`,
  })
  expect(say({})).toEqual({
    zh: `${zh}授信额度 ${facility}。`,
    en: `${en} the facility ${facility}.`,
  })
})

it('facility.cap says the share, and what a smaller book counts as', () => {
  const body = { facility, share: '0.25', atLeast: '100000' }
  const { zh, en } = describeAct({ act: 'facility.cap', body }, shown)
  expect(en).toBe(
    `Cap the group limit ${facility} (Coast Bank on Bohai Group, CNY 5,000.00) at 0.25 of the ` +
      'book, which counts as CNY 1,000.00 at least.',
  )
  expect(zh).toContain('业务余额的 0.25，余额至少按 CNY 1,000.00 计')
})
