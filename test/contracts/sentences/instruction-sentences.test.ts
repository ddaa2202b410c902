import { expect, it } from 'vitest'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'

const id = 'sti_0000000000001'
const terms = { scope: 'roll_business_date', limit: '250', until: '2027-03-01' }

it.each([
  ['party.give-standing-instruction', { id, ...terms }, {}],
  ['party.withdraw-standing-instruction', { id }, { [id]: terms }],
  ['calendar.roll-as-instructed', { to: '2026-03-03', instruction: id }, { [id]: terms }],
])('%s says scope, limit and end in both languages', (act, body, shown) => {
  const { zh, en } = describeAct({ act, body }, shown)
  for (const value of ['250', '2027-03-01']) {
    expect(zh).toContain(value)
    expect(en).toContain(value)
  }
  expect(zh).toContain('逐日推进营业日期')
  expect(en).toContain('rolls the business date, day by day')
})

it('what was not shown is named by its id', () => {
  const act = 'party.withdraw-standing-instruction'
  const { zh, en } = describeAct({ act, body: { id } }, {})
  expect([zh, en]).toEqual([`撤回常设指令 ${id}。`, `Withdraw the standing instruction ${id}.`])
})
