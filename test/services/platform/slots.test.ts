import { expect, test } from 'vitest'
import { Slots, SlotsFull } from '../../../services/platform/slots.ts'

const settle = () => new Promise(resolve => setImmediate(resolve))

test('so many of a key are inside at once, and others wait in their order', async () => {
  const slots = new Slots(2, 10)
  const inside: number[] = []
  const leave: (() => void)[] = []
  for (let n = 0; n < 5; n++)
    void slots.enter('a').then(out => {
      inside.push(n)
      leave.push(out)
    })
  await settle()
  expect(inside).toEqual([0, 1])
  leave.shift()!()
  await settle()
  expect(inside).toEqual([0, 1, 2])
  for (; leave.length > 0; await settle()) leave.shift()!()
  expect(inside).toEqual([0, 1, 2, 3, 4])
  expect(slots.size).toBe(0)
})

test('one key keeps no other waiting', async () => {
  const slots = new Slots(1, 0)
  await slots.enter('a')
  await slots.enter('b')
  expect(slots.size).toBe(2)
})

test('more than may wait are turned away', async () => {
  const slots = new Slots(1, 1)
  const leave = await slots.enter('a')
  const waiting = slots.enter('a')
  await expect(slots.enter('a')).rejects.toThrow(SlotsFull)
  leave()
  expect(await waiting).toBeTypeOf('function')
})
