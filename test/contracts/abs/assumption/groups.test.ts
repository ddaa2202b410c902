import { describe, expect, it } from 'vitest'
import { NO_STRESS } from '../../../../contracts/abs/assumption/assumptions.ts'
import {
  changeForAll,
  type GroupedAssumptions,
  listPartAssumptions,
  splitByGroup,
} from '../../../../contracts/abs/assumption/groups.ts'
import { loan } from '../pool/loan.ts'

const rate = (of: string) => ({ kind: 'constant', per: 'year', rate: of }) as const
const grouped: GroupedAssumptions = {
  ...NO_STRESS,
  default: rate('0.01'),
  prepayment: rate('0.1'),
  groups: [
    { where: { field: 'annualRate', atLeast: '0.08' }, default: rate('0.05') },
    { where: { field: 'attributes.region', oneOf: ['A'] }, prepayment: rate('0.2') },
  ],
}

describe('groups of a pool', () => {
  it('an asset belongs to the first whose condition it meets, others to none', () => {
    const high = { rate: { kind: 'fixed', annual: '0.08' }, attributes: { region: 'A' } } as const
    const assets = [
      loan('none'),
      loan('both', high),
      loan('second', { attributes: { region: 'A' } }),
    ]
    expect(splitByGroup(assets, grouped.groups!, '2026-01-01')).toEqual({
      ok: true,
      value: [[0], [1], [2]],
    })
  })

  it('what a group does not state is that of the pool', () => {
    expect(
      listPartAssumptions(grouped).map(({ default: d, prepayment }) => [d, prepayment]),
    ).toEqual([
      [rate('0.01'), rate('0.1')],
      [rate('0.05'), rate('0.1')],
      [rate('0.01'), rate('0.2')],
    ])
  })

  it('a change for all is a change for the groups', () => {
    const changed = changeForAll(grouped, { default: rate('0.3') })
    const defaults = listPartAssumptions(changed).map(own => own.default)
    expect(defaults).toEqual([rate('0.3'), rate('0.3'), rate('0.3')])
    expect(listPartAssumptions(changed)[2]!.prepayment).toEqual(rate('0.2'))
  })

  it('a condition that cannot be asked is refused with its path', () => {
    const groups = [{ where: { field: 'anualRate', atLeast: '0.08' } as never }]
    expect(splitByGroup([], groups, '2026-01-01')).toMatchObject({
      refusal: 'field_must_be_known',
      path: 'groups.0.where.field',
    })
  })
})
