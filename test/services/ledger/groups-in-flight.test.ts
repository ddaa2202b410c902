import { expect, test } from 'vitest'
import {
  type CommitSlot,
  GroupsInFlight,
} from '../../../services/ledger/engine/group/groups-in-flight.ts'
import type { LockSet } from '../../../services/ledger/engine/group/next-group.ts'

/** Groups that are told when to lock, to end, to fail, and what they noted on their way. */
function groups() {
  const said: string[] = []
  const underWay = new GroupsInFlight(() => undefined)
  const start = (name: string) => {
    const ground: LockSet = { subjects: new Set([name]), locksAll: false }
    const end = Promise.withResolvers<'done' | 'breaks'>()
    let turn: CommitSlot | null = null
    const answer = async (given: CommitSlot, failed: () => Promise<void>) => {
      turn = given
      void given.before.then(() => said.push(`${name} may commit`))
      if ((await end.promise) === 'breaks') {
        await failed()
        said.push(`${name} again`)
        await again.promise
      }
      said.push(`${name} answered`)
    }
    const again = Promise.withResolvers<void>()
    underWay.start(ground, answer)
    const locked = () => turn!.locked()
    const { resolve } = end
    return { ground, locked, done: () => resolve('done'), breaks: () => resolve('breaks'), again }
  }
  return { said, underWay, start }
}

const settle = () => new Promise(resolve => setImmediate(resolve))

test('the next group starts when the one before holds its locks, and no third beside two', () => {
  const { underWay, start } = groups()
  const first = start('first')
  expect(underWay.mayStart).toBe(false)
  first.locked()
  expect(underWay.mayStart).toBe(true)
  start('second').locked()
  expect(underWay.mayStart).toBe(false)
})

test('an answer lets none in before the next group holds its locks', async () => {
  const { underWay, start } = groups()
  const first = start('first')
  first.locked()
  const second = start('second')
  first.done()
  await settle()
  expect(underWay.mayStart).toBe(false)
  second.locked()
  expect(underWay.mayStart).toBe(true)
})

test('groups commit in the order in which they locked', async () => {
  const { said, start } = groups()
  const first = start('first')
  first.locked()
  start('second').locked()
  await settle()
  expect(said).toEqual(['first may commit'])
  first.done()
  await settle()
  expect(said).toEqual(['first may commit', 'first answered', 'second may commit'])
})

test('a group that failed lets the others go on, and runs again when they have ended', async () => {
  const { said, underWay, start } = groups()
  const first = start('first')
  first.locked()
  const second = start('second')
  second.locked()
  first.breaks()
  await settle()
  expect(said).toEqual(['first may commit', 'second may commit'])
  expect(underWay.lockSets.map(lockSet => lockSet.locksAll)).toEqual([true, false])
  second.done()
  await settle()
  expect(said.slice(2)).toEqual(['second answered', 'first again'])
})

test('groups that failed run again one after the other', async () => {
  const { said, start } = groups()
  const first = start('first')
  first.locked()
  const second = start('second')
  second.locked()
  second.breaks()
  first.breaks()
  await settle()
  expect(said.slice(2)).toEqual(['second again'])
  second.again.resolve()
  await settle()
  expect(said.slice(3)).toEqual(['second answered', 'first again'])
})

test('who waits for an answer is not kept waiting when nothing is under way', async () => {
  const { underWay, start } = groups()
  await underWay.oneAnswered()
  const first = start('first')
  first.done()
  await underWay.oneAnswered()
  expect(underWay.lockSets).toEqual([])
})
