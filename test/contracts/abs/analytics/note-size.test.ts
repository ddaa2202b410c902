import { describe, expect, it } from 'vitest'
import {
  findGreatestSize,
  findSizes,
  type NoSizeRefusal,
  resizeNote,
  type SizeRefusal,
} from '../../../../contracts/abs/analytics/note-size.ts'
import type { Deal } from '../../../../contracts/abs/deal/deal.ts'
import { dealTemplate } from '../../../../contracts/abs/deal/templates/deal-template.ts'
import { withEdits } from '../deal/edited.ts'
import { value } from './value.ts'

/** A has 8,000,000 units of 100 yuan, B and sub 1,000,000 each. */
const deal = dealTemplate('loans')
const other = (edits: Record<string, unknown>) => withEdits(deal, edits) as Deal

describe('the sizes of a note', () => {
  it('are its units from one on, up to all but one of the other’s', () => {
    expect(value(findSizes(deal, 'A', 'sub'))).toEqual({ least: 1n, most: 8_999_999n, step: 1n })
  })

  it('move by what is whole units of both', () => {
    const faces = other({ 'notes.A.unit': '40元', 'notes.A.units': 7, 'notes.sub.units': 3 })
    // 5 units of 40 are 2 of 100: sub has 3 units and keeps one, so A goes from 2 to 12.
    expect(value(findSizes(faces, 'A', 'sub'))).toEqual({ least: 2n, most: 12n, step: 5n })
    const { notes } = resizeNote(faces, 'A', 'sub', 12n)
    expect([notes['A']!.units, notes['sub']!.units]).toEqual([12, 1])
  })

  it('leave the sum of the two as it was', () => {
    const { notes } = resizeNote(deal, 'A', 'sub', 8_250_001n)
    expect([notes['A']!.units, notes['sub']!.units]).toEqual([8_250_001, 749_999])
  })

  const refusals: Record<SizeRefusal, readonly [Deal, string, string]> = {
    note_must_be_known: [deal, 'A', 'constructor'],
    notes_must_be_two: [deal, 'A', 'A'],
    note_must_have_a_face: [other({ 'notes.sub.unit': '0元' }), 'A', 'sub'],
    notes_must_have_room_for_a_step: [
      other({ 'notes.A.units': 1, 'notes.sub.units': 1 }),
      'A',
      'sub',
    ],
  }
  it.each(Object.entries(refusals))('refused: %s', (refusal, [of, note, against]) => {
    expect(findSizes(of, note, against)).toMatchObject({ ok: false, refusal })
  })

  it('two units are room enough', () => {
    const small = other({ 'notes.A.units': 1, 'notes.sub.units': 2 })
    expect(value(findSizes(small, 'A', 'sub'))).toEqual({ least: 1n, most: 2n, step: 1n })
  })
})

describe('the greatest size that meets a target', () => {
  const sizes = { least: 2n, most: 1_000_002n, step: 5n }

  it.each([2n, 7n, 499_997n, 999_997n])('is found to the step: up to %s', limit => {
    let asked = 0
    const isMet = (units: bigint) => {
      asked++
      expect((units - sizes.least) % sizes.step).toBe(0n)
      return units <= limit
    }
    expect(value(findGreatestSize(isMet, sizes))).toBe(limit)
    expect(asked).toBeLessThan(22)
  })

  const none: Record<NoSizeRefusal, (units: bigint) => boolean> = {
    target_must_be_met_by_the_least_size: units => units <= 1n,
    target_must_be_missed_by_the_most: () => true,
  }
  it.each(Object.entries(none))('there is none: %s', (refusal, isMet) => {
    expect(findGreatestSize(isMet, sizes)).toMatchObject({ ok: false, refusal })
  })
})
