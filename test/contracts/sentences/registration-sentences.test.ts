import { expect, it } from 'vitest'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'

const financing = 'fin_0000000000001'
const search = 'src_0000000000001'
const certificate = 'C'.repeat(43)
const shown = {
  [financing]: {
    ...{ holder: 'Red Hill Mill', debtors: ['Bohai Yard'], amount: '100000', currency: 'CNY' },
    ...{ decimals: 2, firstDueOn: '2026-06-01' },
  },
  [search]: { searchedAt: '2026-03-02T02:00:00.000Z', hits: ['0900000001 Far Bank'] },
}
const at = '2026-03-02T03:00:00.000Z'
const proof = { financing, at, certificate }
const hit = { number: '0900000001', securedParty: 'Far Bank', registeredAt: '2025-11-03T00:00:00Z' }

it.each([
  [
    'search-register',
    { ...proof, search, hits: [hit] },
    [at, 'Far Bank', '0900000001', certificate],
  ],
  [
    'judge-hits',
    { financing, search, verdict: 'stop', reason: 'the same' },
    ['0900000001 Far Bank', '2026-03-02T02:00:00.000Z', 'the same'],
  ],
  [
    'register-financing',
    { ...proof, id: 'reg_0000000000001', number: '20260302000001', until: '2027-03-02' },
    [at, '20260302000001', '2027-03-02', certificate],
  ],
  ['extend-registration', { ...proof, until: '2028-03-02' }, [at, '2028-03-02', certificate]],
  ['change-registration', { ...proof, words: 'a new name' }, [at, 'a new name', certificate]],
  ['discharge-registration', { ...proof, reason: 'paid back' }, [at, 'paid back', certificate]],
  ['expire-registration', { financing }, []],
])('%s says all that is signed, in both languages', (act, body, says) => {
  const { zh, en } = describeAct({ act: `registration.${act}`, body }, shown)
  for (const words of ['Red Hill Mill', 'CNY 1,000.00', ...says]) {
    expect(zh).toContain(words)
    expect(en).toContain(words)
  }
})

it('says whether hits stand against a financing, and that nothing was found', () => {
  const body = { financing, search, verdict: 'proceed', reason: 'no' }
  const judged = describeAct({ act: 'registration.judge-hits', body }, shown)
  expect([judged.zh, judged.en]).toEqual([
    expect.stringContaining('不妨碍'),
    expect.stringContaining('do not stand against'),
  ])
  const none = { ...proof, search, hits: [] }
  const { zh, en } = describeAct({ act: 'registration.search-register', body: none }, shown)
  expect([zh, en]).toEqual([
    expect.stringContaining('无他人的在先登记'),
    expect.stringContaining('nothing of others'),
  ])
})

it('names a search by its id where nothing was shown', () => {
  const body = { financing, search, verdict: 'stop', reason: 'no' }
  expect(describeAct({ act: 'registration.judge-hits', body }, {}).en).toContain(search)
})
